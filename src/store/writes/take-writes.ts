import type { Ledger } from "../engine/ledger.ts";
import { textsColumn } from "../engine/json-column.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { turns } from "./intend-writes.ts";

/** Property values intended for one contact and not yet settled. */
export type IntendedWrite = {
  readonly contactId: string;
  readonly properties: Readonly<Record<string, string>>;
  /** Names this state of the intention: a newer one has a higher number. */
  readonly seq: number;
};

/**
 * The portal's intended writes oldest first, at most `limit`, without those that wait for their turn or are held, and those
 * of the contacts in `except`.
 */
export async function takeWrites(
  ledger: Ledger,
  portalId: PortalId,
  limit: number,
  except: readonly string[] = [],
): Promise<IntendedWrite[]> {
  const rows = await ledger.read
    .selectFrom("writes")
    .select(["contact_id", "properties_json", "seq"])
    .where("portal_id", "=", portalId)
    .where("in_turn", "=", turns.now)
    .$if(except.length > 0, (query) => query.where("contact_id", "not in", except))
    .orderBy("intended_at")
    .orderBy("contact_id")
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const properties = textsColumn.read(row.properties_json);
    return properties === null ? [] : { contactId: row.contact_id, properties, seq: row.seq };
  });
}
