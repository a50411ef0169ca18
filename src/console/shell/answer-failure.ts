import type { ErrorRequestHandler } from "express";
import { describeOutcome, HubSpotError } from "../../hubspot/transport/errors.ts";
import type { Logger } from "../../base/log.ts";
import type { Text } from "../../base/text.ts";
import { RefusedError, refuse } from "../../account/refusal.ts";
import { refusals } from "../../words/refusals.ts";
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
    return { status: 503, code: error.code, text: describeOutcome(error.outcome), path: null };
  }
  const type = bodyFault(error);
  if (type !== null) return type;
  return refuse(500, refusals.internal);
}

/** What Express's JSON reader throws. */
function bodyFault(error: unknown): Told | null {
  if (!(error instanceof Error) || !("type" in error)) return null;
  if (error.type === "entity.too.large") {
    return refuse(413, refusals.requestTooLarge, "body");
  }
  if (error.type === "entity.parse.failed") {
    return refuse(400, { ...refusals.notJson, code: "REQUEST_INVALID" }, "body");
  }
  return null;
}
