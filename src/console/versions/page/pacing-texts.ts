import { countedAs } from "../../../words/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of what publishing lets go little by little: enrolments and written values. */
export const pacingTexts = texts(
  {
    enrol: "Enrol up to a number a day",
    enrolWith: (enrolments: string) =>
      `Enrol the ${enrolments} that come from it, up to a number a day`,
    previewFirst: "Preview this draft first: then the number of enrolments stands here.",
    none: "The preview shows nobody who would enter a bound workflow by this publish.",
    mostADay: "Enrolments a day, all workflows together",
    means: (days: string) =>
      `About ${days} days. The best scores go first, spread over the day in your account's time zone. Each workflow's own cap, pause between two starts, unsubscribing and priority hold; whoever no longer meets the condition by then is left out. You can stop it at any time; another publish or a roll-back stops it too.`,
    pace: "Write what changes little by little, so that your own workflows are not set off all at once",
    paceMeans:
      "Best scores first, once all are scored. What a visit, a form or a person changes is still written at once.",
    paceMost: "Contacts",
    pacePer: "In each",
    per: { hour: "hour", day: "day" },
    title: "Let go little by little",
    enrolments: (version: string, name: string) => `Enrolments of version ${version} (${name})`,
    states: {
      preparing: "Contacts are still being scored; enrolling begins after that.",
      resting: "It rests: scoring is paused, or a dry run is on.",
      running: "Under way",
      done: "Nothing is left to enrol.",
    },
    sum: (begun: string, left: string, expected: string) =>
      `${begun} set off, ${left} left, ${expected} shown before publishing`,
    today: (today: string, most: string) => `${today} of ${most} had their turn today`,
    held: (count: string) =>
      `${count} had their turn and wait for their workflow's own cap or pause`,
    dropped: (count: string) => `${count} dropped out: they no longer met the condition`,
    daysLeft: (days: string) => `about ${days} days left`,
    workflow: "Workflow",
    leftColumn: "Left",
    begunColumn: "Set off",
    change: "Change the number",
    stop: "Stop enrolling",
    stopAsk: (left: string) =>
      `Stop? The ${left} that are left are never enrolled by this publish. Who is in a workflow stays in it.`,
    stopYes: "Stop for good",
    cancel: "Cancel",
    writes: "Values written little by little",
    writesPace: (most: string, per: string) =>
      `At most ${countedAs(most, "contact", "contacts")} in each ${per}`,
    writesLeft: (count: string) =>
      countedAs(count, "contact waits to be written", "contacts wait to be written"),
    writesEnd: "Write the rest at once",
    failed: "It could not be changed",
  },
  {
    enrol: "Inscribir hasta un número al día",
    enrolWith: (enrolments: string) =>
      `Inscribir las ${enrolments} que resultan de ello, hasta un número al día`,
    previewFirst:
      "Haga antes la vista previa de este borrador: entonces figura aquí el número de inscripciones.",
    none: "La vista previa no muestra a nadie que fuera a entrar en un flujo vinculado con esta publicación.",
    mostADay: "Inscripciones al día, todos los flujos juntos",
    means: (days: string) =>
      `Unos ${days} días. Van primero las mejores puntuaciones, repartidas durante el día en la zona horaria de su cuenta. Se respetan el tope de cada flujo, su pausa entre dos inicios, las bajas y la prioridad; quien para entonces ya no cumpla la condición queda fuera. Puede detenerlo en cualquier momento; otra publicación o una restauración también lo detienen.`,
    pace: "Escribir lo que cambia poco a poco, para que sus propios flujos no se inicien todos a la vez",
    paceMeans:
      "Primero las mejores puntuaciones, una vez puntuados todos. Lo que cambia por una visita, un formulario o una persona se sigue escribiendo al momento.",
    paceMost: "Contactos",
    pacePer: "En cada",
    per: { hour: "hora", day: "día" },
    title: "Poco a poco",
    enrolments: (version: string, name: string) =>
      `Inscripciones de la versión ${version} (${name})`,
    states: {
      preparing: "Los contactos aún se están puntuando; después empiezan las inscripciones.",
      resting: "En reposo: la puntuación está en pausa o hay una prueba en seco.",
      running: "En curso",
      done: "No queda nada por inscribir.",
    },
    sum: (begun: string, left: string, expected: string) =>
      `${begun} iniciadas, quedan ${left}, ${expected} mostradas antes de publicar`,
    today: (today: string, most: string) => `${today} de ${most} han tenido hoy su turno`,
    held: (count: string) =>
      `${count} ya tuvieron su turno y esperan por el tope o la pausa de su flujo`,
    dropped: (count: string) => `${count} quedaron fuera: ya no cumplían la condición`,
    daysLeft: (days: string) => `quedan unos ${days} días`,
    workflow: "Flujo",
    leftColumn: "Quedan",
    begunColumn: "Iniciadas",
    change: "Cambiar el número",
    stop: "Detener las inscripciones",
    stopAsk: (left: string) =>
      `¿Detener? Las ${left} que quedan no se inscribirán nunca por esta publicación. Quien está en un flujo sigue en él.`,
    stopYes: "Detener para siempre",
    cancel: "Cancelar",
    writes: "Valores escritos poco a poco",
    writesPace: (most: string, per: string) =>
      `Como mucho ${countedAs(most, "contacto", "contactos")} en cada ${per}`,
    writesLeft: (count: string) =>
      countedAs(count, "contacto espera a ser escrito", "contactos esperan a ser escritos"),
    writesEnd: "Escribir el resto de una vez",
    failed: "No se ha podido cambiar",
  },
);
