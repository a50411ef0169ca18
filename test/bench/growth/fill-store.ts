import { sql } from "kysely";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { isPostgres } from "../../../src/store/engine/dialect.ts";
import type { PortalId } from "../../../src/store/engine/portal-id.ts";

/** Tables that grow with the contacts. */
const tables = [
  "scores",
  "inputs",
  "events",
  "counters",
  "outcomes",
  "crossings",
  "contact_reads",
  "score_days",
  "readiness_changes",
];
const step = 20_000;

/** Copies what the store holds of one contact to `count` further ones, whose ids follow its own. */
export async function fillStore(
  ledger: Ledger,
  portalId: PortalId,
  first: number,
  count: number,
): Promise<void> {
  const known = await ledger.read.introspection.getTables();
  for (const table of tables) {
    const columns = known.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
    const copied = columns.map((name) =>
      // SQLite gets numbers as doubles, whose text ends in '.0'.
      name === "contact_id" ? sql`cast(cast(n.n as bigint) as text)` : sql.ref(`t.${name}`),
    );
    for (let from = first + 1; from <= first + count; from += step) {
      const to = Math.min(first + count, from + step - 1);
      const numbers = isPostgres(ledger.read)
        ? sql`(select generate_series(${from}::bigint, ${to}::bigint) as n) n`
        : sql`(with recursive n(n) as (select ${from} union all select n + 1 from n where n < ${to}) select n from n) n`;
      await ledger.transaction(async (tx) => {
        await sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
          select ${sql.join(copied)} from ${sql.table(table)} t cross join ${numbers}
          where t.portal_id = ${portalId} and t.contact_id = ${String(first)}`.execute(tx);
      });
    }
  }
  // As a store is that grew little by little: left to itself the server would do it while it is measured.
  if (isPostgres(ledger.read)) await sql`vacuum (analyze)`.execute(ledger.read);
}
