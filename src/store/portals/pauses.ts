import { detailColumn } from "../engine/json-column.ts";
import type { Ledger, LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/**
 * What can rest: one `contact:<id>`, one `feature:<name>` whose scope or tier is missing, the `scores` that a broken mapping would falsify, the `outputs` whose own
 * property of the portal broke.
 */
export type Pause = {
  readonly what: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Epoch milliseconds; null until a person lifts it or its cause is gone. */
  readonly until: number | null;
  /** A stable word for the cause. */
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Lets something rest; a pause that is in force keeps its beginning. */
export async function pause(
  tx: LedgerTransaction,
  portalId: PortalId,
  what: string,
  now: number,
  why: Pick<Pause, "until" | "reason" | "detail">,
): Promise<void> {
  const values = {
    until: why.until,
    reason: why.reason,
    detail_json: JSON.stringify(why.detail),
  };
  await tx
    .insertInto("pauses")
    .values({ portal_id: portalId, what, since: now, ...values })
    .onConflict((c) => c.columns(["portal_id", "what"]).doUpdateSet(values))
    .execute();
}

/** Why HubSpot forbade something, as the call's outcome says it. */
export type Forbidden = { readonly missingScopes: readonly string[]; readonly unclear?: boolean };

/** The first rest after a 403 that names no permission; each one that follows is twice as long. In milliseconds. */
const firstGapMs = 2 * 60_000;

/**
 * Lets a feature rest that HubSpot forbade: for `restMs` where its scope or the account's plan lacks, for
 * minutes with growing gaps, up to `restMs`, where the answer does not say so.
 */
export async function pauseFeature(
  ledger: Ledger,
  portalId: PortalId,
  feature: string,
  { missingScopes, unclear = false }: Forbidden,
  { now, restMs }: { readonly now: number; readonly restMs: number },
): Promise<void> {
  const what = `feature:${feature}`;
  await ledger.transaction(async (tx) => {
    const gapMs = unclear ? Math.min(restMs, await nextGap(tx, portalId, what, now)) : restMs;
    await pause(tx, portalId, what, now, {
      until: now + gapMs,
      reason: unclear ? "refused" : "forbidden",
      detail: unclear ? { gapMs } : { missingScopes },
    });
  });
}

/** Twice the gap before, where that one ended not long ago: a feature that worked in between begins anew. */
async function nextGap(
  tx: LedgerTransaction,
  portalId: PortalId,
  what: string,
  now: number,
): Promise<number> {
  const before = await tx
    .selectFrom("pauses")
    .select(["until", "detail_json"])
    .where("portal_id", "=", portalId)
    .where("what", "=", what)
    .where("reason", "=", "refused")
    .executeTakeFirst();
  if (before === undefined || before.until === null) return firstGapMs;
  const gapMs = Number(detailColumn.read(before.detail_json)?.["gapMs"] ?? firstGapMs);
  return now - before.until < 2 * gapMs ? 2 * gapMs : firstGapMs;
}

/** Ends a pause; one that is not there is left alone. */
export async function liftPause(
  tx: LedgerTransaction,
  portalId: PortalId,
  what: string,
): Promise<void> {
  await tx
    .deleteFrom("pauses")
    .where("portal_id", "=", portalId)
    .where("what", "=", what)
    .execute();
}

/** Ends the rest of every feature: a new install may have granted what was missing. */
export async function liftFeaturePauses(tx: LedgerTransaction, portalId: PortalId): Promise<void> {
  await tx
    .deleteFrom("pauses")
    .where("portal_id", "=", portalId)
    .where("what", "like", "feature:%")
    .execute();
}

/** Every pause of the portal that is in force at `now`, by what rests. */
export async function readPauses(
  read: LedgerReader | LedgerTransaction,
  portalId: PortalId,
  now: number,
): Promise<Map<string, Pause>> {
  const rows = await read
    .selectFrom("pauses")
    .selectAll()
    .where("portal_id", "=", portalId)
    .where((e) => e.or([e("until", "is", null), e("until", ">", now)]))
    .orderBy("what")
    .execute();
  return new Map(
    rows.map((row) => [
      row.what,
      {
        what: row.what,
        since: row.since,
        until: row.until,
        reason: row.reason,
        detail: detailColumn.read(row.detail_json) ?? {},
      },
    ]),
  );
}
