import { splitRequest } from "../../src/inbox/split-request.ts";
import { findJob, type Job } from "../../src/store/portals/jobs.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import type { PortalId } from "../../src/store/engine/portal-id.ts";
import { polled } from "../../src/reading/poll.ts";
import { backfillJob } from "../../src/reading/read-next-page.ts";
import { readSources } from "../../src/store/portals/sources.ts";
import { turns } from "../../src/store/writes/intend-writes.ts";
import { demoKeys } from "./demo-app.ts";

/** How far the app has come, as its ledger shows from outside. */
export type Progress = {
  readonly backfill: Job | null;
  readonly scored: number;
  readonly ready: number;
  /** Requests not yet taken apart, contacts not yet scored, values not yet written. */
  readonly waiting: {
    readonly requests: number;
    readonly contacts: number;
    readonly writes: number;
    /** Meetings and calls that were announced and not read yet. */
    readonly activities: number;
    /** Enrolments by a call or a list that are not settled yet. */
    readonly calls: number;
  };
};

export async function readProgress(ledger: Ledger, portal: PortalId): Promise<Progress> {
  const { read } = ledger;
  const count = async (table: "dirty" | "writes"): Promise<number> =>
    (
      await read
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as("n"))
        .where("portal_id", "=", portal)
        // What is held waits for a person who restores a property.
        .$if(table === "writes", (query) => query.where("in_turn", "!=", turns.held))
        .executeTakeFirstOrThrow()
    ).n;
  const scores = await read
    .selectFrom("scores")
    .select((e) => [e.fn.countAll<number>().as("n"), e.fn.sum<number | null>("ready").as("ready")])
    .where("portal_id", "=", portal)
    .executeTakeFirstOrThrow();
  const calls = await read
    .selectFrom("effects")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portal)
    .where("state", "in", ["due", "in_flight", "unknown"])
    .executeTakeFirstOrThrow();
  // One of a contact that was deleted belongs to nobody: it is looked at again for minutes, and nothing comes of it.
  const activities = await read
    .selectFrom("activities")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portal)
    .where("readings", "<", 3)
    .executeTakeFirstOrThrow();
  const requests = await read
    .selectFrom("inbox")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("split_at", "<", 0)
    .executeTakeFirstOrThrow();
  return {
    backfill: await findJob(ledger, portal, backfillJob),
    scored: scores.n,
    ready: scores.ready ?? 0,
    waiting: {
      requests: requests.n,
      contacts: await count("dirty"),
      writes: await count("writes"),
      activities: activities.n,
      calls: calls.n,
    },
  };
}

/** True when the first run is over and nothing waits. */
export function isQuiet({ backfill, waiting }: Progress): boolean {
  return (
    backfill?.state === "done" &&
    waiting.requests === 0 &&
    waiting.contacts === 0 &&
    waiting.writes === 0 &&
    waiting.activities === 0 &&
    waiting.calls === 0
  );
}

/** The keys of the distinct webhook events that the app has stored, quarantined ones apart. */
export async function storedEventKeys(ledger: Ledger): Promise<Set<string>> {
  const requests = await ledger.read.selectFrom("inbox").select("body").execute();
  const keys = new Set<string>();
  for (const { body } of requests) {
    for (const hint of splitRequest(body, { appId: demoKeys.appId, isMappedOutput: () => false })
      .hints)
      keys.add(hint.eventKey);
  }
  return keys;
}

/** Up to when the poll has looked for changed contacts, epoch milliseconds; 0 before its first look. */
export async function polledUntil(ledger: Ledger, portal: PortalId): Promise<number> {
  return (await readSources(ledger.read, portal)).get(polled.contacts)?.watermark ?? 0;
}
