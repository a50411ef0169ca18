import { Router } from "express";
import { apiRouter } from "./api-router.ts";
import type { ConsoleDeps } from "./shell/deps.ts";
import { builtPage, servePage } from "./shell/serve-page.ts";
import { enterByTicket, enterDemo } from "./shell/session/enter.ts";

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
