import { sql, type RawBuilder } from "kysely";
import { scenarios, triggerProperty } from "../../config/scenarios.ts";
import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";
import { survivorsOf } from "./survivors-of.ts";
import type { IntendedWrite } from "./take-writes.ts";
import { addToTally } from "./tally.ts";

const scenarioOf: ReadonlyMap<string, string> = new Map(
  scenarios.map(({ name }) => [triggerProperty(name), name]),
);

/** Settles the crossings whose own trigger these writes carried, as HubSpot answered them. */
export async function settleCrossings(
  tx: LedgerTransaction,
  portalId: PortalId,
  writes: readonly IntendedWrite[],
  state: "written" | "rejected",
): Promise<void> {
  const carrying = writes.filter((write) => crossingsIn(write).length > 0);
  if (carrying.length === 0) return;
  // Merged while it was on its way: the survivor has the crossing, as a silent one where it had one of its own.
  const ids = carrying.map(({ contactId }) => contactId);
  const heirs = await survivorsOf(tx, portalId, ids);
  const sent = carrying.flatMap((write) =>
    crossingsIn({ ...write, contactId: heirs.get(write.contactId) ?? write.contactId }),
  );
  const crossed = await tx
    .updateTable("crossings")
    .set({ state })
    .where("portal_id", "=", portalId)
    .where(sql<boolean>`(contact_id, scenario, fired_at) in (values ${sql.join(sent)})`)
    .where("state", "in", state === "written" ? ["intended", "recorded"] : ["intended"])
    .executeTakeFirst();
  await addToTally(tx, `effect:property:${state}`, Number(crossed.numUpdatedRows));
}

/**
 * Where nothing of a contact is to be written any more, a crossing that ended before its trigger was sent, so that it
 * went out empty, has set nothing off.
 */
export async function silenceUnsent(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  await tx
    .updateTable("crossings")
    .set({ state: "recorded" })
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .where("state", "=", "intended")
    .where("ended_at", "is not", null)
    .execute();
}

/** The crossings whose trigger a write carries, as rows of their key. */
function crossingsIn({ contactId, properties }: IntendedWrite): RawBuilder<unknown>[] {
  return Object.entries(properties).flatMap(([property, value]) => {
    const scenario = scenarioOf.get(property);
    if (scenario === undefined || value === "") return [];
    return [sql`(${contactId}, ${scenario}, cast(${Date.parse(value)} as bigint))`];
  });
}
