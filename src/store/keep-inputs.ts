import { sql } from "kysely";
import type { Properties } from "../scoring/facts.ts";
import { fold } from "../scoring/fold.ts";
import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";

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
      read_at: now,
    };
  });
  const columns = ["name", "email", "company", "search_text", "properties_json", "read_at"];
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

function withoutOutputs(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([name]) => !name.startsWith("ripen_") || saidByPeople.has(name),
    ),
  );
}
