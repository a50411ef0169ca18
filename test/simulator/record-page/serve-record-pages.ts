import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express, type Response } from "express";
import { z } from "zod";
import type { PortalControl } from "../control.ts";
import { buildPage } from "./build-page.ts";
import { readyLeads, recordData } from "./portal-data.ts";

export type RecordPagesOptions = {
  readonly portals: readonly PortalControl[];
  /** Where the app listens; the cards may call nothing else (hubspot-facts 8.3). */
  readonly appUrl: string;
  /** 0, the default, takes any free port of 127.0.0.1. */
  readonly port?: number;
  /** IANA name of the portals' zone. Default Europe/Madrid. */
  readonly timeZone?: string;
};

export type RecordPages = {
  readonly url: string;
  /** The address of the view 'Ready, newest first'. */
  readyView(portalId: number): string;
  /** The address of a contact's record. */
  record(portalId: number, contactId: string): string;
  close(): Promise<void>;
};

/**
 * Shows the simulated portals in a browser as HubSpot would: the ready view, contact records with the card
 * drawn from the real extension code, and the app's settings page. Builds the page first when needed.
 * Throws an Error that says what to do when it cannot be built, or when the port is taken.
 */
export async function serveRecordPages(options: RecordPagesOptions): Promise<RecordPages> {
  const server = createServer(pagesApp(options, await buildPage()));
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    readyView: (portalId) => `${url}/contacts/${portalId}/objects/0-1/views/ready/list`,
    record: (portalId, contactId) => `${url}/contacts/${portalId}/record/0-1/${contactId}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const shell = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>HubSpot, simulated</title>
<link rel="stylesheet" href="/assets/page.css">
<div id="page"></div>
<script type="module" src="/assets/page.js"></script>
</html>`;

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const cardCall = z.strictObject({
  url: z.string(),
  method: z.enum(["GET", "POST", "PUT", "DELETE", "PATCH"]),
  body: z.unknown().optional(),
});

function pagesApp(
  { portals, appUrl, timeZone = "Europe/Madrid" }: RecordPagesOptions,
  assets: string,
): Express {
  const app = express().disable("x-powered-by");
  const portalOf = (id: string): PortalControl | undefined =>
    portals.find((portal) => String(portal.id) === id);

  app.use((_request, response, next) => {
    response.set("Content-Security-Policy", policy);
    next();
  });
  app.use("/assets", express.static(assets));
  app.get("/api/portals/:portal", ({ params }, response) => {
    if (portalOf(params.portal) === undefined) return unknown(response);
    response.json({ appUrl, timeZone });
  });
  app.get("/api/portals/:portal/ready", ({ params }, response) => {
    const portal = portalOf(params.portal);
    if (portal === undefined) return unknown(response);
    response.json(readyLeads(portal));
  });
  app.get("/api/portals/:portal/contacts/:contact", ({ params }, response) => {
    const portal = portalOf(params.portal);
    const record = portal && recordData(portal, params.contact);
    if (!record) return unknown(response);
    response.json({ ...record, appUrl, timeZone });
  });
  app.post("/api/portals/:portal/fetch", express.json(), async ({ params, body }, response) => {
    const portal = portalOf(params.portal);
    const call = cardCall.safeParse(body);
    if (portal === undefined || !call.success) return unknown(response);
    const { url, ...request } = call.data;
    if (!url.startsWith(`${appUrl}/`)) {
      response.status(403).json({ message: `permittedUrls.fetch does not hold ${url}` });
      return;
    }
    const answer = await portal.cardFetch(url, request);
    response
      .status(answer.status)
      .type("json")
      .send(await answer.text());
  });
  app.get("/", (_request, response) => {
    response.redirect(302, `/contacts/${portals[0]?.id ?? 0}/objects/0-1/views/ready/list`);
  });
  app.get(
    [
      "/contacts/:portal/record/0-1/:contact",
      "/contacts/:portal/objects/0-1/views/ready/list",
      "/settings/:portal/ripen",
    ],
    (_request, response) => void response.type("html").send(shell),
  );
  return app;
}

function unknown(response: Response): void {
  response.status(404).json({ message: "There is nothing here." });
}
