import path from "node:path";
import { createServer, request } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packageVersion } from "../../src/base/package-version.ts";
import { createLog } from "../../src/base/log.ts";
import { createMetrics } from "../../src/metrics/metrics.ts";
import { measuredLedger } from "../../src/metrics/measured-ledger.ts";
import { limitUnsigned, networkOf } from "../../src/operations/limit-unsigned.ts";
import { readReadiness } from "../../src/operations/readiness.ts";
import { nameRequests } from "../../src/operations/name-requests.ts";
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
      erasedFile: path.join(folder.path, "erased.json"),
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
      `ripen_build_info{version="${packageVersion}",node="${process.versions.node}"} 1`,
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

/** A real server whose every answer is 401; `ask` sends one request with these headers, and tells how it was answered. */
async function refusingServer(trustedProxies: readonly string[], log = createLog("silent")) {
  let now = 0;
  const app = express();
  if (trustedProxies.length > 0) app.set("trust proxy", [...trustedProxies]);
  app.use(limitUnsigned({ ...clock, now: () => now }, log));
  app.get("/good", (_request, response) => void response.status(204).end());
  app.use((_request, response) => void response.status(401).end());
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    ask: async (forwarded?: string, path = "/"): Promise<number> => {
      const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
      const asking = request({ port, host: "127.0.0.1", agent: false, headers, path }).end();
      const [response] = (await once(asking, "response")) as [
        { statusCode: number; resume(): void },
      ];
      response.resume();
      return response.statusCode;
    },
    aMinuteLater: () => {
      now += 60_000;
    },
    close: () => server.close(),
  };
}

test("an address that keeps sending unsigned requests is turned away for the minute", async () => {
  const server = await refusingServer([]);
  try {
    for (let n = 0; n < 40; n += 1) expect(await server.ask(undefined, "/good")).toBe(204);
    for (let n = 0; n < 30; n += 1) expect(await server.ask()).toBe(401);
    expect(await server.ask()).toBe(429);
    // Whoever says so is nobody's proxy: it is the same sender.
    expect(await server.ask("203.0.113.9")).toBe(429);
    server.aMinuteLater();
    expect(await server.ask()).toBe(401);
  } finally {
    server.close();
  }
});

test("behind a trusted proxy each sender is counted apart, an IPv6 one with its subnet", async () => {
  const server = await refusingServer(["loopback"]);
  try {
    for (let n = 0; n < 30; n += 1) expect(await server.ask("203.0.113.9")).toBe(401);
    expect(await server.ask("203.0.113.9")).toBe(429);
    // What the sender itself claims stands further left, and counts for nothing.
    expect(await server.ask("198.51.100.1, 203.0.113.9")).toBe(429);
    expect(await server.ask("203.0.113.10")).toBe(401);
    for (let n = 0; n < 30; n += 1) {
      expect(await server.ask(`2001:db8:0:1200:${n}::1`)).toBe(401);
    }
    expect(await server.ask("2001:db8:0:12ff::9")).toBe(429);
    expect(await server.ask("2001:db8:0:1300::9")).toBe(401);
  } finally {
    server.close();
  }
});

test("a proxy that nobody named as trusted is told of once", async () => {
  const lines: string[] = [];
  const server = await refusingServer(
    [],
    createLog("warn", { write: (line: string) => void lines.push(line) }),
  );
  try {
    for (let n = 0; n < 3; n += 1) await server.ask("203.0.113.9");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("TRUSTED_PROXIES");
  } finally {
    server.close();
  }
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8::1", "2001:0db8:0000:00::/56"],
  ["2001:db8:1:2ff:3:4:5:6", "2001:0db8:0001:02::/56"],
  ["fe80::1%eth0", "fe80:0000:0000:00::/56"],
  ["::1", "0000:0000:0000:00::/56"],
])("the sender %s is counted as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a request has one id in its answer and in every line of its log, also after a wait", async () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });
  const app = express();
  app.use(nameRequests);
  app.use((_request, response) => {
    log.info("at once");
    setImmediate(() => {
      log.info("later");
      response.end();
    });
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const { port } = server.address() as AddressInfo;
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/`);
        return answer.headers.get("x-request-id") ?? "";
      }),
    );
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(lines.filter((line) => line.includes(id))).toHaveLength(2);
  } finally {
    server.close();
  }
});
