import { triggerProperty } from "../../../config/scenarios.ts";
import { intendWrites } from "../writes/intend-writes.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import { mergeHandoffs } from "./handoffs.ts";
import { textsColumn } from "../engine/json-column.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { notHeld } from "./held.ts";
import { becomes, byHowFar, isIntended, isUnsaid } from "./state.ts";
import { unwrittenTriggers } from "./unwritten-triggers.ts";

/**
 * Gives the survivor of a merge one history of crossings, in the order in which they fired, what is still
 * fired last. Of several that are still fired for one scenario one stays, so that nothing fires again;
 * what was set off and not yet written is written to the survivor.
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
    .orderBy("contact_id")
    .orderBy("generation")
    .execute();
  if (rows.every((row) => row.contact_id === survivorId)) return;

  const open = rows.filter((row) => row.rearmed_at === null);
  const kept = new Set(
    [...Map.groupBy(open, (row) => row.scenario).values()].map(
      (group) => group.toSorted((a, b) => byHowFar(a.state, b.state))[0],
    ),
  );
  const doubles = open.filter((row) => !kept.has(row));
  const generations = new Map<string, number>();
  // What is still fired comes last: a scenario's latest crossing says whether it is armed.
  const inOrder = rows.toSorted((a, b) => Number(kept.has(a)) - Number(kept.has(b)));
  const merged = inOrder.map((row) => {
    const generation = (generations.get(row.scenario) ?? 0) + 1;
    generations.set(row.scenario, generation);
    return {
      ...row,
      contact_id: survivorId,
      generation,
      ...(doubles.includes(row) && {
        rearmed_at: now,
        ended_at: row.ended_at ?? now,
        ended_why: row.ended_why ?? "merged",
        state: isUnsaid(row.state) ? becomes.silent : row.state,
        ...notHeld,
      }),
    };
  });
  await tx
    .deleteFrom("crossings")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", all)
    .execute();
  await tx.insertInto("crossings").values(merged).execute();

  const moved = inOrder.map((row, index) => ({
    contactId: row.contact_id,
    scenario: row.scenario,
    generation: row.generation,
    newGeneration: merged[index]?.generation ?? row.generation,
    isDouble: doubles.includes(row),
  }));
  await mergeEffects(tx, portalId, survivorId, moved, now);
  await mergeHandoffs(tx, portalId, survivorId, moved);

  await dropTriggers(
    tx,
    portalId,
    survivorId,
    doubles.flatMap((row) => (isIntended(row.state) ? [triggerProperty(row.scenario)] : [])),
  );
  const unwritten = await unwrittenTriggers(tx, portalId, [survivorId]);
  const intentions = [...unwritten].map(([contactId, properties]) => ({ contactId, properties }));
  await intendWrites(tx, portalId, intentions, now);
}

/** Takes triggers out of what is still to be written to the contact. */
async function dropTriggers(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  triggers: readonly string[],
): Promise<void> {
  const pending = await tx
    .selectFrom("writes")
    .select(["properties_json", "seq"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .executeTakeFirst();
  if (pending === undefined || triggers.length === 0) return;
  const values = Object.entries(textsColumn.read(pending.properties_json) ?? {});
  const rest = values.filter(([name, value]) => value === "" || !triggers.includes(name));
  await tx
    .updateTable("writes")
    .set({ properties_json: textsColumn.write(Object.fromEntries(rest)), seq: pending.seq + 1 })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .execute();
}

/** A crossing of one of the merged contacts, and what it became in the survivor's history. */
type MovedCrossing = {
  readonly contactId: string;
  readonly scenario: string;
  readonly generation: number;
  readonly newGeneration: number;
  /** Another one of the same scenario stays instead: what was not sent of this is not sent at all. */
  readonly isDouble: boolean;
};

/**
 * Gives the survivor of a merge the enrolments by call of all contacts that it was made of, under the new
 * numbers of their crossings. What was set off for a double and not sent yet is dropped, so that nobody is
 * enrolled twice.
 */
async function mergeEffects(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  moved: readonly MovedCrossing[],
  now: number,
): Promise<void> {
  const rows = await tx
    .deleteFrom("effects")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", [...new Set(moved.map((crossing) => crossing.contactId))])
    .returningAll()
    .execute();
  const kept = rows.flatMap((row) => {
    const crossing = moved.find(
      (each) =>
        each.contactId === row.contact_id &&
        each.scenario === row.scenario &&
        each.generation === row.generation,
    );
    if (crossing === undefined) return [];
    return {
      ...row,
      contact_id: survivorId,
      generation: crossing.newGeneration,
      ...(crossing.isDouble &&
        row.state === "due" &&
        row.verb === "enrol" && { state: "refused" as const, reason: "merged", settled_at: now }),
    };
  });
  if (kept.length > 0) await tx.insertInto("effects").values(kept).execute();
}
