import { timingSafeEqual } from "node:crypto";
import type { Request } from "express";

/** The header that carries the token of GET /console/api/session with every change. */
export const csrfHeader = "x-ripen-csrf";

/**
 * Whether a change comes from our own page: it carries the session's token, and no browser says that
 * another site sent it (reliability.md 4.1). Calls from programs have no Sec-Fetch-Site.
 */
export function isOwnRequest(request: Request, csrfToken: string): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const given = Buffer.from(request.get(csrfHeader) ?? "");
  const wanted = Buffer.from(csrfToken);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
