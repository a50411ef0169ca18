import { lexicon } from "../../../config/lexicon.ts";
import { columnKinds, withReadings } from "../../scoring/model/column-kind.ts";
import type { Model } from "../../scoring/model/model.ts";
import { columnVote } from "../../scoring/reading/column-reading.ts";
import type { Reading } from "../../scoring/reading/readings.ts";
import { propertiesColumn } from "../../store/engine/json-column.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";

/** Contacts at either end of the account that tell how its columns are read: enough for a column of codes or ranges. */
const contactsAnEnd = 1_000;

/**
 * The model with what the account's columns decide of its fields (docs/contracts.md, Model document), from what was
 * last read of its contacts; what the mapping says already stands. A draft whose mapping nobody saved, as a ready-made
 * model, is previewed and published with it.
 */
export async function withColumnReadings<M extends Model>(
  read: LedgerReader,
  portalId: PortalId,
  model: M,
): Promise<M> {
  const votes = [...columnKinds(model)].flatMap(([field, kind]) => {
    const { contact, company, reading } = model.fields[field] ?? {};
    if (reading !== undefined || (contact ?? company) === undefined) return [];
    return [{ field, contact, company, vote: columnVote(kind, lexicon) }];
  });
  if (votes.length === 0) return model;
  const ends = (["asc", "desc"] as const).map((order) =>
    read
      .selectFrom("inputs")
      .select(["properties_json", "company_json"])
      .where("portal_id", "=", portalId)
      .orderBy("contact_id", order)
      .limit(contactsAnEnd)
      .execute(),
  );
  for (const row of (await Promise.all(ends)).flat()) {
    const properties = propertiesColumn.read(row.properties_json) ?? {};
    const ofCompany = propertiesColumn.read(row.company_json ?? "{}") ?? {};
    for (const { contact, company, vote } of votes) {
      const values = [properties[contact ?? ""], ofCompany[company ?? ""]];
      for (const value of values) if (value) vote.add(value);
    }
  }
  const readings = new Map<string, Reading>();
  for (const { field, vote } of votes) {
    const reading = vote.reading();
    if (reading !== null) readings.set(field, reading);
  }
  return withReadings(model, readings);
}
