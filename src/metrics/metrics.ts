import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { packageVersion } from "../base/package-version.ts";
import type { Observed } from "../hubspot/transport/client.ts";
import type { DoorCount } from "../../webhooks/router.ts";

/** What the running server counts, under the names of reliability.md section 6. No label names a contact or an account. */
export type Metrics = {
  readonly registry: Registry;
  /** The door's own counts. */
  door(name: DoorCount, n: number): void;
  /** A webhook request was answered. `sentAt` is HubSpot's timestamp, epoch milliseconds; null when there was none. */
  acknowledged(seconds: number, sentAt: number | null, now: number): void;
  /** A request went out to HubSpot. */
  hubspot(call: Observed): void;
  lane(what: "turn" | "lease_lost"): void;
  committed(seconds: number): void;
};

/** Up to a second in the steps that the front door's promises are made in. */
const ackBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "ripen_build_info",
    help: "Always 1; its labels say what runs",
    labelNames: ["version", "node"],
    registers,
  }).set({ version: packageVersion, node: process.versions.node }, 1);
  const counter = <T extends string>(name: string, help: string, labelNames: readonly T[] = []) =>
    new Counter<T>({ name: `ripen_${name}`, help, labelNames: [...labelNames], registers });
  const histogram = (name: string, help: string, buckets: readonly number[]): Histogram =>
    new Histogram({ name: `ripen_${name}`, help, buckets: [...buckets], registers });

  const requests = counter("webhook_requests_total", "Webhook requests by how they ended", [
    "result",
  ]);
  const refusedSignatures = counter(
    "webhook_signature_failures_total",
    "Webhook requests whose signature or time was refused",
    ["reason"],
  );
  const ack = histogram("webhook_ack_duration_seconds", "Until a webhook is answered", ackBuckets);
  const skew = new Gauge({
    name: "ripen_webhook_clock_skew_seconds",
    help: "Our clock less HubSpot's, at the latest webhook request",
    registers,
  });
  const turns = counter("lane_turns_total", "Turns of all lanes");
  const lost = counter(
    "lane_lease_lost_total",
    "Turns that ended because another instance has the lane",
  );
  const calls = counter("hubspot_requests_total", "Requests to HubSpot", ["route", "status"]);
  const callSeconds = histogram(
    "hubspot_request_duration_seconds",
    "Requests to HubSpot",
    ackBuckets,
  );
  const throttled = counter("hubspot_throttled_total", "Requests that HubSpot answered with 429", [
    "policy",
  ]);
  const waited = counter(
    "hubspot_throttle_seconds_total",
    "How long requests waited for the account's limits",
    ["policy"],
  );
  const remaining = new Gauge({
    name: "ripen_hubspot_rate_remaining",
    help: "Requests that the account of the latest answer has left in its ten seconds",
    registers,
  });
  const refreshes = counter("token_refresh_total", "Requests to HubSpot's token endpoint", [
    "result",
  ]);
  const commits = histogram("store_commit_duration_seconds", "Write transactions", ackBuckets);

  return {
    registry,
    door: (name, n) => {
      const result = name.replace("webhook_requests_", "");
      requests.inc({ result }, n);
      if (/^(?:signature|timestamp)_/.test(result)) refusedSignatures.inc({ reason: result }, n);
    },
    acknowledged: (seconds, sentAt, now) => {
      ack.observe(seconds);
      if (sentAt !== null) skew.set((now - sentAt) / 1000);
    },
    hubspot: (call) => {
      const status = call.status === null ? "none" : String(call.status);
      calls.inc({ route: call.route, status });
      callSeconds.observe(call.durationMs / 1000);
      const policy = call.search ? "search" : "calls";
      if (call.status === 429) throttled.inc({ policy });
      waited.inc({ policy }, call.waitedMs / 1000);
      if (call.remaining !== null) remaining.set(call.remaining);
      if (call.portalId === null) refreshes.inc({ result: call.status === 200 ? "ok" : status });
    },
    lane: (what) => (what === "turn" ? turns : lost).inc(),
    committed: (seconds) => commits.observe(seconds),
  };
}
