import { createServer, request } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLog } from "../../src/base/log.ts";
import { createMetrics } from "../../src/metrics/metrics.ts";
import { measuredLedger } from "../../src/metrics/measured-ledger.ts";
import { limitUnsigned } from "../../src/operations/limit-unsigned.ts";
import { readReadiness } from "../../src/operations/readiness.ts";
import { startOperations, type Operations } from "../../src/operations/start-operations.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { openStores, type Stores } from "../../src/store/open-stores.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import { addToTally } from "../../src/store/engine/tally.ts";
import { freePort } from "../support/free-port.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;
let stores: Stores;
beforeEach(async () => {
  folder = temporaryFolder();
  stores = await openStores({ dataDir: folder.path, databaseUrl: null }, () => undefined);
});
afterEach(async () => {
  await stores.close();
  folder.remove();
});

const clock = { now: () => 1_000_000, sleep: () => new Promise<void>(() => undefined) };
const readiness = (changes: Partial<Parameters<typeof readReadiness>[0]> = {}) =>
  readReadiness({
    ledger: stores.ledger,
    clock,
    dataDir: folder.path,
    lastLookAt: () => clock.now(),
    isDraining: () => false,
    ...changes,
  });

test("who can store is ready", async () => {
  expect(await readiness()).toEqual({ ready: true, obstacles: [] });
});

test("a store that refuses to write, a stuck lane loop and draining each stand in the way", async () => {
  const refusing: Ledger = {
    ...stores.ledger,
    forDoor: () => refusing,
    transaction: () => Promise.reject(new Error("read only")),
  };
  expect(await readiness({ ledger: refusing })).toEqual({ ready: false, obstacles: ["store"] });
  expect(await readiness({ lastLookAt: () => clock.now() - 60_001 })).toMatchObject({
    obstacles: ["lanes"],
  });
  expect(await readiness({ isDraining: () => true })).toMatchObject({ obstacles: ["draining"] });
});

test("the metrics have the names that alerts ask for, on a port of their own", async () => {
  const metrics = createMetrics();
  const ledger = measuredLedger(stores.ledger, metrics.committed);
  const metricsPort = await freePort();
  const operations: Operations = await startOperations(
    {
      ledger,
      portals: stores.portals,
      clock,
      log: createLog("silent"),
      sealing: null,
      metrics,
      lastLookAt: () => 0,
      wakePortal: () => undefined,
    },
    { dataDir: folder.path, databaseUrl: null, metricsPort },
  );
  try {
    metrics.door("webhook_requests_accepted", 1);
    metrics.door("webhook_requests_signature_wrong", 2);
    metrics.lane("turn");
    await ledger.transaction(async (tx) => {
      await addToTally(tx, "score_mismatches", 3);
      await addToTally(tx, "write_loops", 1);
      await addToTally(tx, "event:changed:taken", 7);
      await addToTally(tx, "effect:list:refused", 2);
    });
    metrics.hubspot({
      portalId: portalId(1),
      kind: "read",
      method: "GET",
      route: "/crm/objects",
      search: true,
      priority: "background",
      status: 429,
      durationMs: 20,
      waitedMs: 1_500,
      remaining: 17,
    });
    const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    for (const line of [
      'ripen_webhook_requests_total{result="accepted"} 1',
      'ripen_webhook_events_total{type="changed",result="taken"} 7',
      'ripen_effects_total{kind="list",state="refused"} 2',
      'ripen_loop_breaker_total{breaker="contact"} 1',
      'ripen_hubspot_requests_total{route="/crm/objects",status="429"} 1',
      'ripen_hubspot_throttle_seconds_total{policy="search"} 1.5',
      "ripen_hubspot_rate_remaining 17",
      'ripen_webhook_signature_failures_total{reason="signature_wrong"} 2',
      "ripen_lane_turns_total 1",
      "ripen_score_mismatch_total 3",
      "ripen_inbox_pending 0",
      "ripen_dirty_contacts 0",
      "ripen_store_commit_duration_seconds_count 1",
    ]) {
      expect(text.split("\n")).toContain(line);
    }
    expect(text).not.toMatch(/portal="|contact="/);
    expect((await fetch(`http://127.0.0.1:${metricsPort}/else`)).status).toBe(404);
  } finally {
    await operations.stop();
  }
});

test("an address that keeps sending unsigned requests is turned away for the minute, a near one never", async () => {
  let now = 0;
  let address = "203.0.113.9";
  const app = express();
  app.use((incoming, _response, next) => {
    Object.defineProperty(incoming.socket, "remoteAddress", { value: address, configurable: true });
    next();
  });
  app.use(limitUnsigned({ ...clock, now: () => now }));
  app.use((_request, response) => void response.status(401).end());
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ask = async (): Promise<number> => {
    const asking = request({ port, host: "127.0.0.1", agent: false }).end();
    const [response] = (await once(asking, "response")) as [{ statusCode: number; resume(): void }];
    response.resume();
    return response.statusCode;
  };
  try {
    for (let n = 0; n < 30; n += 1) expect(await ask()).toBe(401);
    expect(await ask()).toBe(429);
    address = "10.0.0.5";
    expect(await ask()).toBe(401);
    address = "203.0.113.9";
    now = 60_000;
    expect(await ask()).toBe(401);
  } finally {
    server.close();
  }
});
