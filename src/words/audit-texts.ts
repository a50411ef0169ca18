import { z } from "zod";
import type { Text } from "../base/text.ts";

const textIn = z.object({ en: z.string(), es: z.string() });

type Detail = Readonly<Record<string, unknown>>;

const texts: Readonly<Record<string, (detail: Detail) => Text>> = {
  historiesStarted: (d) => ({
    en: `Had the histories of ${part(d, "contacts")} contacts read`,
    es: `Hizo leer los historiales de ${part(d, "contacts")} contactos`,
  }),
  historiesForgotten: () => ({
    en: "Forgot all histories and what was found in them",
    es: "Olvidó todos los historiales y lo que se halló en ellos",
  }),
  challengerStarted: () => ({
    en: "Let the draft run in the shadow of the model in force",
    es: "Dejó correr el borrador en la sombra del modelo vigente",
  }),
  challengerStopped: () => ({
    en: "Ended the run of a draft in the shadow",
    es: "Terminó la carrera de un borrador en la sombra",
  }),
  published: (d) => ({
    en: `Published version ${part(d, "version")} “${part(d, "name")}”`,
    es: `Publicó la versión ${part(d, "version")} «${part(d, "name")}»`,
  }),
  slaChanged: (d) => ({
    en: `Set the time to first contact: ${part(d, "hours")} hours, ${part(d, "raisedHandHours")} for raised hands`,
    es: `Fijó el plazo de primer contacto: ${part(d, "hours")} horas, ${part(d, "raisedHandHours")} para quien lo pide`,
  }),
  peopleShown: (d) => ({
    en: d["isOn"] === true ? "Shows figures by person" : "Shows no figures by person any more",
    es: d["isOn"] === true ? "Muestra cifras por persona" : "Ya no muestra cifras por persona",
  }),
  writesPaced: (d) => ({
    en: `Has at most ${part(d, "most")} contacts written ${d["per"] === "day" ? "a day" : "an hour"} after publishing`,
    es: `Hace escribir como mucho ${part(d, "most")} contactos ${d["per"] === "day" ? "al día" : "por hora"} tras publicar`,
  }),
  writesUnpaced: () => ({
    en: "Has everything written at once after publishing",
    es: "Hace escribir todo de una vez tras publicar",
  }),
  rolledBack: (d) => ({
    en: `Rolled back to version ${part(d, "version")} “${part(d, "name")}”${noteOf(d)}`,
    es: `Volvió a la versión ${part(d, "version")} «${part(d, "name")}»${noteOf(d)}`,
  }),
  mapping: (d) => ({
    en: `Changed the mapping: version ${part(d, "version")}`,
    es: `Cambió la asignación de campos: versión ${part(d, "version")}`,
  }),
  outputMapped: (d) => ({
    en: `Sent ${part(d, "output")} to “${part(d, "property")}” in the draft, where ${part(d, "overwrites")} contacts had a value`,
    es: `Asignó ${part(d, "output")} a «${part(d, "property")}» en el borrador, donde ${part(d, "overwrites")} contactos tenían valor`,
  }),
  outputUnmapped: (d) => ({
    en: `Sent ${part(d, "output")} back to Ripen's own property in the draft`,
    es: `Devolvió ${part(d, "output")} en el borrador a la propiedad de Ripen`,
  }),
  paused: () => ({ en: "Paused the scoring", es: "Pausó la puntuación" }),
  resumed: () => ({ en: "Resumed the scoring", es: "Reanudó la puntuación" }),
  handedOff: (d) => ({
    en: `Handed contact ${part(d, "contactId")} off to sales`,
    es: `Traspasó el contacto ${part(d, "contactId")} a ventas`,
  }),
  verdict: (d) => ({
    en: `Gave the verdict “${part(d, "value")}” on contact ${part(d, "contactId")}`,
    es: `Dio el veredicto «${part(d, "value")}» al contacto ${part(d, "contactId")}`,
  }),
  formNamed: (d) => ({
    en: `Named the form ${part(d, "formId")} “${part(d, "name")}”`,
    es: `Llamó «${part(d, "name")}» al formulario ${part(d, "formId")}`,
  }),
  roleGranted: (d) => ({
    en: `Gave ${part(d, "email")} the role “${part(d, "role")}”`,
    es: `Dio a ${part(d, "email")} el rol «${part(d, "role")}»`,
  }),
  roleTaken: (d) => ({
    en: `Took the role of ${part(d, "email")} away`,
    es: `Retiró el rol de ${part(d, "email")}`,
  }),
  bound: (d) => ({
    en: `Bound the scenario “${part(d, "scenario")}”`,
    es: `Vinculó el escenario «${part(d, "scenario")}»`,
  }),
  unbound: (d) => ({
    en: `Unbound the scenario “${part(d, "scenario")}”`,
    es: `Desvinculó el escenario «${part(d, "scenario")}»`,
  }),
  dryRunBegan: () => ({ en: "Began a dry run", es: "Inició una prueba en seco" }),
  dryRunEnded: () => ({ en: "Ended the dry run", es: "Terminó la prueba en seco" }),
  colleaguesSet: (d) =>
    d["tellOwner"] === true
      ? {
          en: "Has the owner told of leads whose company has an open deal or is a customer",
          es: "Hace avisar al propietario de los leads cuya empresa tiene un negocio abierto o es cliente",
        }
      : {
          en: "Has leads handed to sales although their company has an open deal or is a customer",
          es: "Hace traspasar a ventas los leads aunque su empresa tenga un negocio abierto o sea cliente",
        },
  catchUpStarted: (d) => ({
    en: `Began to let ${part(d, "contacts")} contacts into “${part(d, "scenario")}” that had met it in silence, ${part(d, "mostADay")} a day`,
    es: `Empezó a inscribir en «${part(d, "scenario")}» a ${part(d, "contacts")} contactos que lo habían cumplido en silencio, ${part(d, "mostADay")} al día`,
  }),
  catchUpStopped: (d) => ({
    en: `Stopped catching up with “${part(d, "scenario")}”`,
    es: `Detuvo la puesta al día de «${part(d, "scenario")}»`,
  }),
  heldAnswered: (d) => answeredText(d),
  leaving: (d) => ({
    en: `Disconnected Ripen from the account${d["archiveProperties"] === true ? ", archiving its properties" : ""}`,
    es: `Desconectó Ripen de la cuenta${d["archiveProperties"] === true ? ", archivando sus propiedades" : ""}`,
  }),
  stayed: () => ({
    en: "Went on using Ripen after a disconnection that failed",
    es: "Siguió usando Ripen tras una desconexión fallida",
  }),
  failureReplayed: (d) => ({
    en: `Had contact ${part(d, "contactId")} scored again after a failure`,
    es: `Hizo puntuar de nuevo el contacto ${part(d, "contactId")} tras un fallo`,
  }),
  failuresReplayed: (d) => failuresReplayedText(d),
  dead_letters_discarded: (d) => ({
    en: `Took ${part(d, "letters")} failures off the list: ${part(d, "reason")}`,
    es: `Quitó ${part(d, "letters")} fallos de la lista: ${part(d, "reason")}`,
  }),
  propertiesGone: (d) => ({
    en: `Found that HubSpot no longer has or takes: ${part(d, "properties")}. Everything else is written`,
    es: `Vio que HubSpot ya no tiene o no admite: ${part(d, "properties")}. Lo demás se escribe`,
  }),
  propertiesBack: (d) => ({
    en: `Writes again what was missed: ${part(d, "properties")}`,
    es: `Se escribe de nuevo lo que faltó: ${part(d, "properties")}`,
  }),
  quarantineReplayed: () => ({
    en: "Had an event that could not be understood read again",
    es: "Hizo releer un evento que no se había entendido",
  }),
  quarantineDiscarded: (d) => ({
    en: `Took an event that could not be understood off the list: ${part(d, "reason")}`,
    es: `Quitó de la lista un evento que no se había entendido: ${part(d, "reason")}`,
  }),
};

