import type { ErrorRequestHandler } from "express";
import { describeOutcome, HubSpotError } from "../../hubspot/transport/errors.ts";
import type { Logger } from "../../base/log.ts";
import type { Text } from "../../base/text.ts";
import { RefusedError } from "../../account/refusal.ts";
import type { Refusal } from "../contract/text.ts";

/** Turns whatever a handler threw into the one shape of a refusal; what nobody foresaw goes to the log. */
export function answerFailure(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const { status, code, text, path } = refusalOf(error);
    if (status >= 500) log.error({ err: error }, "a call of the console failed");
    if (response.headersSent) return next(error);
    const body: Refusal = { error: { code, message: text, ...(path === null ? {} : { path }) } };
    response.status(status).json(body);
  };
}

type Told = {
  readonly status: number;
  readonly code: string;
  readonly text: Text;
  readonly path: string | null;
};

function refusalOf(error: unknown): Told {
  if (error instanceof RefusedError) return error;
  if (error instanceof HubSpotError) {
    const text = {
      en: describeOutcome(error.outcome, "en"),
      es: describeOutcome(error.outcome, "es"),
    };
    return { status: 503, code: error.code, text, path: null };
  }
  const type = bodyFault(error);
  if (type !== null) return type;
  return {
    status: 500,
    code: "INTERNAL",
    text: {
      en: "Something went wrong; it is in Ripen's log. Try again in a moment.",
      es: "Algo ha fallado; consta en el registro de Ripen. Inténtelo de nuevo en un momento.",
    },
    path: null,
  };
}

/** What Express's JSON reader throws. */
function bodyFault(error: unknown): Told | null {
  if (!(error instanceof Error) || !("type" in error)) return null;
  if (error.type === "entity.too.large") {
    const text = { en: "The request is larger than 1 MB.", es: "La petición supera 1 MB." };
    return { status: 413, code: "REQUEST_TOO_LARGE", text, path: "body" };
  }
  if (error.type === "entity.parse.failed") {
    const text = { en: "The body is not JSON.", es: "El cuerpo no es JSON." };
    return { status: 400, code: "REQUEST_INVALID", text, path: "body" };
  }
  return null;
}
