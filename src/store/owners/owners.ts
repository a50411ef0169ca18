import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Somebody to whom contacts of the account belong. */
export type Owner = {
  readonly id: string;
  readonly name: string;
  /** In lower case; empty when HubSpot does not say. */
  readonly email: string;
  /** Empty without one. */
  readonly team: string;
};

/** Replaces the account's owners by those whom HubSpot has now, those who left included. */
export async function keepOwners(
  tx: LedgerTransaction,
  portalId: PortalId,
  owners: readonly Owner[],
): Promise<void> {
  await tx.deleteFrom("owners").where("portal_id", "=", portalId).execute();
  // Far below the 32,766 variables of a statement: an account has thousands of owners at most.
  for (let start = 0; start < owners.length; start += 1_000) {
    await tx
      .insertInto("owners")
      .values(
        owners.slice(start, start + 1_000).map(({ id, name, email, team }) => ({
          portal_id: portalId,
          owner_id: id,
          name,
          email,
          team,
        })),
      )
      .onConflict((c) => c.columns(["portal_id", "owner_id"]).doNothing())
      .execute();
  }
}

/** The account's owners by HubSpot's id; empty where the permission to read them was not granted. */
export async function readOwners(
  read: LedgerReader,
  portalId: PortalId,
): Promise<ReadonlyMap<string, Owner>> {
  const rows = await read
    .selectFrom("owners")
    .select(["owner_id", "name", "email", "team"])
    .where("portal_id", "=", portalId)
    .orderBy("name")
    .orderBy("owner_id")
    .execute();
  return new Map(
    rows.map(({ owner_id: id, name, email, team }) => [id, { id, name, email, team }]),
  );
}

/** The ids of the owners who are this person, by e-mail. */
export function ownersOf(owners: ReadonlyMap<string, Owner>, email: string): string[] {
  const wanted = email.trim().toLowerCase();
  if (wanted === "") return [];
  return [...owners.values()].flatMap((owner) => (owner.email === wanted ? [owner.id] : []));
}
