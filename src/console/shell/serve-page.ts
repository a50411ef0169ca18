import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import express, { Router, type RequestHandler } from "express";

/**
 * What the page may do: its own scripts and calls only, no inline script, no eval. Mantine writes style
 * elements, so styles are the one thing that may stand inline. Nobody may frame it.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const notBuilt =
  "The console's page is not built. Start Ripen with npm start, or run npm run build:console first.";

const securely: RequestHandler = (_request, response, next) => {
  response.set("Content-Security-Policy", policy);
  next();
};

const endings = { br: ".br", gzip: ".gz" } as const;

/**
 * Sends a file of `folder` as brotli or gzip where the build left it so (.ci/build-console.mjs) and the browser takes it:
 * at their best these take seconds to make, so they are made once.
 */
function precompressed(folder: string): RequestHandler {
  return (request, response, next) => {
    const file = path.join(folder, path.basename(request.path));
    const encoding = request.acceptsEncodings(["br", "gzip", "identity"]);
    response.vary("Accept-Encoding");
    if (encoding !== "br" && encoding !== "gzip") return next();
    if (!existsSync(file + endings[encoding])) return next();
    response.type(path.extname(file));
    response.set("Content-Encoding", encoding);
    request.url = `/${path.basename(request.path)}${endings[encoding]}`;
    next();
  };
}

/**
 * Serves the built page of `folder` under /console: its files by their hashed names for good, and the
 * page itself for every other address below, because the page finds its own places. What the API or
 * the session routes answer must be mounted before. Answers 503 with what to do while nothing is built.
 */
export function servePage(folder: string): Router {
  const router = Router();
  router.use("/console", securely);
  router.use(
    "/console/assets",
    precompressed(path.join(folder, "assets")),
    express.static(path.join(folder, "assets"), {
      immutable: true,
      maxAge: "365d",
      index: false,
      redirect: false,
      fallthrough: true,
    }),
  );
  router.get(["/console", "/console/*place"], (request, response, next) => {
    if (/^\/console\/(api|assets)(\/|$)/.test(request.path)) return next();
    const page = path.join(folder, "index.html");
    if (!existsSync(page)) {
      response.status(503).type("text").send(notBuilt);
      return;
    }
    // A new build brings new names: the page must be asked for each time.
    response.set("Cache-Control", "no-cache");
    response.sendFile(page);
  });
  return router;
}

/** The console's page as .ci/build-console.mjs builds it. */
export const builtPage = fileURLToPath(new URL("../../../dist/console", import.meta.url));

/** Whether there is a page to serve in `folder`. */
export function isBuilt(folder: string): boolean {
  return existsSync(path.join(folder, "index.html"));
}
