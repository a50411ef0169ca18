import type { Properties } from "../../scoring/facts.ts";
import type { Ledger } from "../engine/ledger.ts";
import { propertiesColumn } from "../engine/json-column.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** A score with what it was made from. */
export type Sampled = {
  readonly contactId: string;
  readonly properties: Properties;
  /** The primary company as it was known then; null without one. */
  readonly company: Properties | null;
};

/**
 * Up to `limit` scored contacts from a place in the portal that `at` (0 to 1) names. Left out are contacts that
 * wait to be scored again, and those whose company was read anew since: what they were made from is gone.
 */
export async function sampleScores(
  ledger: Ledger,
  portalId: PortalId,
  limit: number,
  at: number,
): Promise<Sampled[]> {
  const { n } = await ledger.read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  const rows = await ledger.read
    .selectFrom("scores")
    .innerJoin("inputs", (j) =>
      j
        .onRef("inputs.portal_id", "=", "scores.portal_id")
        .onRef("inputs.contact_id", "=", "scores.contact_id"),
    )
    .leftJoin("companies", (j) =>
      j
        .onRef("companies.portal_id", "=", "scores.portal_id")
        .onRef("companies.company_id", "=", "scores.company_id"),
    )
    .leftJoin("dirty", (j) =>
      j
        .onRef("dirty.portal_id", "=", "scores.portal_id")
        .onRef("dirty.contact_id", "=", "scores.contact_id"),
    )
    .select([
      "scores.contact_id",
      "scores.as_of",
      "scores.company_id",
      "inputs.properties_json",
      "companies.properties_json as company_json",
      "companies.read_at",
    ])
    .where("scores.portal_id", "=", portalId)
    .where("dirty.mark", "is", null)
    .orderBy("scores.contact_id")
    .offset(Math.floor(at * Math.max(0, n - limit)))
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const isCompanyNewer = row.read_at !== null && row.read_at > row.as_of;
    const isCompanyLost = row.company_id !== null && row.company_json === null;
    if (isCompanyNewer || isCompanyLost) return [];
    const properties = propertiesColumn.read(row.properties_json);
    const company = row.company_json === null ? null : propertiesColumn.read(row.company_json);
    if (properties === null || (company === null && row.company_id !== null)) return [];
    return { contactId: row.contact_id, properties, company };
  });
}
