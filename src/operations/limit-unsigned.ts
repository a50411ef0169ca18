import { isIPv6 } from "node:net";
import type { RequestHandler } from "express";
import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/log.ts";

/** Refused signatures and sessions that one address may cause a minute (reliability.md 4.1, Flooding). */
const mostAMinute = 30;
const windowMs = 60_000;
/** Addresses that are remembered: a flood from many must not fill the memory. */
const mostAddresses = 10_000;

/**
 * Turns an address away with 429 once it has caused 30 answers of 401 within a minute, before a body is read. The
 * address is Express's `request.ip`: the one that a trusted proxy names, else the peer's. What is answered well counts
 * for nothing, however much comes at once (docs/decisions/14-limiter.md). A proxy that nobody named as trusted is told
 * of once.
 */
export function limitUnsigned(clock: Clock, log: Logger): RequestHandler {
  const refused = new Map<string, number>();
  let since = clock.now();
  let hasWarned = false;
  return (request, response, next) => {
    const now = clock.now();
    if (now - since >= windowMs || now < since) {
      refused.clear();
      since = now;
    }
    const address = request.ip ?? "";
    if (!hasWarned && "x-forwarded-for" in request.headers && request.ips.length === 0) {
      hasWarned = true;
      log.warn(
        { address },
        "a request came through a proxy that TRUSTED_PROXIES does not name: its senders are limited together",
      );
    }
    const sender = networkOf(address);
    if ((refused.get(sender) ?? 0) >= mostAMinute) {
      response
        .status(429)
        .set("retry-after", String(Math.ceil((since + windowMs - now) / 1000)))
        .set("connection", "close")
        .json({ error: { code: "TOO_MANY_UNSIGNED", message: "Too many unsigned requests." } });
      return undefined;
    }
    response.once("finish", () => {
      if (response.statusCode !== 401) return;
      if (refused.size < mostAddresses || refused.has(sender)) {
        refused.set(sender, (refused.get(sender) ?? 0) + 1);
      }
    });
    next();
    return undefined;
  };
}

/** An IPv4 address itself, and of IPv6 the first 56 bits: whoever has one such address has the whole subnet. */
export function networkOf(address: string): string {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inner !== undefined) return inner;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  const groups = [...before, ...zeros, ...after].map((group) => group.padStart(4, "0"));
  return `${groups.slice(0, 4).join(":").slice(0, -2)}::/56`;
}
