import type { Ledger, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

const jobStates = ["running", "done", "paused"] as const;
export type JobState = (typeof jobStates)[number];

/** Long work of a portal that a crash only interrupts, for instance the backfill. */
export type Job = {
  readonly job: string;
  readonly state: JobState;
  /** Where the next page starts; null at the start. */
  readonly cursor: string | null;
  /** Contacts dealt with so far. */
  readonly done: number;
  /** Contacts in all, when known. */
  readonly total: number | null;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly updatedAt: number;
};

/** One step of a job, committed with the work that it stands for. */
export type JobStep = {
  readonly job: string;
  readonly cursor: string | null;
  readonly doneNow: number;
  readonly isLast: boolean;
  /** Contacts in all, once it is known; absent leaves it as it is. */
  readonly total?: number | null;
};

/** Starts the job from the beginning, whatever it was before. */
export async function startJob(
  tx: LedgerTransaction,
  portalId: PortalId,
  job: string,
  total: number | null,
  now: number,
): Promise<void> {
  const fresh = {
    state: "running",
    cursor: null,
    done: 0,
    total,
    started_at: now,
    updated_at: now,
  };
  await tx
    .insertInto("jobs")
    .values({ portal_id: portalId, job, ...fresh })
    .onConflict((c) => c.columns(["portal_id", "job"]).doUpdateSet(fresh))
    .execute();
}

export async function advanceJob(
  tx: LedgerTransaction,
  portalId: PortalId,
  step: JobStep,
  now: number,
): Promise<void> {
  await tx
    .updateTable("jobs")
    .set((e) => ({
      cursor: step.cursor,
      done: e("done", "+", step.doneNow),
      state: step.isLast ? "done" : "running",
      ...(step.total !== undefined && { total: step.total }),
      updated_at: now,
    }))
    .where("portal_id", "=", portalId)
    .where("job", "=", step.job)
    .execute();
}

export async function findJob(
  ledger: Pick<Ledger, "read">,
  portalId: PortalId,
  job: string,
): Promise<Job | null> {
  const row = await ledger.read
    .selectFrom("jobs")
    .selectAll()
    .where("portal_id", "=", portalId)
    .where("job", "=", job)
    .executeTakeFirst();
  if (!row) return null;
  return {
    job: row.job,
    // In whatever state it is that this version does not know: it goes on.
    state: jobStates.find((state) => state === row.state) ?? "running",
    cursor: row.cursor,
    done: row.done,
    total: row.total,
    startedAt: row.started_at,
    updatedAt: row.updated_at,
  };
}
