import { countedAs } from "../../../words/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of the preview. */
export const previewTexts = texts(
  {
    title: "Preview",
    lead: "Your draft against the model in force, on all contacts that have been read. Nothing is written to HubSpot, nothing is set off.",
    kind: "Which draft",
    start: "Calculate preview",
    again: "Calculate again",
    cancel: "Stop",
    progress: (done: string, total: string) => `${done} of ${total} contacts`,
    reading: "Contacts are being gathered…",
    outdated: "The draft has changed since this preview. Calculate it again to see the change.",
    cancelled: "The preview was stopped.",
    failed: "The preview failed",
    emptyTitle: "No preview yet",
    emptyText:
      "Calculate one to see who becomes ready and who stops being ready before you publish.",
    faulty: "The draft has faults: mend them on the model page, then preview.",
    toModel: "Go to the model",
    toPublish: "Go to Publish",
    basis: (contacts: string, when: string) =>
      `On ${countedAs(contacts, "contact", "contacts")}, calculated ${when}.`,
    left: (contacts: string) =>
      `${countedAs(contacts, "contact is", "contacts are")} not read yet and not counted.`,
    ready: "Ready leads",
    becomes: "Become ready",
    leaves: "Stop being ready",
    average: "Average score",
    was: (before: string) => `now ${before}`,
    distribution: "Distribution of scores",
    chart:
      "Number of contacts by score, in force and draft; the same numbers stand in the table below.",
    inForce: "In force",
    draft: "Draft",
    showNumbers: "Show the numbers",
    scores: "Scores",
    bands: "Bands and segments",
    band: "Band",
    moves: "Moves between bands",
    noMoves: "Nobody moves between bands.",
    from: "From",
    to: "To",
    contacts: "Contacts",
    movers: "Who changes",
    groups: {
      all: "All",
      becomesReady: "Become ready",
      leavesReady: "Stop being ready",
      band: "Band only",
    },
    mover: "Contact",
    before: "Now",
    after: "Then",
    noMovers: "Nobody in this group.",
    explain: (who: string) => `Compare the score of ${who}`,
    workflows: "Workflows",
    workflowsText:
      "Publishing itself sets nothing off: who meets a condition by it is recorded in silence. When you publish you can have them enrolled, up to a number a day. So many meet each:",
    handsOff: (silent: string, perDay: string) =>
      `${countedAs(silent, "lead becomes", "leads become")} ready in silence; about ${perDay} a day hand themselves off when next active.`,
    unbound: "not bound",
    work: "Work for sales",
    workText: (now: string, then: string, fresh: string) =>
      `${now} ready leads now, ${then} with the draft; ${fresh} of them new.`,
    perWeek: (now: string, then: string) =>
      `About ${now} newly ready a week now, about ${then} with the draft (an estimate).`,
    automations: "Your own automations",
    automationsText:
      "Publishing changes these values in HubSpot. Workflows of yours that react to them may run:",
    automationsPace:
      "When you publish you can have them written little by little, so that not all of them run at once.",
    noWrites: "No value would change.",
    check: "Check a contact you know",
    checkHint: "Name, e-mail or record id",
    noneFound: "Nobody found.",
  },
  {
    title: "Vista previa",
    lead: "Su borrador frente al modelo en vigor, con todos los contactos leídos. No se escribe nada en HubSpot ni se inicia nada.",
    kind: "Qué borrador",
    start: "Calcular vista previa",
    again: "Calcular de nuevo",
    cancel: "Detener",
    progress: (done: string, total: string) => `${done} de ${total} contactos`,
    reading: "Se están reuniendo los contactos…",
    outdated:
      "El borrador ha cambiado desde esta vista previa. Calcúlela de nuevo para ver el cambio.",
    cancelled: "La vista previa se ha detenido.",
    failed: "La vista previa ha fallado",
    emptyTitle: "Aún no hay vista previa",
    emptyText:
      "Calcule una para ver quién pasa a estar listo y quién deja de estarlo antes de publicar.",
    faulty: "El borrador tiene errores: corríjalos en la página del modelo y vuelva.",
    toModel: "Ir al modelo",
    toPublish: "Ir a Publicar",
    basis: (contacts: string, when: string) =>
      `Con ${countedAs(contacts, "contacto", "contactos")}, calculada ${when}.`,
    left: (contacts: string) =>
      countedAs(
        contacts,
        "contacto aún no se ha leído y no cuenta.",
        "contactos aún no se han leído y no cuentan.",
      ),
    ready: "Leads listos",
    becomes: "Pasan a estar listos",
    leaves: "Dejan de estar listos",
    average: "Puntuación media",
    was: (before: string) => `ahora ${before}`,
    distribution: "Distribución de las puntuaciones",
    chart:
      "Número de contactos por puntuación, en vigor y borrador; los mismos números están en la tabla de debajo.",
    inForce: "En vigor",
    draft: "Borrador",
    showNumbers: "Mostrar los números",
    scores: "Puntuaciones",
    bands: "Categorías y segmentos",
    band: "Categoría",
    moves: "Cambios de categoría",
    noMoves: "Nadie cambia de categoría.",
    from: "De",
    to: "A",
    contacts: "Contactos",
    movers: "Quién cambia",
    groups: {
      all: "Todos",
      becomesReady: "Pasan a listos",
      leavesReady: "Dejan de estar listos",
      band: "Solo categoría",
    },
    mover: "Contacto",
    before: "Ahora",
    after: "Después",
    noMovers: "Nadie en este grupo.",
    explain: (who: string) => `Comparar la puntuación de ${who}`,
    workflows: "Flujos",
    workflowsText:
      "Publicar no inicia nada por sí mismo: quien cumple una condición por ello se registra en silencio. Al publicar puede hacer que se inscriban, hasta un número al día. Cumplen cada una:",
    handsOff: (silent: string, perDay: string) =>
      `${countedAs(silent, "lead pasa", "leads pasan")} a estar listos en silencio; unos ${perDay} al día se traspasan solos cuando vuelven a dar señales.`,
    unbound: "sin vincular",
    work: "Trabajo para ventas",
    workText: (now: string, then: string, fresh: string) =>
      `${now} leads listos ahora, ${then} con el borrador; ${fresh} de ellos nuevos.`,
    perWeek: (now: string, then: string) =>
      `Unos ${now} nuevos listos por semana ahora, unos ${then} con el borrador (estimación).`,
    automations: "Sus propias automatizaciones",
    automationsText:
      "Publicar cambia estos valores en HubSpot. Pueden ejecutarse flujos suyos que reaccionen a ellos:",
    automationsPace:
      "Al publicar puede hacer que se escriban poco a poco, para que no se ejecuten todos a la vez.",
    noWrites: "No cambiaría ningún valor.",
    check: "Compruebe un contacto que conozca",
    checkHint: "Nombre, correo o id del registro",
    noneFound: "No se ha encontrado a nadie.",
  },
);
