import { z } from "zod";
import type { Text } from "../base/text.ts";
import { contactsText, counted, hoursText } from "../base/counted.ts";

const textIn = z.object({ en: z.string(), es: z.string() });

type Detail = Readonly<Record<string, unknown>>;

/** The number under a name of the detail, with its word. */
function contactsIn(detail: Detail, name = "contacts"): Text {
  return contactsText(Number(detail[name]));
}

function failuresIn(detail: Detail, name = "contacts"): Text {
  return counted(Number(detail[name]), { en: ["failure", "failures"], es: ["fallo", "fallos"] });
}

const texts: Readonly<Record<string, (detail: Detail) => Text>> = {
  historiesStarted: (d) => ({
    en: `Started reading the histories of ${contactsIn(d).en}`,
    es: `Inició la lectura del historial de ${contactsIn(d).es}`,
  }),
  historiesForgotten: () => ({
    en: "Deleted all histories and the results drawn from them",
    es: "Borró todos los historiales y los resultados obtenidos de ellos",
  }),
  challengerStarted: () => ({
    en: "Started a trial of the draft beside the current model",
    es: "Puso el borrador a prueba junto al modelo vigente",
  }),
  challengerStopped: () => ({
    en: "Ended the trial of a draft",
    es: "Terminó la prueba de un borrador",
  }),
  published: (d) => ({
    en: `Published version ${part(d, "version")} “${part(d, "name")}”`,
    es: `Publicó la versión ${part(d, "version")} «${part(d, "name")}»`,
  }),
  slaChanged: (d) => ({
    en: `Set the time to first contact to ${hoursText(Number(d["hours"])).en}, or ${part(d, "raisedHandHours")} when a lead asks for contact`,
    es: `Fijó el plazo de primer contacto en ${hoursText(Number(d["hours"])).es}, o ${part(d, "raisedHandHours")} si el lead pide contacto`,
  }),
  peopleShown: (d) => ({
    en: d["isOn"] === true ? "Switched figures by person on" : "Switched figures by person off",
    es: d["isOn"] === true ? "Activó las cifras por persona" : "Desactivó las cifras por persona",
  }),
  writesPaced: (d) => ({
    en: `Limited the updates after publishing to ${contactsIn(d, "most").en} ${d["per"] === "day" ? "a day" : "an hour"}`,
    es: `Limitó las actualizaciones tras publicar a ${contactsIn(d, "most").es} ${d["per"] === "day" ? "al día" : "por hora"}`,
  }),
  writesUnpaced: () => ({
    en: "Lifted the limit on updates after publishing",
    es: "Quitó el límite de actualizaciones tras publicar",
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
    en: `Sent ${part(d, "output")} to “${part(d, "property")}” in the draft, replacing the values of ${contactsIn(d, "overwrites").en}`,
    es: `Asignó ${part(d, "output")} a «${part(d, "property")}» en el borrador, en lugar de los valores de ${contactsIn(d, "overwrites").es}`,
  }),
  outputUnmapped: (d) => ({
    en: `Sent ${part(d, "output")} back to Ripen's own property in the draft`,
    es: `Devolvió ${part(d, "output")} en el borrador a la propiedad de Ripen`,
  }),
  paused: () => ({ en: "Paused scoring", es: "Pausó la puntuación" }),
  resumed: () => ({ en: "Resumed scoring", es: "Reanudó la puntuación" }),
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
    en: `Removed the role of ${part(d, "email")}`,
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
          en: "Switched to telling the owner when a lead's company has an open deal or is a customer",
          es: "Cambió a avisar al propietario si la empresa del lead tiene un negocio abierto o es cliente",
        }
      : {
          en: "Switched to handing leads to sales even if their company has an open deal or is a customer",
          es: "Cambió a traspasar los leads a ventas aunque su empresa tenga un negocio abierto o sea cliente",
        },
  catchUpStarted: (d) => ({
    en: `Started enrolling ${contactsIn(d).en} that already met “${part(d, "scenario")}”, up to ${part(d, "mostADay")} a day`,
    es: `Empezó a inscribir ${contactsIn(d).es} que ya cumplían «${part(d, "scenario")}», hasta ${part(d, "mostADay")} al día`,
  }),
  catchUpStopped: (d) => ({
    en: `Stopped enrolling contacts that already met “${part(d, "scenario")}”`,
    es: `Detuvo la inscripción de contactos que ya cumplían «${part(d, "scenario")}»`,
  }),
  heldAnswered: (d) => answeredText(d),
  leaving: (d) => ({
    en: `Disconnected Ripen from the account${d["archiveProperties"] === true ? " and archived its properties" : ""}`,
    es: `Desconectó Ripen de la cuenta${d["archiveProperties"] === true ? " y archivó sus propiedades" : ""}`,
  }),
  stayed: () => ({
    en: "Kept Ripen after a disconnection that failed",
    es: "Mantuvo Ripen tras una desconexión fallida",
  }),
  failureReplayed: (d) => ({
    en: `Retried contact ${part(d, "contactId")} after a failure`,
    es: `Reintentó el contacto ${part(d, "contactId")} tras un fallo`,
  }),
  failuresReplayed: (d) => failuresReplayedText(d),
  dead_letters_discarded: (d) => ({
    en: `Removed ${failuresIn(d, "letters").en} from the list: ${part(d, "reason")}`,
    es: `Quitó ${failuresIn(d, "letters").es} de la lista: ${part(d, "reason")}`,
  }),
  propertiesGone: (d) => ({
    en: `Noticed that HubSpot no longer accepts ${part(d, "properties")}. Everything else is updated as usual`,
    es: `Detectó que HubSpot ya no admite ${part(d, "properties")}. Lo demás se actualiza como siempre`,
  }),
  propertiesBack: (d) => ({
    en: `Resumed updating ${part(d, "properties")}`,
    es: `Reanudó la actualización de ${part(d, "properties")}`,
  }),
  quarantineReplayed: () => ({
    en: "Retried an event that could not be read",
    es: "Reintentó un evento que no se pudo leer",
  }),
  quarantineDiscarded: (d) => ({
    en: `Removed an event that could not be read from the list: ${part(d, "reason")}`,
    es: `Quitó de la lista un evento que no se pudo leer: ${part(d, "reason")}`,
  }),
};

/** Failures that somebody had tried again: all of them, or those of one cause in words. */
function failuresReplayedText(d: Detail): Text {
  const cause = textIn.safeParse(d["cause"]).data;
  return {
    en: `Retried ${failuresIn(d).en}${cause === undefined ? "" : `: ${cause.en}`}`,
    es: `Reintentó ${failuresIn(d).es}${cause === undefined ? "" : `: ${cause.es}`}`,
  };
}

/** What somebody answered to the breaker. */
function answeredText(d: Detail): Text {
  const contacts = contactsIn(d);
  switch (part(d, "answer")) {
    case "drop":
      return {
        en: `Dropped what the breaker held for ${contacts.en}`,
        es: `Descartó lo retenido de ${contacts.es}`,
      };
    case "letGoDaily": {
      const most = part(d, "mostADay");
      return {
        en: `Released what the breaker held for ${contacts.en}, up to ${most} a day`,
        es: `Dejó pasar lo retenido de ${contacts.es}, hasta ${most} al día`,
      };
    }
    default:
      return {
        en: `Released what the breaker held for ${contacts.en}`,
        es: `Dejó pasar lo retenido de ${contacts.es}`,
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
