import type { Text } from "../base/text.ts";
import { counted } from "../base/counted.ts";

/** Since when it is so, written in the account's time zone; null where nobody knows. */
type Since = Text | null;

const since = (when: Since): Text =>
  when === null ? { en: "", es: "" } : { en: ` since ${when.en}`, es: ` desde el ${when.es}` };
const by = (who: string | null): Text =>
  who === null || who === "" ? { en: "", es: "" } : { en: ` by ${who}`, es: ` por ${who}` };

/** What stands still in an account, why and what follows, a sentence or two for each state (account/state.ts). */
export const standingWords = {
  disconnected: (when: Since): Text => ({
    en: `Ripen is not installed in this HubSpot account any more${since(when).en}. Scores stay as they are; install Ripen again to go on.`,
    es: `Ripen ya no está instalado en esta cuenta de HubSpot${since(when).es}. Las puntuaciones quedan como están; instale Ripen de nuevo para continuar.`,
  }),
  leaving: (when: Since, who: string): Text => ({
    en: `Ripen is being disconnected${since(when).en}, as asked${by(who).en}: nothing is read or written.`,
    es: `Ripen se está desconectando${since(when).es}, a petición de ${who}: no se lee ni se escribe nada.`,
  }),
  leavingFailed: (when: Since, failure: Text): Text => ({
    en: `Ripen could not be disconnected, and stands still${since(when).en}. ${failure.en}`,
    es: `No se ha podido desconectar Ripen, y está parado${since(when).es}. ${failure.es}`,
  }),
  preparing: (): Text => ({
    en: "Ripen is preparing this account: its properties are made in HubSpot, then your contacts are read.",
    es: "Ripen está preparando esta cuenta: se crean sus propiedades en HubSpot y después se leen sus contactos.",
  }),
  paused: (when: Since, who: string | null): Text => ({
    en: `Scoring was paused${by(who).en} and rests${since(when).en}: nothing is read or written until somebody resumes it.`,
    es: `La puntuación se puso en pausa${by(who).es} y descansa${since(when).es}: no se lee ni se escribe nada hasta que alguien la reanude.`,
  }),
  dryRun: (when: Since, who: string | null): Text => ({
    en: `Dry run${since(when).en}${who === null ? "" : `, begun by ${who}`}: scores are written, and no workflow is set off.`,
    es: `Prueba en seco${since(when).es}${who === null ? "" : `, iniciada por ${who}`}: las puntuaciones se escriben y no se inicia ningún flujo.`,
  }),
  mappingBroken: (when: Since, names: string): Text => ({
    en: `HubSpot no longer has what the model reads from, or with another type${since(when).en}: ${names}. What depends on it keeps its last points; all else is scored.`,
    es: `HubSpot ya no tiene lo que lee el modelo, o lo tiene con otro tipo${since(when).es}: ${names}. Lo que depende de ello conserva sus últimos puntos; lo demás se puntúa.`,
  }),
  outputBroken: (when: Since, names: string): Text => ({
    en: `Properties that Ripen writes to are gone from HubSpot or cannot take the value${since(when).en}: ${names}. All else is written.`,
    es: `Faltan en HubSpot propiedades en las que escribe Ripen, o no admiten el valor${since(when).es}: ${names}. Lo demás se escribe.`,
  }),
  ownProperty: (names: string): Text => ({
    en: `Properties of yours stand under Ripen's names with another type, so that they are not written: ${names}.`,
    es: `Hay propiedades suyas con los nombres de Ripen y otro tipo, por lo que no se escriben: ${names}.`,
  }),
  permissionMissing: (names: Text): Text => ({
    en: `Off for lack of a permission: ${names.en}. Install Ripen again and grant it to switch this on.`,
    es: `Desactivado por falta de un permiso: ${names.es}. Instale Ripen de nuevo y concédalo para activarlo.`,
  }),
  waits: (contacts: number): Text =>
    counted(contacts, {
      en: ["contact waits for it.", "contacts wait for it."],
      es: ["contacto espera por ello.", "contactos esperan por ello."],
    }),
  doors: {
    resume: { en: "Resume scoring", es: "Reanudar la puntuación" },
    toHealth: { en: "Go to Health", es: "Ir a Estado" },
    toMapping: { en: "Go to the mapping", es: "Ir a la asignación" },
    toWorkflows: { en: "Go to Workflows", es: "Ir a Flujos" },
  },
} as const;
