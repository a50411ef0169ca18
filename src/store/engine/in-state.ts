import { sql, type RawBuilder } from "kysely";

/**
 * True for the rows of these contacts that are still in the very state named with each: one statement for
 * a batch instead of one a contact, which costs a round trip each on PostgreSQL. `rows` must not be empty.
 */
export function inState(
  column: "mark" | "seq",
  rows: readonly { readonly contactId: string; readonly state: number }[],
): RawBuilder<boolean> {
  const states = rows.map(({ contactId, state }) => sql`(${contactId}, cast(${state} as bigint))`);
  return sql<boolean>`(contact_id, ${sql.ref(column)}) in (values ${sql.join(states)})`;
}
