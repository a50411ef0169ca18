import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import express from "express";
import { cardsRouter } from "../../src/crm/router.ts";
import type { HubSpotClient } from "../../src/hubspot/transport/client.ts";
import { createLog } from "../../src/base/log.ts";
import type { BehaviourEvent, Properties, Verdict } from "../../src/scoring/facts.ts";
import type { Score } from "../../src/scoring/result.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import type { CrossingChange } from "../../src/store/crossings/crossing.ts";
import type { HandoffTerms } from "../../src/store/crossings/handoffs.ts";
import { openSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { portalId, type PortalId } from "../../src/store/engine/portal-id.ts";
import { openPortalsFile } from "../../src/store/portals/portals-file.ts";
import type { Portal, Portals } from "../../src/store/portals/portals.ts";
import { cardModel } from "../support/card-model.ts";

export const publicUrl = "https://ripen.example";
export const secret = "cfc68c0b-4b4e-4ef8-b764-95350e4ea479";
export const home = portalId(111);
export const other = portalId(222);
export const start = 1_790_000_000_000;

/** The cards' endpoints behind a real socket, on a real ledger and portals file. */
export type OpenCards = {
  readonly url: string;
  readonly ledger: Ledger;
  readonly portals: Portals;
  readonly woken: PortalId[];
  /** The clock; set it to let time pass. */
  now: number;
  /** Runs each time the clock is slept on. */
  onSleep: () => Promise<void>;
  /** What HubSpot is called with. */
  readonly calls: { readonly path: string; readonly body: unknown }[];
  /** What HubSpot answers. */
  answerCall: (path: string) => unknown;
  score(contactId: string, score: Score, more?: Kept): Promise<void>;
  close(): Promise<void>;
};

type Kept = {
  readonly portal?: PortalId;
  readonly events?: readonly BehaviourEvent[];
  readonly crossings?: readonly CrossingChange[];
  readonly published?: Readonly<Record<string, string>>;
  readonly verdict?: Verdict | null;
  readonly handoff?: HandoffTerms;
  /** The contact's properties as they were read. */
  readonly properties?: Properties;
};

/** Opens them with two connected portals, which share nothing but the model. */
export async function openCards(): Promise<OpenCards> {
  const folder = await mkdtemp(path.join(tmpdir(), "ripen-cards-"));
  const ledger = await openSqliteLedger(folder);
  const portals = await openPortalsFile(folder);
  for (const id of [home, other]) await portals.install(id, () => portalOf(id));
  const client: HubSpotClient["call"] = async (call) => {
    rig.calls.push({ path: call.path, body: call.body });
    return call.schema.parse(rig.answerCall(call.path));
  };
  const clock = {
    now: () => rig.now,
    sleep: async (ms: number) => {
      rig.now += ms;
      await rig.onSleep();
    },
  };
  const app = express().disable("x-powered-by");
  app.use(
    cardsRouter({
      ledger,
      portals,
      hubspot: { portal: (id) => ({ portalId: id, options: {} as never, call: client }) },
      clock,
      log: createLog("silent"),
      publicUrl,
      secrets: [secret],
      wakePortal: (id) => void rig.woken.push(id),
    }),
  );
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const rig: OpenCards = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ledger,
    portals,
    woken: [],
    now: start,
    onSleep: () => Promise.resolve(),
    calls: [],
    answerCall: () => undefined,
    score: (contactId, score, more = {}) => keep(ledger, contactId, score, more, rig.now),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
      await portals.close();
      await ledger.close();
      await rm(folder, { recursive: true });
    },
  };
  return rig;
}

async function keep(
  ledger: Ledger,
  contactId: string,
  score: Score,
  more: Kept,
  now: number,
): Promise<void> {
  const portal = more.portal ?? home;
  const lease = await takeLease(ledger, `portal:${portal}`, "test", now, 60_000);
  if (lease === null) throw new Error("the lease is taken");
  const marked = await ledger.read
    .selectFrom("dirty")
    .select("mark")
    .where("portal_id", "=", portal)
    .where("contact_id", "=", contactId)
    .executeTakeFirst();
  await commitBatch(ledger, {
    portalId: portal,
    lease,
    decisions: [
      {
        contactId,
        companyId: null,
        mark: marked?.mark ?? null,
        score,
        verdict: more.verdict ?? null,
        nextChangeAt: null,
        events: more.events ?? [],
        counters: new Map(),
        crossings: more.crossings ?? [],
        write: {},
        published: more.published ?? {},
        ...(more.handoff && { handoff: more.handoff }),
        ...(more.properties && { inputs: { properties: more.properties, company: null } }),
      },
    ],
    failed: [],
    gone: [],
    step: null,
    now,
  });
}

function portalOf(id: PortalId): Portal {
  const sealed = { keyId: "k", nonce: "", text: "", tag: "" };
  return {
    portalId: id,
    status: "connected",
    installedAt: start - 1_000_000,
    installedBy: "admin@example.com",
    preparedAt: start,
    scopes: ["oauth"],
    timeZone: "Europe/Madrid",
    uiDomain: "app.hubspot.com",
    language: "en",
    dataKey: sealed,
    refreshToken: sealed,
    models: [
      {
        version: 1,
        name: "Small model",
        note: "",
        publishedAt: start,
        publishedBy: "admin@example.com",
        model: cardModel(1),
      },
    ],
    current: { lead: 1, customer: null },
    bindings: { handoff: { actuator: "property", boundAt: start } },
  };
}
