import type { Outcome } from "./errors.ts";

/** What happened and what to do, in one or two sentences for an admin. Times are ISO 8601, UTC. */
export function describeOutcome(outcome: Outcome, language: "en" | "es"): string {
  const [english, spanish] = sentences(outcome);
  return language === "es" ? spanish : english;
}

function sentences(outcome: Outcome): readonly [english: string, spanish: string] {
  switch (outcome.kind) {
    case "refused":
      return [
        `HubSpot refused the call (${outcome.status} ${outcome.category}): ${outcome.message}`,
        `HubSpot rechazó la llamada (${outcome.status} ${outcome.category}): ${outcome.message}`,
      ];
    case "unauthorised":
      return [
        "HubSpot does not accept the access token. Install the app again, or check the static token in the environment.",
        "HubSpot no acepta el token de acceso. Vuelve a instalar la aplicación o revisa el token estático del entorno.",
      ];
    case "forbidden":
      return forbidden(outcome.missingScopes);
    case "notFound":
      return [
        "HubSpot does not know this record: it may have been deleted or merged.",
        "HubSpot no conoce este registro: puede que se haya eliminado o fusionado.",
      ];
    case "rateLimited":
      return [
        `HubSpot's ${policyNames[outcome.policy][0]} limit is used up. Ripen goes on at ${at(outcome.retryAt)}.`,
        `Se agotó el límite ${policyNames[outcome.policy][1]} de HubSpot. Ripen sigue a las ${at(outcome.retryAt)}.`,
      ];
    case "paused":
      return outcome.reason === "locked"
        ? [
            `HubSpot has locked the record for a moment. Ripen tries again at ${at(outcome.retryAt)}.`,
            `HubSpot tiene el registro bloqueado un momento. Ripen lo reintenta a las ${at(outcome.retryAt)}.`,
          ]
        : [
            `HubSpot is moving the account to another data centre. Ripen goes on at ${at(outcome.retryAt)}.`,
            `HubSpot está trasladando la cuenta a otro centro de datos. Ripen sigue a las ${at(outcome.retryAt)}.`,
          ];
    case "unavailable":
      return [
        `HubSpot cannot be reached or does not answer${outcome.status === null ? "" : ` (${outcome.status})`}. Ripen tries again at ${at(outcome.retryAt)}.`,
        `No se puede contactar con HubSpot o no responde${outcome.status === null ? "" : ` (${outcome.status})`}. Ripen lo reintenta a las ${at(outcome.retryAt)}.`,
      ];
    case "unknownOutcome":
      return [
        `The call may or may not have been carried out (${outcome.reason}). Ripen repeats it where that is harmless and holds it otherwise.`,
        `La llamada puede haberse ejecutado o no (${outcome.reason}). Ripen la repite si es inofensivo y, si no, la retiene.`,
      ];
    case "disconnected":
      return [
        "The app is no longer installed in this HubSpot account. Install it again to go on.",
        "La aplicación ya no está instalada en esta cuenta de HubSpot. Vuelve a instalarla para seguir.",
      ];
    default:
      return outcome satisfies never;
  }
}

function forbidden(scopes: readonly string[]): readonly [string, string] {
  if (scopes.length === 0) {
    return [
      "The HubSpot account's plan or permissions do not allow this. The feature stays off; the rest works.",
      "El plan o los permisos de la cuenta de HubSpot no lo permiten. La función queda desactivada; el resto funciona.",
    ];
  }
  const list = scopes.join(", ");
  return [
    `The HubSpot account has not granted ${list}. Install the app again and accept these scopes to use the feature.`,
    `La cuenta de HubSpot no ha concedido ${list}. Vuelve a instalar la aplicación y acepta estos permisos para usar la función.`,
  ];
}

const policyNames = {
  rolling: ["ten-second", "de diez segundos"],
  daily: ["daily", "diario"],
  search: ["search", "de búsqueda"],
  other: ["rate", "de llamadas"],
} as const;

function at(time: number): string {
  return new Date(time).toISOString();
}
