import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { isForGood, type CauseName } from "./cause.ts";

/** Before one of the failures of a cause is tried again for the first time; doubled by each try, up to the longest. Milliseconds. */
const firstGapMs = 60_000;
const longestGapMs = 3_600_000;

/** How long the failures of a cause rest after so many tries, in milliseconds. */
export function gapAfter(tries: number): number {
  return Math.min(longestGapMs, firstGapMs * 2 ** Math.min(tries, 10));
}

/**
 * The failures of this cause are tried again by themselves from now on. Where they were just let go, because the cause
 * seemed gone, it is not: the others stay where they are until one of them comes through. `now` in epoch milliseconds.
 */
export async function expectRetry(
  tx: LedgerTransaction,
  portalId: PortalId,
  {
    stage,
    cause,
    about,
  }: { readonly stage: string; readonly cause: CauseName; readonly about: string },
  now: number,
): Promise<void> {
  if (isForGood(cause)) return;
  const first = now + gapAfter(0);
  await tx
    .insertInto("retries")
    .values({
      portal_id: portalId,
      stage,
      cause,
      about,
      tries: 0,
      next_at: first,
      probe_at: first,
      is_open: 0,
    })
    .onConflict((c) => c.columns(["portal_id", "stage", "cause", "about"]).doNothing())
    .execute();
  const opened = await tx
    .selectFrom("retries")
    .select("tries")
    .where("portal_id", "=", portalId)
    .where((e) => e.and({ stage, cause, about }))
    .where("is_open", "=", 1)
    .executeTakeFirst();
  if (opened === undefined) return;
  const tries = opened.tries + 1;
  const next = now + gapAfter(tries);
  await tx
    .updateTable("retries")
    .set({ tries, is_open: 0, next_at: next, probe_at: next })
    .where("portal_id", "=", portalId)
    .where((e) => e.and({ stage, cause, about }))
    .execute();
}

/** What could be in the way may be gone (a new install, a property that is back): one of each cause is tried at once. */
export async function hastenRetries(
  tx: LedgerTransaction,
  portalId: PortalId,
  now: number,
): Promise<void> {
  await tx
    .updateTable("retries")
    .set({ next_at: now, probe_at: now, tries: 0 })
    .where("portal_id", "=", portalId)
    .execute();
}
