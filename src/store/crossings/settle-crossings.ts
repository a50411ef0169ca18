import { sql } from "kysely";
import { scenarios, triggerProperty } from "../../../config/scenarios.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { handoffScenario, tellHandoffs, type DueOf } from "./handoffs.ts";
import { survivorsOf } from "../contacts/survivors-of.ts";
import type { IntendedWrite } from "../writes/take-writes.ts";
import { addToTally } from "../engine/tally.ts";
import { becomes, isIntended, mayTurnOutTold } from "./state.ts";

/** How HubSpot answered what was sent. */
export type Answer = "taken" | "refused";

const scenarioOf: ReadonlyMap<string, string> = new Map(
  scenarios.map(({ name }) => [triggerProperty(name), name]),
);

/** When the answer came, epoch milliseconds, and how long sales may take from then on. */
export type Answered = { readonly now: number; readonly dueOf: DueOf };

/** Settles the crossings whose own trigger these writes carried, as HubSpot answered them, and with them the hand-offs. */
export async function settleCrossings(
  tx: LedgerTransaction,
  portalId: PortalId,
  writes: readonly IntendedWrite[],
  answer: Answer,
  { now, dueOf }: Answered,
): Promise<void> {
  const sent = writes.flatMap(crossingsIn);
  if (sent.length === 0) return;
  const ids = sent.map(({ contactId }) => contactId);
  const survivors = await survivorsOf(tx, portalId, ids);
  let settled = await settleOwn(
    tx,
    portalId,
    sent.filter(({ contactId }) => !survivors.has(contactId)),
    answer,
  );
  for (const crossing of answer === "taken" ? sent : []) {
    const survivor = survivors.get(crossing.contactId) ?? null;
    if (survivor === null) continue;
    settled += await settleMerged(tx, portalId, { ...crossing, contactId: survivor });
  }
  await addToTally(tx, `effect:property:${answer}`, settled);
  if (answer === "refused") return;
  const handedOver = sent.flatMap(({ contactId, scenario, firedAt }) => {
    const owner = survivors.has(contactId) ? survivors.get(contactId) : contactId;
    const isGone = owner === null || owner === undefined;
    return isGone || scenario !== handoffScenario ? [] : { contactId: owner, crossedAt: firedAt };
  });
  await tellHandoffs(tx, portalId, handedOver, now, dueOf);
}

async function settleOwn(
  tx: LedgerTransaction,
  portalId: PortalId,
  sent: readonly Sent[],
  answer: Answer,
): Promise<number> {
  if (sent.length === 0) return 0;
  const keys = sent.map(
    ({ contactId, scenario, firedAt }) =>
      sql`(${contactId}, ${scenario}, cast(${firedAt} as bigint))`,
  );
  const { numUpdatedRows } = await tx
    .updateTable("crossings")
    .set({ state: answer === "taken" ? becomes.told : becomes.refused })
    .where("portal_id", "=", portalId)
    .where(sql<boolean>`(contact_id, scenario, fired_at) in (values ${sql.join(keys)})`)
    .where(isIntended.sql())
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * The contact was merged while its trigger was on its way: the survivor has the crossing, as a silent one where it had
 * one of its own. Of two that fired at the same instant one was sent, and what would still be sent goes first.
 */
async function settleMerged(
  tx: LedgerTransaction,
  portalId: PortalId,
  { contactId, scenario, firedAt }: Sent,
): Promise<number> {
  const crossing = await tx
    .selectFrom("crossings")
    .select("generation")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("scenario", "=", scenario)
    .where("fired_at", "=", firedAt)
    .where(mayTurnOutTold.sql())
    .orderBy(isIntended.sql(), "desc")
    .orderBy("generation")
    .limit(1)
    .executeTakeFirst();
  if (crossing === undefined) return 0;
  await tx
    .updateTable("crossings")
    .set({ state: becomes.told })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("scenario", "=", scenario)
    .where("generation", "=", crossing.generation)
    .execute();
  return 1;
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
    .set({ state: becomes.silent })
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .where(isIntended.sql())
    .where("ended_at", "is not", null)
    .execute();
}

/** A crossing whose trigger was sent. `firedAt` in epoch milliseconds. */
type Sent = { readonly contactId: string; readonly scenario: string; readonly firedAt: number };

function crossingsIn({ contactId, properties }: IntendedWrite): Sent[] {
  return Object.entries(properties).flatMap(([property, value]) => {
    const scenario = scenarioOf.get(property);
    return scenario === undefined || value === ""
      ? []
      : [{ contactId, scenario, firedAt: Date.parse(value) }];
  });
}
