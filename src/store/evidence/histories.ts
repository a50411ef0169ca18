import { z } from "zod";
import { schemaColumn } from "../engine/json-column.ts";
import type { Ledger, LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** What is kept of one contact or company: by property its values with their instants, the oldest first. */
export type KeptHistory = {
  readonly values: Readonly<Record<string, readonly (readonly [at: number, value: string])[]>>;
  /** From which instant on a property is covered, where older values may be missing. */
  readonly since: Readonly<Record<string, number>>;
};

export type HistoryObject = "contacts" | "companies";

/** As it stands in the ledger; a row that cannot be read is to be read from HubSpot again. */
export const historyColumn = schemaColumn<KeptHistory>(
  z.object({
    values: z.record(z.string(), z.array(z.tuple([z.number(), z.string()]))),
    since: z.record(z.string(), z.number()),
  }),
);

const tables = {
  contacts: { table: "histories", key: "contact_id" },
  companies: { table: "company_histories", key: "company_id" },
} as const;

/** Keeps these histories in place of what was kept before. `now` in epoch milliseconds. */
export async function keepHistories(
  tx: LedgerTransaction,
  portalId: PortalId,
  object: HistoryObject,
  histories: ReadonlyMap<string, KeptHistory>,
  now: number,
): Promise<void> {
  for (const [id, history] of histories) {
    const values = { read_at: now, entries_json: historyColumn.write(history) };
    if (object === "contacts") {
      await tx
        .insertInto("histories")
        .values({ portal_id: portalId, contact_id: id, ...values })
        .onConflict((c) => c.columns(["portal_id", "contact_id"]).doUpdateSet(values))
        .execute();
    } else {
      await tx
        .insertInto("company_histories")
        .values({ portal_id: portalId, company_id: id, ...values })
        .onConflict((c) => c.columns(["portal_id", "company_id"]).doUpdateSet(values))
        .execute();
    }
  }
}

/** The histories of these contacts or companies, by id. */
export async function recallHistories(
  read: LedgerReader,
  portalId: PortalId,
  object: HistoryObject,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptHistory>> {
  if (ids.length === 0) return new Map();
  const { table, key } = tables[object];
  const rows: { readonly id: string; readonly entries_json: string }[] = await read
    .selectFrom(table)
    .select([`${key} as id`, "entries_json"])
    .where("portal_id", "=", portalId)
    .where(key, "in", ids)
    .execute();
  return new Map(
    rows.flatMap(({ id, entries_json: text }) => {
      const history = historyColumn.read(text);
      return history === null ? [] : [[id, history] as const];
    }),
  );
}

/** Forgets all histories of the account. */
export async function forgetHistories(tx: LedgerTransaction, portalId: PortalId): Promise<void> {
  for (const { table } of Object.values(tables)) {
    await tx.deleteFrom(table).where("portal_id", "=", portalId).execute();
  }
}

/** Rows that one transaction looks through. */
const step = 500;

/**
 * Drops what is no longer to be kept: properties that are not named any more, and what stood before `before` (epoch
 * milliseconds), from which the value that was in force then begins. A second run changes nothing.
 */
export async function pruneHistories(
  ledger: Ledger,
  portalId: PortalId,
  named: Readonly<Record<HistoryObject, ReadonlySet<string>>>,
  before: number,
): Promise<void> {
  for (const object of ["contacts", "companies"] as const) {
    const { table, key } = tables[object];
    for (let after = ""; ;) {
      const rows: { readonly id: string; readonly entries_json: string }[] = await ledger.read
        .selectFrom(table)
        .select([`${key} as id`, "entries_json"])
        .where("portal_id", "=", portalId)
        .where(key, ">", after)
        .orderBy(key)
        .limit(step)
        .execute();
      const last = rows.at(-1);
      if (last === undefined) break;
      const changed = rows.flatMap(({ id, entries_json: text }) => {
        const kept = historyColumn.read(text) ?? { values: {}, since: {} };
        const pruned = historyColumn.write(prunedHistory(kept, named[object], before));
        return pruned === text ? [] : [{ id, pruned }];
      });
      if (changed.length > 0) {
        await ledger.transaction(async (tx) => {
          for (const { id, pruned } of changed) {
            await tx
              .updateTable(table)
              .set({ entries_json: pruned })
              .where("portal_id", "=", portalId)
              .where(key, "=", id)
              .execute();
          }
        });
      }
      after = last.id;
    }
  }
}

/** What of a history is kept: the named properties, from `before` on. */
export function prunedHistory(
  { values, since }: KeptHistory,
  named: ReadonlySet<string>,
  before: number,
): KeptHistory {
  const kept = Object.entries(values).flatMap(([property, entries]) => {
    if (!named.has(property)) return [];
    const standing = entries.findLast(([at]) => at <= before);
    const later = entries.filter(([at]) => at > before);
    const all = standing === undefined ? later : [[before, standing[1]] as const, ...later];
    const isCut = standing !== undefined && standing[0] < before;
    const own = isCut ? before : since[property];
    return [[property, all, own] as const];
  });
  return {
    values: Object.fromEntries(kept.map(([property, all]) => [property, all])),
    since: Object.fromEntries(
      kept.flatMap(([property, , own]) => (own === undefined ? [] : [[property, own]])),
    ),
  };
}
