import { sql } from "kysely";
import type { Ledger, LedgerTransaction } from "../engine/ledger.ts";
import { newsOf, type News } from "../marks/mark-dirty.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** A meeting or a call whose contacts and outcome are still to be read. */
export type Activity = {
  readonly kind: "meeting" | "call";
  readonly activityId: string;
  readonly news: News;
  /** How often it was read without an end. */
  readonly readings: number;
};

/** Keeps an activity to be read at `notBefore` (epoch milliseconds) or later; a second notice changes nothing but the time. */
export async function queueActivity(
  tx: LedgerTransaction,
  portalId: PortalId,
  activity: Omit<Activity, "readings"> & { readonly notBefore: number },
): Promise<void> {
  await tx
    .insertInto("activities")
    .values({
      portal_id: portalId,
      kind: activity.kind,
      activity_id: activity.activityId,
      news: activity.news,
      not_before: activity.notBefore,
      readings: 0,
    })
    .onConflict((c) =>
      c
        .columns(["portal_id", "kind", "activity_id"])
        .doUpdateSet({ not_before: sql<number>`excluded.not_before` }),
    )
    .execute();
}

/** The portal's activities that are due at `now`, at most `limit` of one kind. */
export async function takeActivities(
  ledger: Ledger,
  portalId: PortalId,
  kind: Activity["kind"],
  limit: number,
  now: number,
): Promise<Activity[]> {
  const rows = await ledger.read
    .selectFrom("activities")
    .selectAll()
    .where("portal_id", "=", portalId)
    .where("kind", "=", kind)
    .where("not_before", "<=", now)
    .orderBy("not_before")
    .orderBy("activity_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind,
    activityId: row.activity_id,
    news: newsOf(row.news),
    readings: row.readings,
  }));
}

/** Settles activities that were read: `again` gives when to look once more, null when all is known. */
export async function settleActivities(
  tx: LedgerTransaction,
  portalId: PortalId,
  read: readonly (Activity & { readonly again: number | null })[],
): Promise<void> {
  for (const { kind, activityId, again } of read) {
    const key = { portal_id: portalId, kind, activity_id: activityId };
    if (again === null) {
      await tx
        .deleteFrom("activities")
        .where((e) => e.and(key))
        .execute();
    } else {
      await tx
        .updateTable("activities")
        .set((e) => ({ not_before: again, readings: e("readings", "+", 1) }))
        .where((e) => e.and(key))
        .execute();
    }
  }
}
