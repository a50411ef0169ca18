import type { Text } from "../../base/text.ts";

/** What a handler answers: a status and a JSON body. */
export type Answer = { readonly status: number; readonly body: unknown };

/** A good answer. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** A refusal: `code` is stable, `message` says in both languages what to do, as the console's answers do. */
export function refused(status: number, code: string, message: Text): Answer {
  return { status, body: { error: { code, message } } };
}

/** The record is unknown in the account that signed: nothing is told of other accounts. */
export const contactUnknown: Answer = refused(404, "contact_unknown", {
  en: "This contact has no score in this account yet. New contacts are scored within a minute.",
  es: "Este contacto todavía no tiene puntuación en esta cuenta. Los nuevos se puntúan en menos de un minuto.",
});

/** The account is not in the store, or uninstalled the app. */
export const notConnected: Answer = refused(409, "not_connected", {
  en: "Ripen is not connected to this account. An admin can install it again.",
  es: "Ripen no está conectado a esta cuenta. Un administrador puede instalarlo de nuevo.",
});

/** The person may look, not edit. */
export const mayNotEdit: Answer = refused(403, "not_allowed", {
  en: "Your role in Ripen does not allow this change. Ask whoever installed Ripen.",
  es: "Su rol en Ripen no permite este cambio. Consulte a quien instaló Ripen.",
});
