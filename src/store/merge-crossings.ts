import { triggerProperty } from "../../config/scenarios.ts";
import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";

/**
 * Gives the survivor of a merge one history of crossings, in the order in which they fired. Of several
 * that are still fired for one scenario the first stays, so that nothing fires again; what was set off
 * and not yet written is written to the survivor.
 */
export async function mergeCrossings(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  all: readonly string[],
  now: number,
): Promise<void> {
  const rows = await tx
    .selectFrom("crossings")
    .selectAll()
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", all)
    .orderBy("fired_at")
    .execute();
  if (rows.every((row) => row.contact_id === survivorId)) return;

  const openIn = new Set<string>();
  const generations = new Map<string, number>();
  const merged = rows.map((row) => {
    const generation = (generations.get(row.scenario) ?? 0) + 1;
    generations.set(row.scenario, generation);
    const isOpen = row.rearmed_at === null;
    const isDouble = isOpen && openIn.has(row.scenario);
    if (isOpen) openIn.add(row.scenario);
    return {
      ...row,
      contact_id: survivorId,
      generation,
      ...(isDouble && {
        rearmed_at: now,
        ended_at: row.ended_at ?? now,
        ended_why: row.ended_why ?? "merged",
        state: row.state === "waiting" ? "recorded" : row.state,
      }),
    };
  });
  await tx
    .deleteFrom("crossings")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", all)
    .execute();
  await tx.insertInto("crossings").values(merged).execute();

  const unwritten = merged.filter((row) => row.state === "intended" && row.ended_at === null);
  if (unwritten.length === 0) return;
  const write = {
    properties_json: JSON.stringify(
      Object.fromEntries(
        unwritten.map((row) => [
          triggerProperty(row.scenario),
          new Date(row.fired_at).toISOString(),
        ]),
      ),
    ),
    intended_at: now,
  };
  await tx
    .insertInto("writes")
    .values({ portal_id: portalId, contact_id: survivorId, seq: 1, ...write })
    .onConflict((c) =>
      c.columns(["portal_id", "contact_id"]).doUpdateSet((e) => ({
        ...write,
        seq: e("writes.seq", "+", 1),
      })),
    )
    .execute();
}
