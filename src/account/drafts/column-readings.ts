import { lexicon } from "../../../config/lexicon.ts";
import type { Properties } from "../../scoring/facts.ts";
import { columnKinds, withReadings } from "../../scoring/model/column-kind.ts";
import type { Model } from "../../scoring/model/model.ts";
import { columnVote } from "../../scoring/reading/column-reading.ts";
import type { ColumnKind, Reading } from "../../scoring/reading/readings.ts";
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
  if (openColumns(model).length === 0) return model;
  const ends = (["asc", "desc"] as const).map((order) =>
    read
      .selectFrom("inputs")
      .select(["properties_json", "company_json"])
      .where("portal_id", "=", portalId)
      .orderBy("contact_id", order)
      .limit(contactsAnEnd)
      .execute(),
  );
  const rows = (await Promise.all(ends)).flat();
  return decidedBy(
    model,
    rows.map((row) => ({
      properties: propertiesColumn.read(row.properties_json) ?? {},
      company: propertiesColumn.read(row.company_json ?? "{}"),
    })),
  );
}

/** The model with what the columns of these contacts and their companies decide; what its mapping says already stands. */
export function decidedBy<M extends Model>(
  model: M,
  contacts: readonly { readonly properties: Properties; readonly company: Properties | null }[],
): M {
  const votes = openColumns(model).map(({ kind, ...column }) => ({
    ...column,
    vote: columnVote(kind, lexicon),
  }));
  for (const { properties, company: ofCompany } of contacts) {
    for (const { contact, company, vote } of votes) {
      const values = [properties[contact ?? ""], ofCompany?.[company ?? ""]];
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

/** The mapped fields whose column decides how each value is read, where the mapping does not say so yet. */
function openColumns(model: Model): {
  readonly field: string;
  readonly kind: ColumnKind;
  readonly contact: string | undefined;
  readonly company: string | undefined;
}[] {
  return [...columnKinds(model)].flatMap(([field, kind]) => {
    const { contact, company, reading } = model.fields[field] ?? {};
    if (reading !== undefined || (contact ?? company) === undefined) return [];
    return [{ field, kind, contact, company }];
  });
}
