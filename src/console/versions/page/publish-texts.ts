import { countedAs } from "../../../base/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of publishing and versions. */
export const publishTexts = texts(
  {
    title: "Publish",
    lead: "Put the draft in force, follow the re-scoring, compare versions and go back to an earlier one.",
    publish: "Publish the draft",
    kind: "Which draft",
    same: "The draft is the same as the version in force: there is nothing to publish.",
    faulty: (count: string) =>
      `The draft has ${countedAs(count, "fault. Mend it", "faults. Mend them")} on the model page first.`,
    toModel: "Go to the model",
    toPreview: "See who moves in the preview",
    changes: (count: string) =>
      `${countedAs(count, "change", "changes")} against the version in force`,
    name: "Name of the version",
    note: "Note: what changed and why (optional)",
    acceptErrors: "Publish although model hygiene finds errors",
    silent:
      "Publishing sets off no workflow unless you tick it: crossings that come from it are recorded in silence.",
    silentOthers: "Beyond these enrolments publishing sets off no workflow of Ripen's.",
    button: "Publish",
    done: (version: string) =>
      `Version ${version} is in force. How far the scoring is stands under Re-scoring.`,
    failed: "It was not published",
    noPermission: "Only people who may publish can do this.",
    rescoring: "Re-scoring",
    states: {
      none: "Nothing is being re-scored.",
      running: "Contacts are being scored again",
      paused: "Paused",
      done: "All contacts are scored by the version in force",
    },
    unwritten: (contacts: string) =>
      `${countedAs(contacts, "contact waits", "contacts wait")} to be written to HubSpot.`,
    unwrittenRests: (contacts: string) =>
      `${countedAs(contacts, "contact is", "contacts are")} not written to HubSpot while nothing goes on: see the top of the page.`,
    progress: (done: string, total: string) => `${done} of ${total}`,
    rate: (rate: string) => `${rate} a second`,
    left: (time: string) => `about ${time} left`,
    pause: "Pause scoring",
    resume: "Resume scoring",
    versions: "Versions",
    version: "Version",
    published: "Published",
    by: "By",
    noteColumn: "Note",
    inForce: "In force",
    compare: "Compare",
    compareWith: (version: string) => `Compare version ${version} with the one in force`,
    restore: "Roll back",
    restoreTo: (version: string) => `Roll back to version ${version}`,
    restoreAsk: (version: string, name: string) =>
      `Put version ${version} (${name}) in force again? All contacts are scored again by it; no workflow is set off. You can go forward again in the same way.`,
    restored: (version: string) =>
      `Version ${version} is in force again. How far the scoring is stands under Re-scoring.`,
    cancel: "Cancel",
    close: "Close",
    export: "Export",
    exportOf: (version: string) => `Export version ${version}`,
    diffTitle: (from: string, to: string) => `From version ${from} to ${to}`,
    noChanges: "The two say the same.",
    differences: { added: "New", removed: "Gone", changed: "Changed" },
    noVersions: "Nothing has been published yet.",
  },
  {
    title: "Publicar",
    lead: "Ponga el borrador en vigor, siga la nueva puntuación, compare versiones y vuelva a una anterior.",
    publish: "Publicar el borrador",
    kind: "Qué borrador",
    same: "El borrador es igual que la versión en vigor: no hay nada que publicar.",
    faulty: (count: string) =>
      `El borrador tiene ${countedAs(count, "error. Corríjalo", "errores. Corríjalos")} antes en la página del modelo.`,
    toModel: "Ir al modelo",
    toPreview: "Ver quién cambia en la vista previa",
    changes: (count: string) =>
      `${countedAs(count, "cambio", "cambios")} frente a la versión en vigor`,
    name: "Nombre de la versión",
    note: "Nota: qué ha cambiado y por qué (opcional)",
    acceptErrors: "Publicar aunque la revisión del modelo encuentre errores",
    silent:
      "Publicar no inicia ningún flujo si no lo marca: los cruces que provoca se registran en silencio.",
    silentOthers: "Más allá de estas inscripciones, publicar no inicia ningún flujo de Ripen.",
    button: "Publicar",
    done: (version: string) =>
      `La versión ${version} está en vigor. El avance de la puntuación figura en Nueva puntuación.`,
    failed: "No se ha publicado",
    noPermission: "Solo quien puede publicar puede hacerlo.",
    rescoring: "Nueva puntuación",
    states: {
      none: "No se está puntuando nada de nuevo.",
      running: "Los contactos se están puntuando de nuevo",
      paused: "En pausa",
      done: "Todos los contactos están puntuados con la versión en vigor",
    },
    unwritten: (contacts: string) =>
      `${countedAs(contacts, "contacto espera", "contactos esperan")} a ser escritos en HubSpot.`,
    unwrittenRests: (contacts: string) =>
      `${countedAs(contacts, "contacto no se escribe", "contactos no se escriben")} en HubSpot mientras nada avanza: vea la parte superior de la página.`,
    progress: (done: string, total: string) => `${done} de ${total}`,
    rate: (rate: string) => `${rate} por segundo`,
    left: (time: string) => `quedan unos ${time}`,
    pause: "Pausar la puntuación",
    resume: "Reanudar la puntuación",
    versions: "Versiones",
    version: "Versión",
    published: "Publicada",
    by: "Por",
    noteColumn: "Nota",
    inForce: "En vigor",
    compare: "Comparar",
    compareWith: (version: string) => `Comparar la versión ${version} con la vigente`,
    restore: "Restaurar",
    restoreTo: (version: string) => `Restaurar la versión ${version}`,
    restoreAsk: (version: string, name: string) =>
      `¿Poner de nuevo en vigor la versión ${version} (${name})? Todos los contactos se puntúan de nuevo con ella; no se inicia ningún flujo. Puede volver a avanzar del mismo modo.`,
    restored: (version: string) =>
      `La versión ${version} vuelve a estar en vigor. El avance de la puntuación figura en Nueva puntuación.`,
    cancel: "Cancelar",
    close: "Cerrar",
    export: "Exportar",
    exportOf: (version: string) => `Exportar la versión ${version}`,
    diffTitle: (from: string, to: string) => `De la versión ${from} a ${to}`,
    noChanges: "Las dos dicen lo mismo.",
    differences: { added: "Nuevo", removed: "Quitado", changed: "Cambiado" },
    noVersions: "Aún no se ha publicado nada.",
  },
);
