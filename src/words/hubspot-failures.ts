import type { Text } from "../base/text.ts";

/** HubSpot's limits by what they count. */
const limits = {
  rolling: { en: "ten-second", es: "de diez segundos" },
  daily: { en: "daily", es: "diario" },
  search: { en: "search", es: "de búsqueda" },
  other: { en: "rate", es: "de llamadas" },
} as const;

/** What happened to a call to HubSpot and what to do, in one or two sentences for an admin. Instants are epoch milliseconds. */
export const hubspotFailures = {
  refused: (status: number, category: string, message: string): Text => ({
    en: `HubSpot refused the call (${status} ${category}): ${message}`,
    es: `HubSpot rechazó la llamada (${status} ${category}): ${message}`,
  }),
  unauthorised: {
    en: "HubSpot does not accept the access token. Install the app again, or check the static token in the environment.",
    es: "HubSpot no acepta el token de acceso. Vuelva a instalar la aplicación o revise el token estático del entorno.",
  },
  forbiddenUnclear: {
    en: "HubSpot refused the call (403) without naming a permission. Ripen asks again automatically, after a few minutes at first.",
    es: "HubSpot rechazó la llamada (403) sin nombrar ningún permiso. Ripen vuelve a preguntar automáticamente, al principio a los pocos minutos.",
  },
  forbiddenByTier: {
    en: "The HubSpot account's plan or permissions do not allow this. The feature stays off; the rest works.",
    es: "El plan o los permisos de la cuenta de HubSpot no lo permiten. La función queda desactivada; el resto funciona.",
  },
  scopesMissing: (scopes: readonly string[]): Text => ({
    en: `The HubSpot account has not granted ${scopes.join(", ")}. Install the app again and accept these scopes to use the feature.`,
    es: `La cuenta de HubSpot no ha concedido ${scopes.join(", ")}. Vuelva a instalar la aplicación y acepte estos permisos para usar la función.`,
  }),
  notFound: {
    en: "HubSpot does not know this record: it may have been deleted or merged.",
    es: "HubSpot no conoce este registro: puede que se haya eliminado o fusionado.",
  },
  rateLimited: (limit: keyof typeof limits, retryAt: number): Text => ({
    en: `HubSpot's ${limits[limit].en} limit is used up. Ripen continues at ${iso(retryAt)}.`,
    es: `Se agotó el límite ${limits[limit].es} de HubSpot. Ripen sigue a las ${iso(retryAt)}.`,
  }),
  locked: (retryAt: number): Text => ({
    en: `HubSpot has locked the record for a moment. Ripen retries at ${iso(retryAt)}.`,
    es: `HubSpot tiene el registro bloqueado un momento. Ripen lo reintenta a las ${iso(retryAt)}.`,
  }),
  moving: (retryAt: number): Text => ({
    en: `HubSpot is moving the account to another data centre. Ripen continues at ${iso(retryAt)}.`,
    es: `HubSpot está trasladando la cuenta a otro centro de datos. Ripen sigue a las ${iso(retryAt)}.`,
  }),
  unavailable: (status: number | null, retryAt: number): Text => {
    const shown = status === null ? "" : ` (${status})`;
    return {
      en: `HubSpot cannot be reached or does not answer${shown}. Ripen retries at ${iso(retryAt)}.`,
      es: `No se puede contactar con HubSpot o no responde${shown}. Ripen lo reintenta a las ${iso(retryAt)}.`,
    };
  },
  unknownOutcome: (reason: string): Text => ({
    en: `The call may or may not have been carried out (${reason}). Ripen repeats it if that is harmless and holds it if not.`,
    es: `La llamada puede haberse ejecutado o no (${reason}). Ripen la repite si es inofensivo y, si no, la retiene.`,
  }),
  disconnected: {
    en: "The app is no longer installed in this HubSpot account. Install it again to continue.",
    es: "La aplicación ya no está instalada en esta cuenta de HubSpot. Vuelva a instalarla para seguir.",
  },
  /** Said in place of a failure that passes by itself. */
  passing: {
    en: "HubSpot has just given an unexpected answer.",
    es: "HubSpot acaba de dar una respuesta inesperada.",
  },
} as const;

function iso(at: number): string {
  return new Date(at).toISOString();
}
