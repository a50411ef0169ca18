import { handoffScenario } from "../crossings/handoffs.ts";
import { becomes, isCalling, isUnsaid } from "../crossings/state.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { Portal } from "../portals/portals.ts";

/**
 * Makes a restored ledger set off nothing that the lost one may have set off already (docs/contracts.md, Restoring):
 * what had not begun stays silent, of a call that was on its way nobody knows, and no value is sent that was intended
 * then. Whoever was signed in is so no more.
 */
export async function quietRestored(tx: LedgerTransaction): Promise<void> {
  // Nobody was told of these, and nobody will be by them.
  await tx
    .deleteFrom("handoffs")
    .where("told_at", "is", null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("crossings as c")
          .select("c.contact_id")
          .whereRef("c.portal_id", "=", "handoffs.portal_id")
          .whereRef("c.contact_id", "=", "handoffs.contact_id")
          .whereRef("c.generation", "=", "handoffs.generation")
          .where("c.scenario", "=", handoffScenario)
          .where(isUnsaid.sql("c.state")),
      ),
    )
    .execute();
  await tx
    .updateTable("crossings")
    .set({ state: becomes.silent, why: "first_run" })
    .where(isUnsaid.sql())
    .execute();
  await tx
    .updateTable("crossings")
    .set({ held_as: null, held_since: null, held_by: null })
    .where("held_since", "is not", null)
    .execute();
  await tx
    .updateTable("crossings")
    .set({ state: becomes.unresolved })
    .where(isCalling.sql())
    .execute();
  await tx
    .updateTable("effects")
    .set({ state: "unresolved", reason: unknownSince })
    .where("state", "in", ["due", "in_flight", "unknown"])
    .execute();
  // Each contact is read and scored anew: what HubSpot lacks then is intended again, triggers apart.
  for (const table of ["writes", "queues", "console_sessions", "tickets", "leases"] as const) {
    await tx.deleteFrom(table).execute();
  }
}

const unknownSince = "It was on its way when the backup was made: look at the contact in HubSpot";

/** The portal as it goes on after a restore at `now`, epoch milliseconds: it is read like after an install. */
export function restoredPortal(portal: Portal, now: number): Portal {
  const { preparedAt: _, ...rest } = portal;
  const bindings = Object.entries(portal.bindings).map(([name, binding]) => [
    name,
    { ...binding, boundAt: now },
  ]);
  return {
    ...rest,
    bindings: Object.fromEntries(bindings) as Portal["bindings"],
    restoredAt: now,
  };
}
