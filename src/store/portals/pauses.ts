import { detailColumn } from "../engine/json-column.ts";
import type { Ledger, LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/**
 * What can rest: all `writes` and effects of the portal, one `contact:<id>`, one `feature:<name>` whose
 * scope or tier is missing, the `scores` that a broken mapping would falsify, the `outputs` whose own
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

/** Lets a feature rest for `restMs` that HubSpot forbade: its scope or the account's plan lacks. */
export async function pauseFeature(
  ledger: Ledger,
  portalId: PortalId,
  feature: string,
  missingScopes: readonly string[],
  rest: { readonly now: number; readonly restMs: number },
): Promise<void> {
  await ledger.transaction((tx) =>
    pause(tx, portalId, `feature:${feature}`, rest.now, {
      until: rest.now + rest.restMs,
      reason: "forbidden",
      detail: { missingScopes },
    }),
  );
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
