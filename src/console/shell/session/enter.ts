import type { Request, RequestHandler, Response } from "express";
import { issueTicket, redeemTicket } from "../../../store/console/tickets.ts";
import type { PortalId } from "../../../store/engine/portal-id.ts";
import type { ConsoleDeps } from "../deps.ts";
import { builtPage, isBuilt } from "../serve-page.ts";
import { setSessionCookie } from "./cookie.ts";
import { startSession } from "./session-store.ts";
import { plainPage } from "../../../base/plain-page.ts";
import { usedLinkTexts } from "../../../words/door-texts.ts";

/** What a person sees whose ticket is unknown, used or too old, in the browser's language. */
function closedDoorPage(request: Request, response: Response): void {
  const language = request.acceptsLanguages("en", "es") === "es" ? "es" : "en";
  const { title, text } = usedLinkTexts[language];
  response.status(401).set({
    "Cache-Control": "no-store",
    "Content-Security-Policy":
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.type("html").send(plainPage(language, title, [text]));
}

type EnterDeps = Pick<ConsoleDeps, "ledger" | "portals" | "clock" | "publicUrl" | "isSimulated">;

/** GET /console/enter?ticket=...: takes a one-time ticket in and lets its visitor into the console. */
export function enterByTicket(deps: EnterDeps): RequestHandler {
  return async (request, response) => {
    const { ticket } = request.query;
    const visitor =
      typeof ticket === "string" && ticket.length <= 100
        ? await redeemTicket(deps.ledger, ticket, deps.clock.now())
        : null;
    if (visitor === null || (await deps.portals.get(visitor.portalId)) === null) {
      return closedDoorPage(request, response);
    }
    await letIn(deps, response, visitor.portalId, visitor.userEmail, "ticket");
  };
}

/**
 * GET /console/demo-enter: lets anybody in as whoever installed. Only on a simulated HubSpot, where there
 * is no account to protect; elsewhere there is nothing here.
 */
export function enterDemo(deps: EnterDeps): RequestHandler {
  return async (request, response, next) => {
    if (!deps.isSimulated) return next();
    const portal = await demoPortal(deps, request);
    if (portal === null) return closedDoorPage(request, response);
    await letIn(deps, response, portal.portalId, portal.installedBy, "demo");
  };
}

async function demoPortal(
  { portals }: EnterDeps,
  request: Request,
): Promise<{ readonly portalId: PortalId; readonly installedBy: string } | null> {
  const all = await portals.list();
  const { portal: wanted } = request.query;
  const chosen =
    wanted === undefined
      ? all.find((portal) => portal.status === "connected")
      : all.find((portal) => String(portal.portalId) === wanted);
  return chosen ?? null;
}

async function letIn(
  { ledger, clock, publicUrl }: EnterDeps,
  response: Response,
  portalId: PortalId,
  email: string,
  enteredBy: "ticket" | "demo",
): Promise<void> {
  const id = await startSession(ledger, { portalId, email }, enteredBy, clock.now());
  setSessionCookie(response, publicUrl, id);
  response.set({ "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" });
  response.redirect(303, "/console");
}

/**
 * Where whoever has just installed goes on: an address that lets them into the console, good once, for a
 * minute, or the plain page of before where the console is not built.
 */
export async function installedEntry(
  { ledger, portals, clock }: Pick<ConsoleDeps, "ledger" | "portals" | "clock">,
  portalId: PortalId,
): Promise<string> {
  if (!isBuilt(builtPage)) return "/installed";
  const portal = await portals.get(portalId);
  const visitor = { portalId, userId: 0, userEmail: portal?.installedBy ?? "" };
  const { ticket } = await issueTicket(ledger, visitor, clock.now());
  return `/console/enter?ticket=${ticket}`;
}
