import express, { Router, type RequestHandler, type Response } from "express";
import type { ConsoleDeps } from "./shell/deps.ts";
import { builtPage, servePage } from "./shell/serve-page.ts";
import { enterByTicket, enterDemo } from "./shell/session/enter.ts";
import compression from "compression";
import { z } from "zod";
import { modelJsonSchema } from "../scoring/model/model.ts";
import { RefusedError, refuse } from "../account/refusal.ts";
import { clearSessionCookie, sessionCookie } from "./shell/session/cookie.ts";
import { isOwnRequest } from "./shell/session/csrf.ts";
import { allows, roleOf } from "../account/roles.ts";
import { findSession } from "./shell/session/session-store.ts";
import { answerFailure } from "./shell/answer-failure.ts";
import type { Caller, Download } from "./shell/handler.ts";
import { handlers } from "./handlers.ts";
import { openApiDocument } from "./contract/openapi.ts";
import type { Route } from "./contract/route.ts";
import { routes, type RouteName } from "./contract/routes.ts";
import { refusals } from "../words/refusals.ts";

/** The whole console: its ways in, its API and its page, in the order in which they answer. Mount them at the root. */
export function consoleRouters(deps: ConsoleDeps): readonly Router[] {
  return [consoleRouter(deps), servePage(builtPage)];
}

/**
 * The console but for its page: the ways in, and the API below /console/api. Mount it at the root, before
 * servePage, which answers every other address below /console.
 */
export function consoleRouter(deps: ConsoleDeps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.get("/console/enter", enterByTicket(deps));
  router.get("/console/demo-enter", enterDemo(deps));
  router.use("/console/api", apiRouter(deps));
  return router;
}

/** Bytes of a request; the largest model documents are far below. */
const maxBody = "1mb";

/**
 * Answers go out compressed, apart from the session's: it holds the token against forged calls, and the length of a
 * compressed answer tells who listens what a secret in it resembles (BREACH).
 */
const compressed = compression({
  threshold: 256,
  filter: (request, response) =>
    !request.originalUrl.startsWith("/console/api/session") &&
    compression.filter(request, response),
});

/** Every route of routes.ts, below /console/api, and its description at /openapi.json. Mount it at the root. */
function apiRouter(deps: ConsoleDeps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const readJson = express.json({ limit: maxBody, strict: true });
  router.use((_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  router.use(compressed);
  router.get("/openapi.json", (_request, response) => void response.json(openApiDocument()));
  router.get("/model-schema.json", (_request, response) => void response.json(modelJsonSchema()));
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name];
    const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
    router[route.method](path, admit(deps, route), readJson, answer(deps, name, route));
  }
  router.use(() => {
    throw refuse(404, refusals.noSuchCall);
  });
  router.use(answerFailure(deps.log));
  return router;
}

/** Nobody's body is read before it is known who sends it. */
function admit(deps: ConsoleDeps, route: Route): RequestHandler {
  return async (request, response, next) => {
    const sessionId = sessionCookie(request, deps.publicUrl);
    const session =
      sessionId === null ? null : await findSession(deps.ledger, sessionId, deps.clock.now());
    const portal = session && (await deps.portals.get(session.portalId));
    if (sessionId === null || session === null || portal === null) {
      throw refuse(401, deps.isSimulated ? refusals.demoEnded : refusals.sessionEnded);
    }
    if (route.method !== "get" && !isOwnRequest(request, session.csrfToken)) {
      throw refuse(403, refusals.csrfRefused);
    }
    const role = roleOf(portal, session.email);
    if (!allows(role, route.role)) {
      throw refuse(403, refusals.roleTooLow(route.role, role, portal.installedBy));
    }
    const caller: Caller = {
      portalId: session.portalId,
      portal,
      ledger: deps.ledger.forReports(session.portalId),
      session,
      sessionId,
      role,
      who: session.email || "unknown person",
    };
    response.locals["caller"] = caller;
    next();
  };
}

function answer(deps: ConsoleDeps, name: RouteName, route: Route): RequestHandler {
  // The table and the handlers agree by type, name by name; here one stands for all of them.
  const handle = handlers[name] as (deps: ConsoleDeps, call: object) => Promise<unknown>;
  return async (request, response) => {
    const call = {
      ...(response.locals["caller"] as Caller),
      params: parse(route.params, request.params, "params"),
      query: parse(route.query, request.query, "query"),
      body: parse(route.body, request.body as unknown, "body"),
    };
    const result = await handle(deps, call);
    if (name === "leave") clearSessionCookie(response, deps.publicUrl);
    if ("file" in route) return send(response, route.file, result as Download);
    response.status(route.status ?? 200).json(result);
  };
}

const spanish = z.locales.es().localeError;

function parse(schema: z.ZodType | undefined, input: unknown, where: string): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [translated] = schema.safeParse(input, { error: spanish }).error?.issues ?? [];
  const path = [where, ...(issue?.path ?? [])].map(String).join(".");
  throw new RefusedError(
    400,
    "REQUEST_INVALID",
    { en: `${path}: ${issue?.message}`, es: `${path}: ${(translated ?? issue)?.message}` },
    path,
  );
}

async function send(response: Response, type: string, download: Download): Promise<void> {
  response.status(200).type(`${type}; charset=utf-8`);
  response.set("Content-Disposition", `attachment; filename="${download.fileName}"`);
  for await (const piece of download.pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await drained(response);
  }
  response.end();
}

/** Resolves once the browser has taken what was written, or went away. */
function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off("drain", go);
      response.off("close", go);
      resolve();
    };
    response.on("drain", go);
    response.on("close", go);
  });
}
