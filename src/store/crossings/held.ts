import type { ExpressionBuilder } from "kysely";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { LedgerTables } from "../engine/tables.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { markDirty, news } from "../marks/mark-dirty.ts";
import { standing } from "../writes/standing.ts";
import { becomes, isHeld } from "./state.ts";
import type { Why } from "./whys.ts";
import { noteAnswer } from "./unexplained.ts";

/** Starts or falls that the breaker holds, of one cause. Instants are epoch milliseconds. */
export type HeldGroup = {
  /** A scenario whose starts are held, or `fall`. */
  readonly what: string;
  /** See crossings/cause.ts. */
  readonly cause: string;
  readonly contacts: number;
  /** When the first and the last of them came. */
  readonly since: number;
  readonly until: number;
};

/** As what a lead is watched and held that stops being ready; starts go by the name of their scenario. */
export const fall = "fall";

/** Of a crossing of which the breaker holds nothing. */
export const notHeld = { held_as: null, held_since: null, held_by: null };

/** A fall is held, or somebody dropped it, as the column `held_as` says of a crossing that is not held itself. */
export function fallOf(heldAs: string | null): "held" | "dropped" | null {
  if (heldAs === null) return null;
  return heldAs === dropped ? "dropped" : "held";
}

const dropped = "dropped";

/** What the breaker holds of the portal, the largest group first. */
export async function heldGroups(read: LedgerReader, portalId: PortalId): Promise<HeldGroup[]> {
  const rows = await read
    .selectFrom("crossings")
    .select((e) => [
      "held_as",
      "held_by",
      e.fn.count<number>("contact_id").distinct().as("contacts"),
      e.fn.min<number>("held_since").as("since"),
      e.fn.max<number>("held_since").as("until"),
    ])
    .where("portal_id", "=", portalId)
    .where("held_since", "is not", null)
    .groupBy(["held_as", "held_by"])
    .execute();
  return rows
    .map(({ held_as: what, held_by: cause, contacts, since, until }) => ({
      what: what ?? "",
      cause: cause ?? "",
      contacts,
      since,
      until,
    }))
    .sort((a, b) => b.contacts - a.contacts || (a.what < b.what ? -1 : 1));
}

/** How many the breaker holds of each kind; without those of which it holds none. */
export async function heldCounts(
  read: LedgerReader,
  portalId: PortalId,
): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom("crossings")
    .select((e) => ["held_as", e.fn.countAll<number>().as("n")])
    .where("portal_id", "=", portalId)
    .where("held_since", "is not", null)
    .groupBy("held_as")
    .execute();
  return new Map(rows.map((row) => [row.held_as ?? "", row.n]));
}

/** Which of what is held is meant: all of it, all of one kind, or one group. */
export type HeldFilter = {
  readonly what?: string | undefined;
  readonly cause?: string | undefined;
};

/** What is done with what was held. */
export type HeldAnswer = "letGo" | "drop";

/**
 * Answers for what is held, or for `only` some contacts of it. What is let go waits only as any crossing does from here
 * on, and a fall takes its course; both are looked at again at once. What is dropped stays silent, as after an import,
 * and a fall that is dropped changes nothing until the lead is ready again. Gives the contacts.
 */
export async function answerHeld(
  tx: LedgerTransaction,
  portalId: PortalId,
  given: HeldFilter,
  answer: HeldAnswer,
  now: number,
  only: readonly string[] | null = null,
): Promise<number> {
  const before = await tx
    .selectFrom("crossings")
    .select(["contact_id", "held_as", "held_since"])
    .where("portal_id", "=", portalId)
    .where((e) => isMeant(e, given, only))
    .execute();
  if (before.length === 0) return 0;
  const over = { held_since: null, held_by: null };
  const change = tx
    .updateTable("crossings")
    .where("portal_id", "=", portalId)
    .where((e) => isMeant(e, given, only));
  await change
    .where(isHeld.sql())
    .set(
      answer === "letGo"
        ? { ...over, state: becomes.waiting, held_as: null }
        : { ...over, state: becomes.silent, held_as: null, why: droppedWhy },
    )
    .execute();
  await change.set({ ...over, held_as: answer === "letGo" ? null : dropped }).execute();
  for (const [kind, rows] of Map.groupBy(before, (row) => row.held_as ?? "")) {
    const letGo = answer === "letGo" ? rows : [];
    const byMinute = Map.groupBy(letGo, (row) => Math.floor((row.held_since ?? now) / 60_000));
    const counted = [...byMinute].map(([minute, group]) => ({
      at: minute * 60_000,
      contacts: group.length,
    }));
    await noteAnswer(tx, portalId, kind, counted, now);
  }
  const contacts = [...new Set(before.map((row) => row.contact_id))];
  const marks = contacts.map((contactId) => ({ contactId, news: news.none }));
  await markDirty(tx, portalId, marks, now);
  return contacts.length;
}

function isMeant(
  e: ExpressionBuilder<LedgerTables, "crossings">,
  { what, cause }: HeldFilter,
  only: readonly string[] | null,
) {
  return e.and([
    e("held_since", "is not", null),
    ...(what === undefined ? [] : [e("held_as", "=", what)]),
    ...(cause === undefined ? [] : [e("held_by", "=", cause)]),
    ...(only === null ? [] : [e("contact_id", "in", only)]),
  ]);
}

/** What somebody dropped is like what an import brings about: it wakes with an act of the contact itself, and may be caught up. */
const droppedWhy: Why = "import";

/** Contacts of which the breaker holds something of this kind, best first (standing.ts), then by id. */
export async function bestHeld(
  read: LedgerReader,
  portalId: PortalId,
  what: string,
  limit: number,
): Promise<string[]> {
  const rows = await read
    .selectFrom("crossings")
    .leftJoin("scores", (join) =>
      join
        .onRef("scores.portal_id", "=", "crossings.portal_id")
        .onRef("scores.contact_id", "=", "crossings.contact_id"),
    )
    .select(["crossings.contact_id", standing.as("standing")])
    .distinct()
    .where("crossings.portal_id", "=", portalId)
    .where("crossings.held_as", "=", what)
    .where("crossings.held_since", "is not", null)
    .orderBy("standing", "desc")
    .orderBy("crossings.contact_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.contact_id);
}
