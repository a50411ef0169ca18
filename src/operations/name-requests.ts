import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { traced } from "../base/trace.ts";

/**
 * Gives each request an id of ours: in the answer's `x-request-id`, and in every line that the log has of it, those of
 * calls to HubSpot included, which name HubSpot's own `correlationId` beside it.
 */
export const nameRequests: RequestHandler = (_request, response, next) => {
  const id = randomUUID();
  response.set("x-request-id", id);
  traced(id, next);
};
