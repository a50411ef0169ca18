import { sql, type Kysely } from "kysely";
import type { LedgerTables } from "../tables.ts";

const rowsAStep = 500;

type Row = { readonly portal_id: number; readonly contact_id: string; readonly score_json: string };

/** The customer score as a column, so that who waits is let go best first; filled from the scores that stand. */
export async function up(db: Kysely<LedgerTables>): Promise<void> {
  await db.schema.alterTable("scores").addColumn("customer_score", "integer").execute();
  for (;;) {
    const { rows } = await sql<Row>`
      select portal_id, contact_id, score_json from scores
      where kind = 'customer' and customer_score is null limit ${rowsAStep}`.execute(db);
    if (rows.length === 0) return;
    for (const { portal_id, contact_id, score_json } of rows) {
      const { customerScore } = JSON.parse(score_json) as { customerScore?: number | null };
      await sql`
        update scores set customer_score = ${customerScore ?? 0}
        where portal_id = ${portal_id} and contact_id = ${contact_id}`.execute(db);
    }
  }
}
