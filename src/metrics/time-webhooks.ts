import type { RequestHandler } from "express";
import type { Clock } from "../base/clock.ts";
import type { Metrics } from "./metrics.ts";

/** Tells the metrics how long each webhook request took, and how far HubSpot's clock is from ours. */
export function timeWebhooks(metrics: Metrics, clock: Clock): RequestHandler {
  return (request, response, next) => {
    if (request.path === "/webhooks") {
      const startedAt = performance.now();
      const sent = request.headers["x-hubspot-request-timestamp"];
      response.once("finish", () => {
        const isOurs = response.statusCode === 204 && typeof sent === "string";
        metrics.acknowledged(
          (performance.now() - startedAt) / 1000,
          isOurs ? Number(sent) : null,
          clock.now(),
        );
      });
    }
    next();
  };
}
