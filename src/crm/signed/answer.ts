import { refusals, type RefusalText } from "../../words/refusals.ts";

/** What a handler answers: a status and a JSON body. */
export type Answer = { readonly status: number; readonly body: unknown };

/** A good answer. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** A refusal: `code` is stable, `message` says in both languages what to do, as the console's answers do. */
export function refused(status: number, { code, en, es }: RefusalText): Answer {
  return { status, body: { error: { code: code.toLowerCase(), message: { en, es } } } };
}

/** The record is unknown in the account that signed: nothing is told of other accounts. */
export const contactUnknown: Answer = refused(404, refusals.contactUnknown);

/** The account is not in the store, or uninstalled the app. */
export const notConnected: Answer = refused(409, refusals.notConnected);

/** The person may look, not edit. */
export const mayNotEdit: Answer = refused(403, refusals.notAllowed);
