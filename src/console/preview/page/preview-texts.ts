import { countedAs } from "../../../base/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of the preview. */
export const previewTexts = texts(
  {
    title: "Preview",
    lead: "Your draft against the model in force, on all contacts that have been read. Nothing is written to HubSpot, nothing is set off.",
    kind: "Which draft",
    again: "Calculate again",
    cancel: "Stop",
    progress: (done: string, total: string) => `${done} of ${total} contacts`,
    reading: "Contacts are being gathered…",
    rescoring:
      "All contacts are being scored by the version in force. The preview follows as soon as that is done.",
    cancelled: "The preview was stopped.",
    failed: "The preview failed",
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
    byScore: "by their score",
    raised: "by a raised hand",
    times: { before: "Now", after: "Right after publishing", settled: "Settled" },
    settledMeans: (when: string) =>
      `Settled: who falls below the thresholds stays ready for the waiting time of your model, and has left by ${when} if nothing else happens.`,
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
      `${now} ready leads now, ${then} with the draft once settled; ${fresh} of them new.`,
    tooEarly:
      "How many become ready a week cannot be told yet: it takes two weeks of your contacts' acts.",
    interval: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
    perWeek: (now: string, then: string, since: string) =>
      `Newly ready a week: ${now} now, ${then} with the draft, by what your contacts did since ${since}. In brackets: between which numbers it lies in 19 of 20 cases.`,
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
    again: "Calcular de nuevo",
    cancel: "Detener",
    progress: (done: string, total: string) => `${done} de ${total} contactos`,
    reading: "Se están reuniendo los contactos…",
    rescoring:
      "Se están puntuando todos los contactos con la versión en vigor. La vista previa sigue en cuanto termine.",
    cancelled: "La vista previa se ha detenido.",
    failed: "La vista previa ha fallado",
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
    byScore: "por su puntuación",
    raised: "por una petición directa",
    times: { before: "Ahora", after: "Justo tras publicar", settled: "Asentado" },
    settledMeans: (when: string) =>
      `Asentado: quien baja de los umbrales sigue listo durante el tiempo de espera de su modelo, y habrá salido el ${when} si no ocurre nada más.`,
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
      `${now} leads listos ahora, ${then} con el borrador una vez asentado; ${fresh} de ellos nuevos.`,
    tooEarly:
      "Aún no se puede decir cuántos pasan a estar listos por semana: hacen falta dos semanas de actividad de sus contactos.",
    interval: (value: string, low: string, high: string) => `${value} (de ${low} a ${high})`,
    perWeek: (now: string, then: string, since: string) =>
      `Nuevos listos por semana: ${now} ahora, ${then} con el borrador, por lo que hicieron sus contactos desde el ${since}. Entre paréntesis: entre qué números está en 19 de 20 casos.`,
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
