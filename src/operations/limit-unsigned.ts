import type { RequestHandler } from "express";
import type { Clock } from "../base/clock.ts";

/** Refused signatures and sessions that one address may cause a minute (reliability.md 4.1, Flooding). */
const mostAMinute = 30;
const windowMs = 60_000;
/** Addresses that are remembered: a flood from many must not fill the memory. */
const mostAddresses = 10_000;

/** Loopback and private addresses: a proxy of our own, behind which everybody would share one. */
const near =
  /^(?:::1$|(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)|f[cd][0-9a-f]{2}:|fe80:)/i;

/**
 * Turns an address away with 429 once it has caused 30 answers of 401 within a minute, before a body is
 * read. Requests that arrive through a proxy of our own are never limited by the proxy's address.
 */
export function limitUnsigned(clock: Clock): RequestHandler {
  const refused = new Map<string, number>();
  let since = clock.now();
  return (request, response, next) => {
    const now = clock.now();
    if (now - since >= windowMs || now < since) {
      refused.clear();
      since = now;
    }
    const address = request.socket.remoteAddress ?? "";
    if (near.test(address)) return next();
    if ((refused.get(address) ?? 0) >= mostAMinute) {
      response
        .status(429)
        .set("retry-after", String(Math.ceil((since + windowMs - now) / 1000)))
        .set("connection", "close")
        .json({ error: { code: "TOO_MANY_UNSIGNED", message: "Too many unsigned requests." } });
      return undefined;
    }
    response.once("finish", () => {
      if (response.statusCode !== 401) return;
      if (refused.size < mostAddresses || refused.has(address)) {
        refused.set(address, (refused.get(address) ?? 0) + 1);
      }
    });
    next();
    return undefined;
  };
}
