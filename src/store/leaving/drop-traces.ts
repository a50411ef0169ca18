import { sql } from "kysely";
import { dropContact } from "./forget-contact.ts";
import type { Erasure } from "../contacts/erasures.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** What an objection takes: all but the score that says so, and what is still to be written because of it. */
const ofObjection = [
  "events",
  "counters",
  "crossings",
  "dead_letters",
  "score_days",
  "readiness_changes",
  "action_calls",
  "inputs",
  "outcomes",
  "effects",
  "handoffs",
  "histories",
  "shadows",
  "before_verdicts",
] as const;

/** Takes the contact's rows out of every table, quarantined events and the audit's details included. */
export async function dropTraces(
  tx: LedgerTransaction,
  { portalId, contactId, why }: Erasure,
): Promise<void> {
  if (why === "privacy") await dropContact(tx, portalId, contactId, "erased");
  else {
    for (const table of ofObjection) {
      await tx
        .deleteFrom(table)
        .where("portal_id", "=", portalId)
        .where("contact_id", "=", contactId)
        .execute();
    }
    await tx
      .updateTable("scores")
      .set({ lifecycle_stage: null })
      .where("portal_id", "=", portalId)
      .where("contact_id", "=", contactId)
      .execute();
  }
  // As a number or as a text, whatever stands around it.
  await tx.deleteFrom("quarantine").where("event_text", "like", `%${contactId}%`).execute();
  // A preview can be made again.
  await tx
    .deleteFrom("previews")
    .where("portal_id", "=", portalId)
    .where("movers_json", "like", `%"${contactId}"%`)
    .execute();
  await tx
    .updateTable("audit")
    .set({ detail_json: "{}" })
    .where("portal_id", "=", portalId)
    .where("detail_json", "like", `%${contactId}%`)
    .execute();
}

/** Takes every row of the portal out of every table. Its raw requests and its document are left to the caller. */
export async function dropPortal(tx: LedgerTransaction, portalId: PortalId): Promise<void> {
  for (const table of await tablesOfPortals(tx)) {
    await sql`delete from ${sql.table(table)} where portal_id = ${portalId}`.execute(tx);
  }
  await tx.deleteFrom("quarantine").where("event_text", "like", `%${portalId}%`).execute();
  await tx.deleteFrom("leases").where("name", "=", `portal:${portalId}`).execute();
}

/** The names of the tables that lead their key with portal_id; on PostgreSQL without the portals' documents. */
export async function tablesOfPortals(
  tx: Pick<LedgerTransaction, "introspection">,
): Promise<string[]> {
  const tables = await tx.introspection.getTables();
  return tables
    .filter(
      ({ name, columns }) => name !== "portals" && columns.some((c) => c.name === "portal_id"),
    )
    .map(({ name }) => name)
    .sort();
}
