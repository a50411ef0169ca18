import { countedAs } from "../../../../base/counted.ts";
import { texts } from "../../../shell/page/language/language.ts";

/** The words of one contact's score and its reasons. */
export const contactTexts = texts(
  {
    title: "Why this score",
    close: "Close",
    inForce: (name: string, version: string) => `In force: ${name}, version ${version}`,
    draft: (name: string) => `Draft: ${name}`,
    notScored: "Not scored yet",
    faultyDraft: "The draft has faults: mend them on the model page first.",
    sameAsDraft: "The draft gives the same score.",
    missing: "What is missing to be ready",
    events: (count: string) => countedAs(count, "event", "events"),
    capped: "capped",
    unknown: "unknown",
    total: "Total",
    customer: "Customer score",
    asOf: (when: string) => `Read from HubSpot ${when}`,
    settled: "Once settled, if nothing else happens:",
    none: "No criterion gives or takes points.",
  },
  {
    title: "Por qué esta puntuación",
    close: "Cerrar",
    inForce: (name: string, version: string) => `En vigor: ${name}, versión ${version}`,
    draft: (name: string) => `Borrador: ${name}`,
    notScored: "Aún sin puntuar",
    faultyDraft: "El borrador tiene errores: corríjalos antes en la página del modelo.",
    sameAsDraft: "El borrador da la misma puntuación.",
    missing: "Qué falta para estar listo",
    events: (count: string) => countedAs(count, "evento", "eventos"),
    capped: "con tope",
    unknown: "desconocido",
    total: "Total",
    customer: "Puntuación de cliente",
    asOf: (when: string) => `Leído de HubSpot ${when}`,
    settled: "Una vez asentado, si no ocurre nada más:",
    none: "Ningún criterio da ni quita puntos.",
  },
);
