import { z } from "zod";
import { schemaColumn } from "../engine/json-column.ts";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Whence those come who wait in a queue: `held` by the breaker, or silent for one of the other reasons. */
export const queueSources = ["first_run", "binding", "publish", "import", "held"] as const;
export type QueueSource = (typeof queueSources)[number];

/** What an admin lets go up to so many a day (contracts.md, What stayed silent can be caught up). */
export type Queue = {
  /** A scenario, or `fall`. */
  readonly scenario: string;
  readonly source: QueueSource;
  readonly mostADay: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly startedBy: string;
  /** How many the admin was shown before. */
  readonly expected: number;
  /** Who is let go although a catch-up leaves them out. */
  readonly ticked: readonly string[];
};

const tickedColumn = schemaColumn<readonly string[]>(z.array(z.string()));

/** The portal's queues, by scenario and source. */
export async function readQueues(read: LedgerReader, portalId: PortalId): Promise<Queue[]> {
  const rows = await read
    .selectFrom("queues")
    .selectAll()
    .where("portal_id", "=", portalId)
    .orderBy("scenario")
    .orderBy("source")
    .execute();
  return rows.flatMap((row) => {
    const source = queueSources.find((each) => each === row.source);
    if (source === undefined) return [];
    return [
      {
        scenario: row.scenario,
        source,
        mostADay: row.most_a_day,
        startedAt: row.started_at,
        startedBy: row.started_by,
        expected: row.expected,
        ticked: tickedColumn.read(row.ticked_json) ?? [],
      },
    ];
  });
}

/** Begins a queue, in place of the one of the same scenario and source. */
export async function startQueue(
  tx: LedgerTransaction,
  portalId: PortalId,
  queue: Queue,
): Promise<void> {
  const values = {
    most_a_day: queue.mostADay,
    started_at: queue.startedAt,
    started_by: queue.startedBy,
    expected: queue.expected,
    ticked_json: tickedColumn.write(queue.ticked),
  };
  const key = { portal_id: portalId, scenario: queue.scenario, source: queue.source };
  await tx
    .insertInto("queues")
    .values({ ...key, ...values })
    .onConflict((c) => c.columns(["portal_id", "scenario", "source"]).doUpdateSet(values))
    .execute();
}

/** Ends every catch-up of the portal; what the breaker holds goes on as it was answered. */
export async function endCatchUps(tx: LedgerTransaction, portalId: PortalId): Promise<void> {
  await tx
    .deleteFrom("queues")
    .where("portal_id", "=", portalId)
    .where("source", "<>", "held")
    .execute();
}

/** Ends the queues of a scenario: all of them, or that of one source. Gives how many those were. */
export async function endQueues(
  tx: LedgerTransaction,
  portalId: PortalId,
  scenario: string,
  source: QueueSource | null = null,
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("queues")
    .where("portal_id", "=", portalId)
    .where("scenario", "=", scenario)
    .$if(source !== null, (query) => query.where("source", "=", source ?? ""))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
