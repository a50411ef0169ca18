import { describeOutcome } from "../hubspot/describe-outcome.ts";
import type { Outcome } from "../hubspot/errors.ts";
import type { Text } from "../scoring/text.ts";

/** Why the account could not be left, and what to do, for an admin. */
export function leavingFailure(step: "archive" | "uninstall", outcome: Outcome): Text {
  const advice = step === "archive" ? ofArchive : ofUninstall;
  const what = isPassing(outcome)
    ? passing
    : { en: describeOutcome(outcome, "en"), es: describeOutcome(outcome, "es") };
  return { en: `${what.en} ${advice.en}`, es: `${what.es} ${advice.es}` };
}

/** Others may be tried again by themselves; this wish waits for a person, and must not say otherwise. */
function isPassing({ kind }: Outcome): boolean {
  return (
    kind === "rateLimited" ||
    kind === "paused" ||
    kind === "unavailable" ||
    kind === "unknownOutcome"
  );
}

const passing: Text = {
  en: "HubSpot did not answer as it should just now.",
  es: "HubSpot no ha respondido como debía en este momento.",
};

const ofArchive: Text = {
  en: "The properties are not archived, and Ripen is still installed. HubSpot does not archive properties that workflows, lists or forms use: take them out there and try again, or disconnect without archiving.",
  es: "Las propiedades no se han archivado y Ripen sigue instalado. HubSpot no archiva propiedades que usan flujos, listas o formularios: quítelas de allí e inténtelo de nuevo, o desconecte sin archivar.",
};

const ofUninstall: Text = {
  en: "Ripen is still installed and makes no calls. Try again in a few minutes, or uninstall it in HubSpot under Settings, Integrations, Connected Apps.",
  es: "Ripen sigue instalado y no hace llamadas. Inténtelo de nuevo en unos minutos o desinstálelo en HubSpot, en Configuración, Integraciones, Aplicaciones conectadas.",
};
