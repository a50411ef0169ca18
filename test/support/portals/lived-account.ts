import { triggerProperty } from "../../../config/scenarios.ts";
import type { Clock } from "../../../src/base/clock.ts";
import { releaseCatchUps } from "../../../src/enrolment/release-catch-ups.ts";
import { releaseHeld } from "../../../src/enrolment/release-held.ts";
import { tellOfHeld } from "../../../src/enrolment/tell-of-held.ts";
import type { HubSpotClient } from "../../../src/hubspot/transport/client.ts";
import { hubspotOptions } from "../../../src/hubspot/transport/options.ts";
import { applyHints } from "../../../src/inbox/apply-hints.ts";
import { splitRequest } from "../../../src/inbox/split-request.ts";
import { scoreMarked } from "../../../src/pipeline.ts";
import type { PortalWork } from "../../../src/portal-work.ts";
import type { Properties } from "../../../src/scoring/facts.ts";
import { takeLease } from "../../../src/store/engine/lease.ts";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { markDirty, news, type News } from "../../../src/store/marks/mark-dirty.ts";
import { portal } from "../ledger/decision.ts";
import { silent } from "../silent-log.ts";
import { portalWork } from "./portal-work.ts";

/** An account whose contacts live by a clock that the test moves: the real pipeline reads, scores, commits and writes. */
export type LivedAccount = {
  now: number;
  readonly work: PortalWork;
  /** Subjects of the tasks that were made. */
  readonly tasks: string[];
  /** What each contact shows in HubSpot, our outputs included. */
  readonly shown: ReadonlyMap<string, Properties>;
  add(id: string, properties: Properties): void;
  /** Changes contacts, and tells of it as a webhook would. */
  edit(ids: readonly string[], properties: Properties, why?: News): Promise<void>;
  /** Changes one property of contacts, and HubSpot tells of it by webhook as a change of that source; without an id where it names none. */
  editBy(
    source: { readonly changeSource: string; readonly sourceId?: string },
    ids: readonly string[],
    property: string,
    value: string,
  ): Promise<void>;
  /** The contact fills in a form now. */
  submitForm(id: string, form?: string): Promise<void>;
  /** Marks contacts as the first run, a publish or time does: without news. */
  mark(ids: readonly string[]): Promise<void>;
  /** Everything that is marked is scored and written, and what waits for its turn has it. */
  look(): Promise<void>;
  /** Contacts whose trigger property of the scenario is filled. */
  started(scenario: string): string[];
  /** The same account and instant with a ledger that was opened anew, by another owner. */
  goOnWith(ledger: Ledger): Promise<LivedAccount>;
};

type Call = Parameters<HubSpotClient["call"]>[0];
type Input = { readonly id: string; readonly properties?: Record<string, string> };

/** Opens an account of no contacts at `start` (epoch milliseconds); `changes` to what its turns work with. */
export async function liveIn(
  ledger: Ledger,
  start: number,
  changes: Partial<PortalWork> = {},
  shown = new Map<string, Record<string, string | null>>(),
): Promise<LivedAccount> {
  const lease = await takeLease(ledger, `portal:${portal}`, "one", start, 1e12);
  if (lease === null) throw new Error("the lease is taken");
  const client: HubSpotClient = {
    portalId: portal,
    options: hubspotOptions,
    call: async (call) => {
      if (call.path.endsWith("/tasks")) {
        const { properties } = call.body as { readonly properties: Record<string, string> };
        account.tasks.push(properties["hs_task_subject"] ?? "");
        return call.schema.parse({ id: "1" });
      }
      return call.schema.parse(answerTo(call, shown, work.reads.contact));
    },
  };
  const work = portalWork({ lease, client, installedAt: start, ...changes });
  const account: LivedAccount = {
    now: start,
    tasks: [],
    work,
    shown,
    add: (id, properties) => {
      shown.set(id, { createdate: iso(start - 1_000), ...properties });
    },
    edit: async (ids, properties, why = news.changed) => {
      for (const id of ids) shown.set(id, { ...shown.get(id), ...properties });
      await tell(ids, why);
    },
    editBy: async (source, ids, property, value) => {
      for (const id of ids) shown.set(id, { ...shown.get(id), [property]: value });
      const events = ids.map((id, n) => ({
        eventId: n,
        subscriptionId: 1,
        portalId: Number(portal),
        appId: 1,
        occurredAt: account.now,
        attemptNumber: 0,
        subscriptionType: "contact.propertyChange",
        objectId: Number(id),
        propertyName: property,
        propertyValue: value,
        ...source,
      }));
      // HubSpot sends a hundred a request; the splitter takes what came together together.
      const limits = { appId: 0, isMappedOutput: () => false };
      const hints = Array.from({ length: Math.ceil(events.length / 100) }, (_, n) =>
        splitRequest(Buffer.from(JSON.stringify(events.slice(100 * n, 100 * n + 100))), limits),
      ).flatMap((split) => split.hints);
      await ledger.transaction((tx) => applyHints(tx, portal, hints, account.now));
    },
    submitForm: async (id, form = "Contact us") => {
      const before = shown.get(id) ?? {};
      shown.set(id, {
        ...before,
        num_conversion_events: String(Number(before["num_conversion_events"] ?? 0) + 1),
        recent_conversion_date: iso(account.now),
        recent_conversion_event_name: form,
      });
      await tell([id], news.changed);
    },
    mark: (ids) => tell(ids, news.none),
    look: async () => {
      const pipeline = { ledger, clock, log: silent };
      do {
        while ((await scoreMarked(pipeline, work)) > 0);
        await tellOfHeld(pipeline, work);
      } while ((await releaseHeld(pipeline, work)) || (await releaseCatchUps(pipeline, work)));
    },
    goOnWith: async (opened) => {
      const again = await liveIn(opened, start, changes, shown);
      again.now = account.now;
      return again;
    },
    started: (scenario) =>
      [...shown].flatMap(([id, properties]) => (properties[triggerProperty(scenario)] ? [id] : [])),
  };
  const clock: Clock = { now: () => account.now, sleep: () => Promise.resolve() };
  const tell = (ids: readonly string[], why: News): Promise<void> =>
    ledger.transaction((tx) =>
      markDirty(
        tx,
        portal,
        ids.map((contactId) => ({ contactId, news: why })),
        account.now,
      ),
    );
  return account;
}

function answerTo(
  { path, body }: Call,
  shown: Map<string, Record<string, string | null>>,
  names: readonly string[],
): Record<string, unknown> {
  const { inputs = [] } = (body ?? {}) as { readonly inputs?: readonly Input[] };
  if (path.includes("/properties/")) {
    return { results: names.map((name) => ({ name, label: name, type: "string" })) };
  }
  if (path.endsWith("/batch/update")) {
    for (const { id, properties } of inputs) shown.set(id, { ...shown.get(id), ...properties });
  } else if (!path.endsWith("/contacts/batch/read")) {
    throw new Error(`The account does not answer ${path}`);
  }
  return {
    status: "COMPLETE",
    results: inputs.flatMap(({ id }) => {
      const properties = shown.get(id);
      // HubSpot answers null for what it has no value of (hubspot-facts 3.1).
      const empty = Object.fromEntries(names.map((name) => [name, null]));
      return properties === undefined ? [] : [{ id, properties: { ...empty, ...properties } }];
    }),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