/** Failures that somebody had tried again: all of them, or those of one cause in words. */
function failuresReplayedText(d: Detail): Text {
  const cause = textIn.safeParse(d["cause"]).data;
  const contacts = part(d, "contacts");
  return {
    en: `Tried ${contacts} failures again${cause === undefined ? "" : `: ${cause.en}`}`,
    es: `Reintentó ${contacts} fallos${cause === undefined ? "" : `: ${cause.es}`}`,
  };
}

/** What somebody answered to the breaker. */
function answeredText(d: Detail): Text {
  const contacts = part(d, "contacts");
  switch (part(d, "answer")) {
    case "drop":
      return {
        en: `Dropped what the breaker held of ${contacts} contacts`,
        es: `Descartó lo retenido de ${contacts} contactos`,
      };
    case "letGoDaily": {
      const most = part(d, "mostADay");
      return {
        en: `Let what the breaker held of ${contacts} contacts go, ${most} a day`,
        es: `Dejó pasar lo retenido de ${contacts} contactos, ${most} al día`,
      };
    }
    default:
      return {
        en: `Let what the breaker held of ${contacts} contacts go`,
        es: `Dejó pasar lo retenido de ${contacts} contactos`,
      };
  }
}

/** What an entry of the audit trail says; one of another version of Ripen goes by its name. */
export function auditText(what: string, detail: Detail): Text {
  return texts[what]?.(detail) ?? { en: what, es: what };
}

/** What somebody wrote beside it; nothing where nobody did. */
function noteOf(detail: Detail): string {
  const note = part(detail, "note");
  return note === "" ? "" : `: ${note}`;
}

function part(detail: Detail, name: string): string {
  const value = detail[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
