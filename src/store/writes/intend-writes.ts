import { sql } from "kysely";
import type { LedgerTransaction } from "../engine/ledger.ts";
import { textsColumn } from "../engine/json-column.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Property values that one contact shall show in HubSpot. */
export type Intention = {
  readonly contactId: string;
  readonly properties: Readonly<Record<string, string>>;
  /**
   * `inTurn`: in its turn, where nothing of the contact goes at once already. `asBefore`: as what is pending
   * goes. `held`: not before its properties are back, where nothing of the contact goes already. `now` when left
   * out: at once, with what is pending.
   */
  readonly pace?: "now" | "inTurn" | "asBefore" | "held";
};

/** When an intended write goes, as its row says: at once, in its turn, or once its properties are back (held-writes.ts). */
export const turns = { now: 0, inTurn: 1, held: 2 } as const;

/** What is held goes on being held only until there is more to write: then all of it is tried again. */
function turnOf(pace: NonNullable<Intention["pace"]>, before: number | undefined): number {
  if (pace === "now") return turns.now;
  if (pace === "held") return before ?? turns.held;
  if (before !== undefined && before !== turns.held) return before;
  return pace === "inTurn" ? turns.inTurn : turns.now;
}

/**
 * Intends values for HubSpot (each contact once), on top of those that are not settled yet: a newer value of a property
 * replaces the older one, and `seq` grows, so that an answer to what was sent before does not settle them: also where
 * that was settled or dropped meanwhile, since it begins at `now` (epoch milliseconds).
 */
export async function intendWrites(
  tx: LedgerTransaction,
  portalId: PortalId,
  intentions: readonly Intention[],
  now: number,
): Promise<void> {
  const wanted = intentions.filter(({ properties }) => Object.keys(properties).length > 0);
  if (wanted.length === 0) return;
  const pending = await tx
    .selectFrom("writes")
    .select(["contact_id", "properties_json", "seq", "in_turn"])
    .where("portal_id", "=", portalId)
    .where(
      "contact_id",
      "in",
      wanted.map((intention) => intention.contactId),
    )
    .execute();
  const pendingOf = new Map(pending.map((row) => [row.contact_id, row]));
  await tx
    .insertInto("writes")
    .values(
      wanted.map(({ contactId, properties, pace = "now" }) => {
        const before = pendingOf.get(contactId);
        const unsettled = before ? (textsColumn.read(before.properties_json) ?? {}) : {};
        return {
          portal_id: portalId,
          contact_id: contactId,
          properties_json: textsColumn.write({ ...unsettled, ...properties }),
          seq: Math.max(before?.seq ?? 0, now) + 1,
          intended_at: now,
          in_turn: turnOf(pace, before?.in_turn),
        };
      }),
    )
    .onConflict((c) =>
      c.columns(["portal_id", "contact_id"]).doUpdateSet({
        properties_json: sql`excluded.properties_json`,
        seq: sql`excluded.seq`,
        in_turn: sql`excluded.in_turn`,
      }),
    )
    .execute();
}
