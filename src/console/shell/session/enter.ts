import type { Request, RequestHandler, Response } from "express";
import { issueTicket, redeemTicket } from "../../../store/console/tickets.ts";
import type { PortalId } from "../../../store/engine/portal-id.ts";
import type { ConsoleDeps } from "../deps.ts";
import { builtPage, isBuilt } from "../serve-page.ts";
import { setSessionCookie } from "./cookie.ts";
import { startSession } from "./session-store.ts";

const texts = {
  en: {
    title: "This link is used up",
    text: "A link into the Ripen console works once, for one minute. Open Ripen's settings page in HubSpot and press “Open the console” for a new one.",
  },
  es: {
    title: "Este enlace ya no sirve",
    text: "Un enlace a la consola de Ripen funciona una vez y durante un minuto. Abra la página de ajustes de Ripen en HubSpot y pulse «Abrir la consola» para obtener otro.",
  },
} as const;

/** What a person sees whose ticket is unknown, used or too old, in the browser's language. */
function closedDoorPage(request: Request, response: Response): void {
  const language = request.acceptsLanguages("en", "es") === "es" ? "es" : "en";
  const { title, text } = texts[language];
  response.status(401).set({
    "Cache-Control": "no-store",
    "Content-Security-Policy":
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.type("html").send(`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  body { font: 17px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; color: #22303c }
  h1 { font-size: 1.6rem }
</style>
<h1>${title}</h1>
<p>${text}</p>
</html>`);
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
