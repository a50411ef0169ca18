import { unsplit } from "./unsplit.ts";
import type { Ledger } from "../engine/ledger.ts";

/** An event that could not be understood; its text holds no personal data (webhooks/redact-event.ts). */
export type Quarantined = {
  readonly id: number;
  /** The stored request that it came in. */
  readonly requestId: number;
  readonly reason: string;
  readonly event: string;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** Quarantined events, oldest first, at most `limit`; one of them by `id`. */
export async function listQuarantine(
  ledger: Ledger,
  limit: number,
  id?: number,
): Promise<Quarantined[]> {
  const rows = await ledger.read
    .selectFrom("quarantine")
    .selectAll()
    .$if(id !== undefined, (query) => query.where("id", "=", Number(id)))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    requestId: row.inbox_id,
    reason: row.reason,
    event: row.event_text,
    at: row.at,
  }));
}

/**
 * Has the requests of quarantined events taken apart again, all of them or the one that `id` came in: what
 * can be understood by now takes effect, and the rest comes back here. Gives how many requests; those that
 * are past their keeping stay.
 */
export function replayQuarantine(ledger: Ledger, id?: number): Promise<number> {
  return ledger.transaction(async (tx) => {
    const rows = await tx
      .selectFrom("quarantine")
      .innerJoin("inbox", "inbox.id", "quarantine.inbox_id")
      .select("inbox.id")
      .distinct()
      .$if(id !== undefined, (query) => query.where("quarantine.id", "=", Number(id)))
      .execute();
    const requests = rows.map((row) => row.id);
    if (requests.length === 0) return 0;
    await tx.deleteFrom("quarantine").where("inbox_id", "in", requests).execute();
    await tx.updateTable("inbox").set({ split_at: unsplit }).where("id", "in", requests).execute();
    return requests.length;
  });
}

/** Takes quarantined events away: one, or all. Gives how many. */
export function discardQuarantine(ledger: Ledger, id?: number): Promise<number> {
  return ledger.transaction(async (tx) => {
    const gone = await tx
      .deleteFrom("quarantine")
      .$if(id !== undefined, (query) => query.where("id", "=", Number(id)))
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  });
}
