import { backfillJob } from "../reading/read-next-page.ts";
import { heldGroups } from "../store/crossings/held.ts";
import type { LedgerReader } from "../store/engine/ledger.ts";
import { hasOutdated } from "../store/marks/mark-outdated.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import { findJob } from "../store/portals/jobs.ts";
import { readPauses } from "../store/portals/pauses.ts";
import type { Portal } from "../store/portals/portals.ts";
import type { Counted, Seen } from "./state.ts";
import { rescoreJob } from "./versions/put-in-force.ts";

/** Work over all contacts of an account. */
export type Work = Counted & {
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly isDone: boolean;
};

/** Everything that the ledger knows of an account at `now` (epoch milliseconds), for `statesOf`. */
export async function seeAccount(
  read: LedgerReader,
  portal: Portal,
  now: number,
): Promise<Required<Seen>> {
  return {
    pauses: await readPauses(read, portal.portalId, now),
    held: await heldGroups(read, portal.portalId),
    firstRun: underWay(await firstRunOf(read, portal.portalId)),
    rescoring: underWay(await rescoringOf(read, portal)),
  };
}

/** Work that is still under way; null otherwise. */
export function underWay(work: Work | null): Counted | null {
  return work === null || work.isDone ? null : { done: work.done, total: work.total };
}

/** Reading the account's contacts for the first time since its latest install; null before it began. */
export async function firstRunOf(read: LedgerReader, portalId: PortalId): Promise<Work | null> {
  const job = await findJob({ read }, portalId, backfillJob);
  if (job === null) return null;
  const isDone = job.state === "done";
  const { done, startedAt } = job;
  return { done, total: isDone ? done : job.total, startedAt, isDone };
}

/** When every contact had been read since the latest install, epoch milliseconds; null before. */
export async function firstRunEnd(read: LedgerReader, portalId: PortalId): Promise<number | null> {
  const job = await findJob({ read }, portalId, backfillJob);
  return job?.state === "done" ? job.updatedAt : null;
}

/**
 * Scoring all contacts anew after the last publish or roll-back; null where there was none. A score holds its version:
 * what still has another one is to come, also where a crash kept the job from being written down.
 */
export async function rescoringOf(read: LedgerReader, portal: Portal): Promise<Work | null> {
  const { portalId, models } = portal;
  const { lead, customer } = portal.current;
  if (lead === null) return null;
  const isDone = !(await hasOutdated(read, portalId, { lead, customer }));
  const job = await findJob({ read }, portalId, rescoreJob);
  if (job === null && isDone) return null;
  const inForce = models.filter(({ version }) => version === lead || version === customer);
  const startedAt = job?.startedAt ?? Math.max(0, ...inForce.map(({ publishedAt }) => publishedAt));
  const total = await countScores(read, portalId, null);
  const done =
    (await countScores(read, portalId, { kind: "lead", version: lead })) +
    (await countScores(read, portalId, { kind: "customer", version: customer ?? lead }));
  return { done, total, startedAt, isDone };
}

async function countScores(
  read: LedgerReader,
  portalId: PortalId,
  of: { readonly kind: "lead" | "customer"; readonly version: number } | null,
): Promise<number> {
  const { n } = await read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .$if(of !== null, (rows) =>
      rows.where("kind", "=", of?.kind ?? "lead").where("model_version", "=", of?.version ?? 0),
    )
    .executeTakeFirstOrThrow();
  return n;
}
