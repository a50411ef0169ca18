/** What a handler answers: a status and a JSON body. */
export type Answer = { readonly status: number; readonly body: unknown };

/** A good answer. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** A refusal: `code` is stable, `message` says what to do. */
export function refused(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

/** The record is unknown in the account that signed: nothing is told of other accounts. */
export const contactUnknown: Answer = refused(
  404,
  "contact_unknown",
  "This contact has no score in this account yet. New contacts are scored within a minute.",
);

/** The account is not in the store, or uninstalled the app. */
export const notConnected: Answer = refused(
  409,
  "not_connected",
  "Ripen is not connected to this account. An admin can install it again.",
);

/** The person may look, not edit. */
export const mayNotEdit: Answer = refused(
  403,
  "not_allowed",
  "Your role in Ripen does not allow this change. Ask whoever installed Ripen.",
);
