import { countedAs } from "../../../base/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of what publishing lets go little by little: enrolments and written values. */
export const pacingTexts = texts(
  {
    enrol: "Enrol who meets a condition by this publish, up to a number a day",
    enrolOf: (scenario: string, contacts: string) =>
      `${scenario}: ${countedAs(contacts, "contact", "contacts")}`,
    previewComes: "The numbers stand here as soon as the preview is made.",
    none: "The preview shows nobody who would enter a bound workflow by this publish.",
    mostADay: (scenario: string) => `${scenario}: contacts a day`,
    means: (days: string) =>
      `About ${countedAs(days, "day", "days")}. The best scores go first, spread over the day in your account's time zone. Each workflow's own cap, pause between two starts, unsubscribing and priority hold; whoever no longer meets the condition by then is left out. Demo requests go at once. You can stop it at any time on the workflows page; another publish or a roll-back stops it too.`,
    pace: "Write what changes little by little, so that your own workflows are not set off all at once",
    paceMeans:
      "Best scores first, once all are scored. What a visit, a form or a person changes is still written at once.",
    paceMost: "Contacts",
    pacePer: "In each",
    per: { hour: "hour", day: "day" },
    title: "Let go little by little",
    writes: "Values written little by little",
    writesPace: (most: string, per: string) =>
      `At most ${countedAs(most, "contact", "contacts")} in each ${per}`,
    writesLeft: (count: string) =>
      countedAs(count, "contact waits to be written", "contacts wait to be written"),
    writesEnd: "Write the rest at once",
    failed: "It could not be changed",
  },
  {
    enrol: "Inscribir a quien cumple una condición por esta publicación, hasta un número al día",
    enrolOf: (scenario: string, contacts: string) =>
      `${scenario}: ${countedAs(contacts, "contacto", "contactos")}`,
    previewComes: "Los números figuran aquí en cuanto esté hecha la vista previa.",
    none: "La vista previa no muestra a nadie que fuera a entrar en un flujo vinculado con esta publicación.",
    mostADay: (scenario: string) => `${scenario}: contactos al día`,
    means: (days: string) =>
      `${countedAs(days, "día", "días")} aproximadamente. Van primero las mejores puntuaciones, repartidas durante el día en la zona horaria de su cuenta. Se respetan el tope de cada flujo, su pausa entre dos inicios, las bajas y la prioridad; quien para entonces ya no cumpla la condición queda fuera. Las solicitudes de demo pasan al momento. Puede detenerlo en cualquier momento en la página de flujos; otra publicación o una restauración también lo detienen.`,
    pace: "Escribir lo que cambia poco a poco, para que sus propios flujos no se inicien todos a la vez",
    paceMeans:
      "Primero las mejores puntuaciones, una vez puntuados todos. Lo que cambia por una visita, un formulario o una persona se sigue escribiendo al momento.",
    paceMost: "Contactos",
    pacePer: "En cada",
    per: { hour: "hora", day: "día" },
    title: "Poco a poco",
    writes: "Valores escritos poco a poco",
    writesPace: (most: string, per: string) =>
      `Como mucho ${countedAs(most, "contacto", "contactos")} en cada ${per}`,
    writesLeft: (count: string) =>
      countedAs(count, "contacto espera a ser escrito", "contactos esperan a ser escritos"),
    writesEnd: "Escribir el resto de una vez",
    failed: "No se ha podido cambiar",
  },
);
