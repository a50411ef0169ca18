import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import express from "express";
import type { ConsoleDeps } from "../../src/console/shell/deps.ts";
import { builtPage, servePage } from "../../src/console/shell/serve-page.ts";
import { startBackground } from "../../src/console/shell/background.ts";
import { createApiUse } from "../../src/hubspot/api-use.ts";
import { consoleRouter } from "../../src/console/router.ts";
import type { HubSpotClient } from "../../src/hubspot/transport/client.ts";
import { hubspotOptions } from "../../src/hubspot/transport/options.ts";
import { createLog } from "../../src/base/log.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import type { BehaviourEvent } from "../../src/scoring/facts.ts";
import { scoreContact, type Models } from "../../src/scoring/score.ts";
import { readyMadeModels } from "../../config/models.ts";
import { lexicon } from "../../config/lexicon.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import { openPostgresLedger } from "../../src/store/engine/ledger-postgres.ts";
import { openSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { portalId, type PortalId } from "../../src/store/engine/portal-id.ts";
import { openPortalsFile } from "../../src/store/portals/portals-file.ts";
import type { Portals } from "../../src/store/portals/portals.ts";
import { issueTicket } from "../../src/store/console/tickets.ts";
import { cardModel } from "../support/card-model.ts";
import { enterWith, type Visit } from "../support/console-visit.ts";
import { consolePortal } from "./console-portal.ts";

export const home = portalId(111);
export const other = portalId(222);
export const start = 1_790_000_000_000;
export const installer = "admin@example.com";

/** The console behind a real socket, on a real ledger and portals file; two portals that share nothing. */
export type OpenConsole = {
  readonly url: string;
  readonly ledger: Ledger;
  readonly portals: Portals;
  readonly woken: PortalId[];
  now: number;
  /** What HubSpot answers to a path; undefined makes the call fail. */
  answerCall: (path: string, body: unknown) => unknown;
  /** Scores contacts as a turn of the lane would, and keeps what they were scored from. */
  score(portal: PortalId, contacts: readonly Contact[]): Promise<void>;
  /** The same for contacts that are customers, by the ready-made customer model as version 2. */
  scoreCustomers(portal: PortalId, contacts: readonly Contact[]): Promise<void>;
  enter(portal?: PortalId, email?: string): Promise<Visit>;
  close(): Promise<void>;
};

export type Contact = {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  readonly events?: readonly BehaviourEvent[];
};

export async function openConsole(
  changes: Partial<ConsoleDeps> = {},
  databaseUrl: string | null = null,
  { hasPage = false }: { readonly hasPage?: boolean } = {},
): Promise<OpenConsole> {
  const folder = await mkdtemp(path.join(tmpdir(), "ripen-console-"));
  const ledger =
    databaseUrl === null ? await openSqliteLedger(folder) : await openPostgresLedger(databaseUrl);
  const portals = await openPortalsFile(folder);
  for (const id of [home, other]) await portals.install(id, () => consolePortal(id, start));
  const clock = { now: () => rig.now, sleep: () => Promise.resolve() };
  const call: HubSpotClient["call"] = async (given) =>
    given.schema.parse(rig.answerCall(given.path, given.body));
  const background = startBackground();
  const app = express().disable("x-powered-by");
  app.use(
    consoleRouter({
      ledger,
      portals,
      hubspot: { portal: (id) => ({ portalId: id, options: hubspotOptions, call }) },
      clock,
      log: createLog("silent"),
      publicUrl: "https://ripen.example",
      stores: { dataDir: folder, databaseUrl },
      wakePortal: (id) => void rig.woken.push(id),
      isSimulated: false,
      mayUseWorkflowApi: false,
      apiUse: createApiUse(clock, 10_000),
      background,
      keepDays: 30,
      ...changes,
    }),
  );
  if (hasPage) app.use(servePage(builtPage));
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rig: OpenConsole = {
    url,
    ledger,
    portals,
    woken: [],
    now: start,
    answerCall: () => undefined,
    score: (portal, contacts) => score(ledger, portal, contacts, leadsAlone, rig.now),
    scoreCustomers: (portal, contacts) => score(ledger, portal, contacts, allCustomers, rig.now),
    enter: async (portal = home, email = installer) => {
      const visitor = { portalId: portal, userId: 1, userEmail: email };
      const { ticket } = await issueTicket(ledger, visitor, rig.now);
      return enterWith(url, `/console/enter?ticket=${ticket}`);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
      await background.stop();
      await portals.close();
      await ledger.close();
      await rm(folder, { recursive: true });
    },
  };
  return rig;
}

const lead = compileModel(cardModel(1), lexicon);
const leadsAlone: Models = { lead, customer: null };
const allCustomers: Models = {
  lead: { ...lead, isCustomer: () => true },
  customer: compileModel({ ...readyMadeModels.customer, version: 2 }, lexicon),
};

async function score(
  ledger: Ledger,
  portal: PortalId,
  contacts: readonly Contact[],
  models: Models,
  now: number,
): Promise<void> {
  const lease = await takeLease(ledger, `portal:${portal}`, "test", now, 60_000);
  if (lease === null) throw new Error("the lease is taken");
  await commitBatch(ledger, {
    portalId: portal,
    lease,
    decisions: contacts.map(({ id, properties, events = [] }) => {
      const facts = {
        contact: properties,
        company: null,
        events,
        verdict: null,
        sales: null,
        doNotScore: false,
      };
      return {
        contactId: id,
        companyId: null,
        mark: null,
        score: scoreContact(models, facts, null, now),
        verdict: null,
        nextChangeAt: null,
        events,
        counters: new Map(),
        crossings: [],
        write: {},
        published: {},
        inputs: { properties, company: null },
      };
    }),
    failed: [],
    gone: [],
    step: null,
    now,
  });
}

/** An event of the model that makes its contact feel pain. */
export function trial(at: number): BehaviourEvent {
  return {
    id: `trial#${at}`,
    type: "trial_started",
    occurredAt: at,
    source: "test",
    properties: {},
  };
}
