import { sql } from "kysely";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { closeHandoff } from "../crossings/handoffs.ts";
import { survivorsOf } from "../contacts/survivors-of.ts";

/** The source under which the freshness of deals is kept. */
export const dealsSource = "poll:deals";

/** How a deal stands, as the ledger keeps it. */
const kinds = ["deal_open", "deal_won", "deal_lost"] as const;
type DealKind = (typeof kinds)[number];

/** A deal as read, for one of its contacts. */
export type DealOutcome = {
  readonly contactId: string;
  readonly dealId: string;
  readonly kind: DealKind;
  /** When it was closed, or made where it is open; epoch milliseconds. */
  readonly at: number;
  /** In the account's currency; null when empty. */
  readonly amount: number | null;
};

/** A deal of a contact as it is kept. */
export type KnownDeal = Pick<DealOutcome, "kind" | "at">;

/**
 * Keeps the deals of contacts: one row for each deal and contact, which turns from open to won or lost. `undated` are
 * deals that were closed without a date: they leave nothing. Gives the contacts of whom something is new.
 */
export async function keepDeals(
  tx: LedgerTransaction,
  portalId: PortalId,
  deals: readonly DealOutcome[],
  undated: readonly string[],
  now: number,
): Promise<string[]> {
  const changed = new Set<string>();
  const ids = undated.map((dealId) => `deal/${dealId}`);
  if (ids.length > 0) {
    const dropped = await tx
      .deleteFrom("outcomes")
      .where("portal_id", "=", portalId)
      .where("kind", "in", kinds)
      .where("id", "in", ids)
      .returning("contact_id")
      .execute();
    for (const row of dropped) changed.add(row.contact_id);
  }
  const gone = await survivorsOf(tx, portalId, [...new Set(deals.map((deal) => deal.contactId))]);
  const ofLiving = deals.flatMap((deal) => {
    const owner = gone.has(deal.contactId) ? (gone.get(deal.contactId) ?? null) : deal.contactId;
    return owner === null ? [] : [{ ...deal, contactId: owner }];
  });
  const owners = [...new Set(ofLiving.map((deal) => deal.contactId))];
  const before = new Map(
    (await readDealRows(tx, portalId, owners)).map((row) => [`${row.contact_id} ${row.id}`, row]),
  );
  for (const { contactId, dealId, kind, at, amount } of ofLiving) {
    const id = `deal/${dealId}`;
    const was = before.get(`${contactId} ${id}`);
    if (was?.kind !== kind || was.at !== at) changed.add(contactId);
    await tx
      .insertInto("outcomes")
      .values({
        portal_id: portalId,
        contact_id: contactId,
        id,
        kind,
        value: dealId,
        at,
        amount,
        recorded_at: now,
      })
      .onConflict((c) =>
        c.columns(["portal_id", "contact_id", "id"]).doUpdateSet({
          kind: sql<string>`excluded.kind`,
          at: sql<number>`excluded.at`,
          amount: sql<number | null>`excluded.amount`,
        }),
      )
      .execute();
    if (kind !== "deal_open") await closeHandoff(tx, portalId, contactId, { kind, at });
  }
  return [...changed];
}

/**
 * The deals of these contacts as they are kept, by contact; who has none is left out. Null where the account's deals are
 * not known: nobody granted their scope, or they were not all read yet.
 */
export async function recallDeals(
  read: LedgerReader,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownDeal[]> | null> {
  const source = await read
    .selectFrom("sources")
    .select("watermark")
    .where("portal_id", "=", portalId)
    .where("source", "=", dealsSource)
    .executeTakeFirst();
  if (source === undefined || source.watermark === 0) return null;
  const deals = new Map<string, KnownDeal[]>();
  for (const { contact_id: contactId, kind: text, at } of await readDealRows(
    read,
    portalId,
    contactIds,
  )) {
    const kind = kinds.find((each) => each === text);
    if (kind === undefined) continue;
    const of = deals.get(contactId) ?? [];
    of.push({ kind, at });
    deals.set(contactId, of);
  }
  return deals;
}

/** Everybody for whom it makes a difference that the account's deals are known: who has one, and whose stage says so. */
export async function contactsOfDeals(
  read: LedgerReader,
  portalId: PortalId,
): Promise<readonly string[]> {
  const ofDeals = await read
    .selectFrom("outcomes")
    .select("contact_id")
    .distinct()
    .where("portal_id", "=", portalId)
    .where("kind", "in", kinds)
    .execute();
  const ofStage = await read
    .selectFrom("scores")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("lifecycle_stage", "=", "opportunity")
    .execute();
  return [...new Set([...ofDeals, ...ofStage].map((row) => row.contact_id))];
}

/** Whatever became of these contacts: by the key alone, which the index on kinds would not serve. */
async function readDealRows(read: LedgerReader, portalId: PortalId, contactIds: readonly string[]) {
  if (contactIds.length === 0) return [];
  return read
    .selectFrom("outcomes")
    .select(["contact_id", "id", "kind", "at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
}
