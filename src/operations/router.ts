import { Router } from "express";
import type { Liveness } from "./liveness.ts";
import type { Readiness } from "./readiness.ts";

/**
 * What a supervisor asks: GET /livez (200, or 503 when the process should be started anew) and GET /readyz
 * (200, or 503 with what stands in the way of taking requests).
 */
export function probesRouter(liveness: Liveness, readReadiness: () => Promise<Readiness>): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.get("/livez", (_request, response) => {
    const { live, lagMs } = liveness.read();
    response.status(live ? 200 : 503).json({ live, lagMs });
  });
  router.get("/readyz", async (_request, response) => {
    const { ready, obstacles } = await readReadiness();
    response.status(ready ? 200 : 503).json({ ready, obstacles });
  });
  return router;
}
