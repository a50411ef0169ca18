import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import express from "express";
import { cardsRouter } from "../../../src/crm/router.ts";
import { createLog } from "../../../src/base/log.ts";
import { openSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import { openPortalsFile } from "../../../src/store/portals/portals-file.ts";
import { fillLedger, portalOfBench } from "./fill-ledger.ts";
import { signedAddress, signedHeaders } from "./sign-call.ts";

/**
 * How long the app takes to answer a card, over a real socket, from an embedded ledger of `CONTACTS`
 * contacts with 30 events each, `AT_ONCE` calls at a time. Every answer must be a whole card.
 */
const CONTACTS = 20_000;
const CALLS = 4_000;
const WARM_UP = 200;
const AT_ONCE = 2;

const folder = await mkdtemp(path.join(tmpdir(), "ripen-bench-card-"));
const ledger = await openSqliteLedger(folder);
const portals = await openPortalsFile(folder);
const portal = portalOfBench();
await portals.install(portal.portalId, () => portal);
await fillLedger(ledger, portal.portalId, CONTACTS);
console.log(`${CONTACTS} contacts are in the ledger`);

const publicUrl = "https://ripen.example";
const secret = "cfc68c0b-4b4e-4ef8-b764-95350e4ea479";
let hubspotCalls = 0;
const app = express().disable("x-powered-by").set("etag", false);
app.use(
  cardsRouter({
    ledger,
    portals,
    hubspot: {
      portal: () => {
        hubspotCalls += 1;
        throw new Error("The card must not ask HubSpot");
      },
    },
    clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
    log: createLog("silent"),
    publicUrl,
    secrets: [secret],
    wakePortal: () => undefined,
  }),
);
const server = createServer(app).listen(0, "127.0.0.1");
await once(server, "listening");
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

await measure(WARM_UP);
const taken = (await measure(CALLS)).sort((a, b) => a - b);
const at = (share: number): number => taken[Math.floor(taken.length * share)] ?? 0;
const figures = {
  p50Ms: rounded(at(0.5)),
  p95Ms: rounded(at(0.95)),
  p99Ms: rounded(at(0.99)),
  maxMs: rounded(taken.at(-1) ?? 0),
  calls: taken.length,
  hubspotCalls,
};

server.close();
server.closeAllConnections();
await portals.close();
await ledger.close();
await rm(folder, { recursive: true });
console.log(JSON.stringify({ bench: "card", figures }));

async function measure(calls: number): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < calls) {
      const contact = (next * 7_919) % CONTACTS;
      next += 1;
      times.push(await callOnce(String(contact)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return times;
}

async function callOnce(contactId: string): Promise<number> {
  const address = signedAddress(`/cards/contacts/${contactId}?language=en`, portal.portalId);
  const headers = signedHeaders(publicUrl + address, secret);
  const started = performance.now();
  const response = await fetch(base + address, { headers });
  const card = (await response.json()) as { readonly reasons?: unknown };
  const ms = performance.now() - started;
  if (!Array.isArray(card.reasons)) throw new Error(`No card of ${contactId}: ${response.status}`);
  return ms;
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
