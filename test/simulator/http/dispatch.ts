import type { IncomingHttpHeaders } from "node:http";
import { effectOf, type Departure, type FaultEffect } from "../faults/fault-reply.ts";
import { tooManyRequests } from "../limits/limits.ts";
import type { World } from "../world.ts";
import { authenticate } from "./authenticate.ts";
import type { Call } from "./call.ts";
import { missingScopes, Refusal } from "./refusal.ts";
import { html, json, type Exchange, type Reply, type Route } from "./route.ts";
import type { Match, Router } from "./router.ts";

export type Request = {
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

export type Outcome = { readonly reply: Reply; readonly departure: Departure };

/** Longer addresses are answered 414 (hubspot-facts 3.2); HubSpot does not publish the figure. */
export const maxUrlLength = 8_192;

const send: Departure = { how: "send" };

/** Takes one request through address, fault, token, limit and scope to its route, and records the call. */
export function dispatch(world: World, router: Router, request: Request): Outcome {
  const at = world.now();
  const started = performance.now();
  const [path, search] = split(request.url);
  const found = request.url.length > maxUrlLength ? null : router(request.method, path);
  const call: Draft = { portalId: null, policy: null, fault: null, inputs: 0 };
  const outcome = found
    ? serveRoute(world, found, { request, path, search, at }, call)
    : { reply: unknownAddress(request), departure: send };
  world.calls.push({
    ...call,
    at,
    ms: performance.now() - started,
    route: found ? nameOf(found) : "unknown",
    method: request.method,
    path,
    kind: found?.route.kind ?? "other",
    status:
      outcome.departure.how === "send" || outcome.departure.how === "truncate"
        ? outcome.reply.status
        : 0,
  });
  return outcome;
}

type Draft = { -readonly [K in "portalId" | "policy" | "fault" | "inputs"]: Call[K] };

type Arrival = {
  readonly request: Request;
  readonly path: string;
  readonly search: string;
  readonly at: number;
};

function serveRoute(world: World, found: Match, arrival: Arrival, call: Draft): Outcome {
  const fault = world.faults.next(nameOf(found), found.route.access === "token");
  call.fault = fault?.kind ?? null;
  const effect: FaultEffect | null = fault && effectOf(fault);
  if (effect && "instead" in effect) return { reply: effect.instead, departure: send };
  if (effect && "before" in effect) return { reply: html(0, ""), departure: effect.before };
  const reply = answer(world, found, arrival, call);
  if (effect && "replaced" in effect) return { reply: effect.replaced, departure: send };
  return { reply, departure: effect && "after" in effect ? effect.after : send };
}

function answer(world: World, found: Match, arrival: Arrival, call: Draft): Reply {
  const { request, path, search, at } = arrival;
  const { route, params } = found;
  const exchange: Exchange = {
    world,
    method: request.method,
    path,
    query: new URLSearchParams(search),
    params,
    headers: request.headers,
    body: request.body,
    at,
  };
  try {
    return route.access === "public"
      ? route.handle(exchange)
      : answerWithToken(route, exchange, call);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

function answerWithToken(
  route: Extract<Route, { access: "token" }>,
  exchange: Exchange,
  call: Draft,
): Reply {
  const { world, at, params } = exchange;
  const { token, portal } = authenticate(exchange);
  call.portalId = portal.id;
  const { refusedBy, headers } = world.limits.spend(token, portal.tier, route.limit, at);
  call.policy = refusedBy;
  if (refusedBy) return tooManyRequests(refusedBy, headers);
  const lacking = route.scopes(params).filter((scope) => !token.scopes.includes(scope));
  try {
    if (lacking.length > 0) throw missingScopes(lacking);
    const reply = route.handle({ ...exchange, portal, token });
    call.inputs = reply.inputs ?? 0;
    return { ...reply, headers: { ...headers, ...reply.headers } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...error.reply, headers: { ...headers, ...error.reply.headers } };
  }
}

function unknownAddress({ url }: Request): Reply {
  return url.length > maxUrlLength
    ? json(414, { status: "error", message: "URI Too Long" })
    : html(404, "<!doctype html><html><head><title>Error 404</title></head><body></body></html>");
}

function nameOf({ route, params }: Match): string {
  return typeof route.name === "string" ? route.name : route.name(params);
}

function split(url: string): readonly [string, string] {
  const at = url.indexOf("?");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}
