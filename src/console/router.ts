import { Router } from "express";
import { apiRouter } from "./api/api-router.ts";
import type { ConsoleDeps } from "./deps.ts";
import { enterByTicket, enterDemo } from "./session/enter.ts";

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
