import { sql, type Insertable } from "kysely";
import type { Properties } from "../../scoring/facts.ts";
import { fold } from "../../scoring/reading/fold.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import { isPostgres } from "../engine/dialect.ts";
import type { PortalId } from "../engine/portal-id.ts";
import type { LedgerTables } from "../engine/tables.ts";

/** A contact as it was read for scoring, with its primary company. */
export type Inputs = { readonly properties: Properties; readonly company: Properties | null };

/** Characters of name, e-mail and company that search looks at. */
const longestSearchText = 300;
/** What is not an output although its name begins like ours: sales and the contact itself say it. */
const saidByPeople = new Set(["ripen_verdict", "ripen_verdict_reason", "ripen_do_not_score"]);

/** Keeps each contact's properties as they were read at `now` (epoch milliseconds), in the commit of its score. */
export async function keepInputs(
  tx: LedgerTransaction,
  portalId: PortalId,
  contacts: readonly { readonly contactId: string; readonly inputs: Inputs }[],
  now: number,
): Promise<void> {
  if (contacts.length === 0) return;
  const rows = contacts.map(({ contactId, inputs: { properties, company } }) => {
    const texts = {
      name: joined(properties["firstname"], properties["lastname"]),
      email: properties["email"]?.trim() ?? "",
      company: company?.["name"]?.trim() || (properties["company"]?.trim() ?? ""),
    };
    return {
      portal_id: portalId,
      contact_id: contactId,
      ...texts,
      search_text: fold(joined(texts.name, texts.email, texts.company)).slice(0, longestSearchText),
      properties_json: JSON.stringify(withoutOutputs(properties)),
      company_json: company === null ? null : JSON.stringify(company),
      read_at: now,
    };
  });
  // PostgreSQL sees by itself that an indexed value stays.
  const known = isPostgres(tx)
    ? new Map<string, string>()
    : await textsBefore(
        tx,
        portalId,
        rows.map((row) => row.contact_id),
      );
  const { true: light = [], false: whole = [] } = Object.groupBy(rows, (row) =>
    known.get(row.contact_id) === row.search_text ? "true" : "false",
  );
  // Setting the search text rewrites its index even where it stays, a random page in a large ledger.
  await upsert(tx, light, [
    "name",
    "email",
    "company",
    "properties_json",
    "company_json",
    "read_at",
  ]);
  await upsert(tx, whole, [
    "name",
    "email",
    "company",
    "search_text",
    "properties_json",
    "company_json",
    "read_at",
  ]);
}

async function textsBefore(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom("inputs")
    // With a column that the search index lacks SQLite goes by the key, and not through all of that index.
    .select(["contact_id", "search_text", "read_at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  return new Map(rows.map((row) => [row.contact_id, row.search_text]));
}

async function upsert(
  tx: LedgerTransaction,
  rows: readonly Insertable<LedgerTables["inputs"]>[],
  columns: readonly string[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto("inputs")
    .values(rows)
    .onConflict((c) =>
      c
        .columns(["portal_id", "contact_id"])
        .doUpdateSet(
          Object.fromEntries(columns.map((name) => [name, sql.ref(`excluded.${name}`)])),
        ),
    )
    .execute();
}

function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? "")
    .filter((part) => part !== "")
    .join(" ");
}

/** Properties without our own outputs. */
export function withoutOutputs(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([name]) => !name.startsWith("ripen_") || saidByPeople.has(name),
    ),
  );
}
