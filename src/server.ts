import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Router,
} from "express";
import helmet from "helmet";
import type { Logger } from "./base/log.ts";
import { plainPage } from "./base/plain-page.ts";
import { installedTexts } from "./words/door-texts.ts";

export type ServerParts = {
  /** What every request passes before anything else. */
  readonly first: readonly RequestHandler[];
  readonly webhooks: Router;
  readonly oauth: Router;
  /** What the pages inside HubSpot ask for. */
  readonly cards: Router;
  /** The settings console: its ways in, its API and its page. */
  readonly console: readonly Router[];
  /** The public pages: documents, support, privacy, terms. */
  readonly site: Router;
  /** /livez and /readyz */
  readonly probes: Router;
  readonly log: Logger;
  /** Addresses, networks and names of networks whose X-Forwarded-For counts, as Express takes them. */
  readonly trustedProxies: readonly string[];
};

/** Builds the app without listening: the table of what it serves. */
export function createApp(parts: ServerParts): Express {
  const { first, webhooks, oauth, cards, site, probes, log } = parts;
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  // HubSpot signs the address that it called: it must reach the router as it came.
  app.enable("strict routing");
  app.enable("case sensitive routing");

  if (parts.trustedProxies.length > 0) app.set("trust proxy", [...parts.trustedProxies]);

  for (const handler of first) app.use(handler);
  app.use(webhooks);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'unsafe-inline'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
    }),
  );
  app.use(oauth);
  app.use(cards);
  for (const router of parts.console) app.use(router);
  app.get("/installed", installedPage);
  app.use(site);
  app.use(probes);
  app.use((_request, response) => {
    response.status(404).json({ error: { code: "NOT_FOUND", message: "There is nothing here." } });
  });
  app.use(lastResort(log));
  return app;
}

/** No error leaves more behind than its reference in the log. */
function lastResort(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    log.error({ err: error }, "a request failed");
    if (response.headersSent) return next(error);
    response
      .status(500)
      .json({ error: { code: "INTERNAL", message: "Something went wrong; it is in the log." } });
  };
}

export type Listening = {
  readonly port: number;
  /** Accepts no more, lets what is in flight finish, and resolves then. */
  close(): Promise<void>;
};

/** Listens on `port` (0: any free one) and resolves once connections are taken. Rejects when the port is taken. */
export function listen(app: Express, port: number): Promise<Listening> {
  // A request must be whole within these times, so that slow senders hold no connection (reliability.md 4.1).
  const server: Server = createServer(
    { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 30_000 },
    app,
  );
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => {
      server.off("error", reject);
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () => closeServer(server),
      });
    });
  });
}

/** How long what is in flight may take once the server accepts no more, milliseconds. */
const drainMs = 4_000;
const lookEveryMs = 25;

/** A connection that is kept alive becomes idle only after its answer: idle ones are looked for until none is left. */
function closeServer(server: Server): Promise<void> {
  return new Promise((closed) => {
    const looking = setInterval(() => server.closeIdleConnections(), lookEveryMs);
    const deadline = setTimeout(() => server.closeAllConnections(), drainMs);
    server.close(() => {
      clearInterval(looking);
      clearTimeout(deadline);
      closed();
    });
    server.closeIdleConnections();
  });
}

/** What the person who installed sees last, in the browser's language. */
const installedPage: RequestHandler = (request, response) => {
  const language = request.acceptsLanguages("en", "es") === "es" ? "es" : "en";
  const { title, text, close } = installedTexts[language];
  response.type("html").send(plainPage(language, title, [text, close]));
};
