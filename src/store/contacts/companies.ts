import { sql } from "kysely";
import type { Properties } from "../../scoring/facts.ts";
import type { Ledger, LedgerTransaction } from "../engine/ledger.ts";
import { propertiesColumn } from "../engine/json-column.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** The kept companies that were read at `since` (epoch milliseconds) or later, by id. */
export async function recallCompanies(
  ledger: Ledger,
  portalId: PortalId,
  ids: readonly string[],
  since: number,
): Promise<Map<string, Properties>> {
  if (ids.length === 0) return new Map();
  const rows = await ledger.read
    .selectFrom("companies")
    .select(["company_id", "properties_json"])
    .where("portal_id", "=", portalId)
    .where("company_id", "in", ids)
    .where("read_at", ">=", since)
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const properties = propertiesColumn.read(row.properties_json);
      return properties === null ? [] : [[row.company_id, properties] as const];
    }),
  );
}

/** Keeps companies as they were read at `now`. */
export async function keepCompanies(
  ledger: Ledger,
  portalId: PortalId,
  companies: readonly { readonly id: string; readonly properties: Properties }[],
  now: number,
): Promise<void> {
  if (companies.length === 0) return;
  await ledger.transaction(async (tx) => {
    await tx
      .insertInto("companies")
      .values(
        companies.map((company) => ({
          portal_id: portalId,
          company_id: company.id,
          properties_json: JSON.stringify(company.properties),
          read_at: now,
        })),
      )
      .onConflict((c) =>
        c.columns(["portal_id", "company_id"]).doUpdateSet({
          properties_json: sql`excluded.properties_json`,
          read_at: sql`excluded.read_at`,
        }),
      )
      .execute();
  });
}

/** The company changed: forgets what was kept of it and returns the contacts whose primary company it is. */
export async function contactsOfCompany(
  tx: LedgerTransaction,
  portalId: PortalId,
  companyId: string,
): Promise<string[]> {
  await tx
    .deleteFrom("companies")
    .where("portal_id", "=", portalId)
    .where("company_id", "=", companyId)
    .execute();
  const rows = await tx
    .selectFrom("scores")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("company_id", "=", companyId)
    .execute();
  return rows.map((row) => row.contact_id);
}

/** Those of these companies that are kept as they were before their last modification (epoch milliseconds). */
export async function staleCompanies(
  tx: LedgerTransaction,
  portalId: PortalId,
  companies: readonly { readonly id: string; readonly modifiedAt: number }[],
): Promise<string[]> {
  if (companies.length === 0) return [];
  const rows = await tx
    .selectFrom("companies")
    .select(["company_id", "read_at"])
    .where("portal_id", "=", portalId)
    .where(
      "company_id",
      "in",
      companies.map((company) => company.id),
    )
    .execute();
  const readAt = new Map(rows.map((row) => [row.company_id, row.read_at]));
  return companies
    .filter(({ id, modifiedAt }) => (readAt.get(id) ?? Infinity) < modifiedAt)
    .map(({ id }) => id);
}
