import { sql } from "kysely";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** What is usual is what these four weeks were (contracts.md, Breaker). */
const rememberedMs = 28 * dayMs;

/** Starts or falls that no behaviour explained, of the last sixty minutes and of the last day. */
export type Lately = { readonly hour: number; readonly day: number };

/** How many there were lately of each kind, by scenario or `fall`; from the last answer to the breaker on. */
export async function countUnexplained(
  read: LedgerReader,
  portalId: PortalId,
  now: number,
): Promise<ReadonlyMap<string, Lately>> {
  const rows = await read
    .selectFrom("unexplained")
    .select(["what", "at", "contacts", "answered"])
    .where("portal_id", "=", portalId)
    .where("at", ">", now - dayMs)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.what)].map(([what, group]) => {
      const answeredAt = Math.max(0, ...group.map((row) => (row.answered === 1 ? row.at : 0)));
      const since = (at: number): number =>
        group.reduce((sum, row) => sum + (row.at > Math.max(at, answeredAt) ? row.contacts : 0), 0);
      return [what, { hour: since(now - hourMs), day: since(now - dayMs) }];
    }),
  );
}

/** The busiest hour and the busiest day of four weeks of each kind, the last hour and the last day apart. */
export async function busiestUnexplained(
  read: LedgerReader,
  portalId: PortalId,
  now: number,
): Promise<ReadonlyMap<string, Lately>> {
  const busiest = async (lengthMs: number): Promise<ReadonlyMap<string, number>> => {
    const { rows } = await sql<{ what: string; n: number }>`select what, max(n) as n from (
      select what, sum(contacts) as n from unexplained
      where portal_id = ${portalId}
        and at > ${now - rememberedMs} and at <= ${now - lengthMs}
      group by what, cast((${now} - at) / cast(${lengthMs} as bigint) as bigint)) counted
      group by what`.execute(read);
    return new Map(rows.map(({ what, n }) => [what, n]));
  };
  const [hours, days] = await Promise.all([busiest(hourMs), busiest(dayMs)]);
  return new Map(
    [...new Set([...hours.keys(), ...days.keys()])].map((what) => [
      what,
      { hour: hours.get(what) ?? 0, day: days.get(what) ?? 0 },
    ]),
  );
}

/** Counts starts and falls of the portal that were let pass, in the commit that brings them about. */
export async function noteUnexplained(
  tx: LedgerTransaction,
  portalId: PortalId,
  passed: ReadonlyMap<string, number>,
  now: number,
): Promise<void> {
  for (const [what, contacts] of passed) {
    await add(tx, portalId, { what, at: minuteOf(now), contacts, answered: 0 });
  }
  if (passed.size === 0) return;
  await tx
    .deleteFrom("unexplained")
    .where("portal_id", "=", portalId)
    .where("at", "<", now - rememberedMs)
    .execute();
}

/**
 * Somebody has answered for `what`: it is counted from zero again, or the very next one would trip the breaker. What
 * was let go was in order, so that it counts as usual, at the minute in which it came.
 */
export async function noteAnswer(
  tx: LedgerTransaction,
  portalId: PortalId,
  what: string,
  letGo: readonly { readonly at: number; readonly contacts: number }[],
  now: number,
): Promise<void> {
  for (const { at, contacts } of letGo) {
    await add(tx, portalId, { what, at: minuteOf(at), contacts, answered: 0 });
  }
  await add(tx, portalId, { what, at: now, contacts: 0, answered: 1 });
}

function minuteOf(at: number): number {
  return at - (at % minuteMs);
}

async function add(
  tx: LedgerTransaction,
  portalId: PortalId,
  row: {
    readonly what: string;
    readonly at: number;
    readonly contacts: number;
    readonly answered: 0 | 1;
  },
): Promise<void> {
  await tx
    .insertInto("unexplained")
    .values({ portal_id: portalId, ...row })
    .onConflict((c) =>
      c
        .columns(["portal_id", "what", "at", "answered"])
        .doUpdateSet({ contacts: sql`unexplained.contacts + excluded.contacts` }),
    )
    .execute();
}
