import { sql } from "kysely";
import { z } from "zod";
import { schemaColumn } from "../engine/json-column.ts";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** More contacts than that, made or changed by one person or integration within ten minutes, are a mass change (contracts.md, Crossings). */
const mostByHand = 50;
const windowMs = 10 * 60_000;

/** A contact that a source made or changed, and when; epoch milliseconds. */
export type Touch = { readonly source: string; readonly contactId: string; readonly at: number };

const latestColumn = schemaColumn(z.array(z.tuple([z.string(), z.number()])));

/**
 * Takes note of what sources wrote, and says of each of these writes whether it belongs to a mass change. The first
 * fifty of one are not known to, unless they are told of together with the others: a start that rests on them alone
 * waits (enrolment/unsettled.ts).
 */
export async function massChanges(
  tx: LedgerTransaction,
  portalId: PortalId,
  touches: readonly Touch[],
): Promise<(touch: Pick<Touch, "source" | "at">) => boolean> {
  if (touches.length === 0) return () => false;
  const bySource = Map.groupBy(touches, ({ source }) => source);
  const rows = await tx
    .selectFrom("busy_sources")
    .select(["source", "latest_json", "mass_until"])
    .where("portal_id", "=", portalId)
    .where("source", "in", [...bySource.keys()])
    .execute();
  const before = new Map(rows.map((row) => [row.source, row]));
  const until = new Map<string, number>();
  const after = [...bySource].map(([source, group]) => {
    const standing = before.get(source);
    const latest = new Map(latestColumn.read(standing?.latest_json ?? "[]"));
    for (const { contactId, at } of group) {
      latest.set(contactId, Math.max(at, latest.get(contactId) ?? 0));
    }
    const newest = [...latest].toSorted(([, a], [, b]) => b - a).slice(0, mostByHand + 1);
    const [first, last] = [newest[0]?.[1] ?? 0, newest[mostByHand]?.[1] ?? -Infinity];
    const mass = Math.max(
      standing?.mass_until ?? 0,
      first - last <= windowMs ? first + windowMs : massOf([...latest.values()]),
    );
    until.set(source, mass);
    return {
      portal_id: portalId,
      source,
      latest_json: latestColumn.write(newest),
      mass_until: mass,
    };
  });
  await tx
    .insertInto("busy_sources")
    .values(after)
    .onConflict((c) =>
      c.columns(["portal_id", "source"]).doUpdateSet({
        latest_json: sql<string>`excluded.latest_json`,
        mass_until: sql<number>`excluded.mass_until`,
      }),
    )
    .execute();
  return (touch) => isWithin(until, touch);
}

/** Whether what a source wrote belongs to a mass change, by all that is known of sources by now. */
export async function isOfMass(
  read: LedgerReader,
  portalId: PortalId,
): Promise<(touch: Pick<Touch, "source" | "at">) => boolean> {
  const rows = await read
    .selectFrom("busy_sources")
    .select(["source", "mass_until"])
    .where("portal_id", "=", portalId)
    .where("mass_until", ">", 0)
    .execute();
  const until = new Map(rows.map((row) => [row.source, row.mass_until]));
  return (touch) => isWithin(until, touch);
}

function isWithin(
  until: ReadonlyMap<string, number>,
  { source, at }: Pick<Touch, "source" | "at">,
): boolean {
  const end = until.get(source) ?? 0;
  return at <= end && at > end - 2 * windowMs;
}

/** The end of the latest mass among these instants, where the newest alone make none; 0 for none. */
function massOf(instants: readonly number[]): number {
  const sorted = instants.toSorted((a, b) => b - a);
  const at = sorted.find((newest, n) => newest - (sorted[n + mostByHand] ?? -Infinity) <= windowMs);
  return at === undefined ? 0 : at + windowMs;
}
