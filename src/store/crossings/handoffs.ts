import { sql } from "kysely";
import type { Properties, Verdict } from "../../scoring/facts.ts";
import { leadPart, type Score } from "../../scoring/result.ts";
import { withoutOutputs } from "../contacts/keep-inputs.ts";
import type { CrossingChange } from "./crossing.ts";
import { followUpColumns, readFollowUp, recordFollowUp, type FollowUp } from "./follow-up.ts";
import { becomes, hasBegun } from "./state.ts";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { keptVerdict } from "../contacts/kept-verdict.ts";

/** The scenario whose crossings are hand-offs. */
export const handoffScenario = "handoff";

/** A lead that was handed to sales, as far as it has come. Times in epoch milliseconds. */
export type Handoff = {
  readonly generation: number;
  readonly crossedAt: number;
  /** `owner`: the lead is with sales already, and its owner is told what it did. */
  readonly addressee: "sales" | "owner";
  readonly raisedAt: number | null;
  /** Null until HubSpot took the trigger or the call. */
  readonly toldAt: number | null;
  /** When sales is reminded, and when it must have tried. */
  readonly remindAt: number | null;
  readonly contactBy: number | null;
  readonly verdict: Verdict | null;
} & FollowUp;

/** When sales is reminded of a hand-off, and by when it must have tried; epoch milliseconds. */
export type Due = { readonly remindAt: number; readonly contactBy: number };

/** The time that sales has for a lead that was told at `toldAt` (epoch milliseconds); a raised hand has a shorter one. */
export type DueOf = (toldAt: number, isRaised: boolean) => Due;

/** What is to be known of a contact to hand it over as it was. */
export type HandedOver = {
  readonly contactId: string;
  readonly score: Score;
  readonly verdict: Verdict | null;
  readonly crossings: readonly CrossingChange[];
  readonly inputs?: { readonly properties: Properties; readonly company: Properties | null };
  readonly handoff?: HandoffTerms;
};

/** Who is told of the hand-offs of one scoring, and until when they wait. */
export type HandoffTerms = {
  readonly addressee: Handoff["addressee"];
  readonly raisedAt: number | null;
  /** From the crossing on; what HubSpot hears later begins later (tellHandoffs). */
  readonly due: Due;
  /** HubSpot's id of the contact's owner; null for nobody. */
  readonly ownerId: string | null;
  /** The hand was raised again while the hand-off of this generation waited for its first attempt. */
  readonly askedAgain?: { readonly generation: number; readonly at: number };
  /** The decision's verdict answers the hand-off that stands, which does not hold it yet. */
  readonly isAnswered?: boolean;
  /** The reason that sales gave with it; null for none. */
  readonly verdictReason?: string | null;
  /** What sales has done about the hand-off of this generation, where that has changed. */
  readonly followUp?: FollowUp & { readonly generation: number };
};

/** When it is, epoch milliseconds, and how a score's lines are kept as text. */
type Moment = { readonly now: number; readonly writeLines: (score: Score) => string };

/**
 * Writes the hand-offs that these decisions begin, each once a generation, with facts and lines as they are, and
 * sales' answers to earlier ones. Call it in the commit of their crossings.
 */
export async function recordHandoffs(
  tx: LedgerTransaction,
  portalId: PortalId,
  contacts: readonly HandedOver[],
  { now, writeLines }: Moment,
): Promise<void> {
  for (const contact of contacts) {
    for (const change of contact.crossings) {
      if (change.scenario === handoffScenario)
        await begin(tx, portalId, contact, change, { now, writeLines });
    }
    const again = contact.handoff?.askedAgain;
    if (again !== undefined) await askAgain(tx, portalId, contact, again);
    if (contact.handoff?.isAnswered === true) await answer(tx, portalId, contact);
    const { followUp } = contact.handoff ?? {};
    if (followUp !== undefined) await recordFollowUp(tx, portalId, contact.contactId, followUp);
  }
}

async function begin(
  tx: LedgerTransaction,
  portalId: PortalId,
  { contactId, score, inputs, handoff }: HandedOver,
  change: CrossingChange,
  { now, writeLines }: Moment,
): Promise<void> {
  if (!begins(change)) return;
  const isReleased = change.change === "released";
  const { at, why } = isReleased ? await crossingOf(tx, portalId, contactId, change) : change;
  const isListed = isReleased ? change.isListed === true : change.state === becomes.listed;
  const { properties = {}, company = null } = inputs ?? {};
  await tx
    .insertInto("handoffs")
    .values({
      portal_id: portalId,
      contact_id: contactId,
      generation: change.generation,
      crossed_at: at,
      addressee: handoff?.addressee ?? "sales",
      why,
      raised_at: handoff?.raisedAt ?? null,
      asked_again_at: null,
      told_at: isListed ? now : null,
      contact_by: handoff?.due.contactBy ?? null,
      remind_at: handoff?.due.remindAt ?? null,
      reminded_at: null,
      breached_at: null,
      lost_at: null,
      first_contact_at: null,
      first_contact_how: null,
      first_contact_known_at: null,
      owner_id: handoff?.ownerId ?? null,
      verdict: null,
      verdict_at: null,
      verdict_reason: null,
      undone_at: null,
      deal: null,
      deal_at: null,
      model_version: score.modelVersion,
      fit: leadPart(score).fit,
      pain: leadPart(score).pain,
      facts_json: JSON.stringify({ contact: withoutOutputs(properties), company }),
      lines_json: writeLines(score),
    })
    .onConflict((c) => c.columns(["portal_id", "contact_id", "generation"]).doNothing())
    .execute();
}

/** Whether a crossing sets out with this change, so that a hand-off begins. */
export function begins(
  change: CrossingChange,
): change is Extract<CrossingChange, { readonly change: "fired" | "woken" | "released" }> {
  if (change.change === "released") return true;
  return (change.change === "fired" || change.change === "woken") && hasBegun(change.state);
}

/** What fired earlier and is let go now keeps its instant and its reason. */
async function crossingOf(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  { scenario, generation }: CrossingChange,
): Promise<{ readonly at: number; readonly why: string }> {
  return tx
    .selectFrom("crossings")
    .select(["fired_at as at", "why"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("scenario", "=", scenario)
    .where("generation", "=", generation)
    .executeTakeFirstOrThrow();
}

/** The sooner of both times counts. */
async function askAgain(
  tx: LedgerTransaction,
  portalId: PortalId,
  { contactId, handoff }: HandedOver,
  { generation, at }: NonNullable<HandoffTerms["askedAgain"]>,
): Promise<void> {
  const { due } = handoff ?? {};
  await tx
    .updateTable("handoffs")
    .set({
      asked_again_at: at,
      contact_by: sooner("contact_by", due?.contactBy),
      remind_at: sooner("remind_at", due?.remindAt),
    })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("generation", "=", generation)
    .execute();
}

function sooner(column: "contact_by" | "remind_at", by = Number.MAX_SAFE_INTEGER) {
  return sql<number>`case when ${sql.ref(column)} is null or ${sql.ref(column)} > cast(${by} as bigint)
    then cast(${by} as bigint) else ${sql.ref(column)} end`;
}

/** A verdict answers the hand-off that stood when it was given; a later one takes its place. */
async function answer(
  tx: LedgerTransaction,
  portalId: PortalId,
  { contactId, verdict, handoff }: HandedOver,
): Promise<void> {
  if (verdict === null) return;
  await tx
    .updateTable("handoffs")
    .set({
      verdict: verdict.value,
      verdict_at: verdict.at,
      verdict_reason: handoff?.verdictReason ?? null,
    })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("generation", "=", standingAt(tx, portalId, contactId, verdict.at))
    .execute();
}

/** The number of the contact's hand-off that stood at an instant, as a query. */
function standingAt(tx: LedgerTransaction, portalId: PortalId, contactId: string, at: number) {
  return tx
    .selectFrom("handoffs as standing")
    .select((e) => e.fn.max("standing.generation").as("generation"))
    .where("standing.portal_id", "=", portalId)
    .where("standing.contact_id", "=", contactId)
    .where("standing.crossed_at", "<=", at);
}

/** A deal that was closed is the outcome of the hand-off that stood then; the first one stays. */
export async function closeHandoff(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  { kind, at }: { readonly kind: "deal_won" | "deal_lost"; readonly at: number },
): Promise<void> {
  await tx
    .updateTable("handoffs")
    .set({ deal: kind, deal_at: at })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("generation", "=", standingAt(tx, portalId, contactId, at))
    .where("deal", "is", null)
    .execute();
}

/** A hand-off by the number of its crossing or by its instant, whichever the answer names. */
export type ToldHandoff = { readonly contactId: string } & (
  { readonly generation: number } | { readonly crossedAt: number }
);

/** HubSpot took these hand-offs at `now` (epoch milliseconds): from here on sales' time runs. Those that were told already stay. */
export async function tellHandoffs(
  tx: LedgerTransaction,
  portalId: PortalId,
  told: readonly ToldHandoff[],
  now: number,
  dueOf: DueOf,
): Promise<void> {
  for (const column of ["generation", "crossed_at"] as const) {
    const keys = told.flatMap((each) => {
      const key = "generation" in each ? each.generation : each.crossedAt;
      const isNamed = "generation" in each === (column === "generation");
      return isNamed ? [sql`(${each.contactId}, cast(${key} as bigint))`] : [];
    });
    for (const isRaised of keys.length > 0 ? [true, false] : []) {
      const { contactBy, remindAt } = dueOf(now, isRaised);
      await tx
        .updateTable("handoffs")
        .set({ told_at: now, contact_by: contactBy, remind_at: remindAt })
        .where("portal_id", "=", portalId)
        .where(sql<boolean>`(contact_id, ${sql.ref(column)}) in (values ${sql.join(keys)})`)
        .where("told_at", "is", null)
        .where("raised_at", isRaised ? "is not" : "is", null)
        .execute();
      // Who is to be reminded later than was known when it was scored is looked at again then.
      const ids = told.map((each) => each.contactId);
      await tx
        .updateTable("scores")
        .set({ next_change_at: remindAt })
        .where("portal_id", "=", portalId)
        .where("contact_id", "in", ids)
        .where((e) => e.or([e("next_change_at", "is", null), e("next_change_at", ">", remindAt)]))
        .execute();
    }
  }
}

/** The latest hand-off of each of these contacts, by contact. */
export async function recallHandoffs(
  read: LedgerReader,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, Handoff>> {
  if (contactIds.length === 0) return new Map();
  const rows = await read
    .selectFrom("handoffs")
    .select([
      "contact_id",
      "generation",
      "crossed_at",
      "addressee",
      "raised_at",
      "told_at",
      "contact_by",
      "remind_at",
      ...followUpColumns,
      "verdict",
      "verdict_at",
    ])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .orderBy("generation")
    .execute();
  return new Map(
    rows.map((row) => [
      row.contact_id,
      {
        generation: row.generation,
        crossedAt: row.crossed_at,
        addressee: row.addressee === "owner" ? "owner" : "sales",
        raisedAt: row.raised_at,
        toldAt: row.told_at,
        remindAt: row.remind_at,
        contactBy: row.contact_by,
        verdict: keptVerdict(row),
        ...readFollowUp(row),
      },
    ]),
  );
}

/** Gives the survivor of a merge the hand-offs of all, under the new numbers of their crossings. */
export async function mergeHandoffs(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  moved: readonly {
    readonly contactId: string;
    readonly scenario: string;
    readonly generation: number;
    readonly newGeneration: number;
  }[],
): Promise<void> {
  const crossings = moved.filter(({ scenario }) => scenario === handoffScenario);
  if (crossings.length === 0) return;
  const rows = await tx
    .deleteFrom("handoffs")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", [...new Set(crossings.map(({ contactId }) => contactId))])
    .returningAll()
    .execute();
  const kept = rows.flatMap((row) => {
    const crossing = crossings.find(
      (each) => each.contactId === row.contact_id && each.generation === row.generation,
    );
    return crossing === undefined
      ? []
      : [{ ...row, contact_id: survivorId, generation: crossing.newGeneration }];
  });
  if (kept.length > 0) await tx.insertInto("handoffs").values(kept).execute();
}

/** Drops the portal's hand-offs that crossed before `before` (epoch milliseconds): who they were is not to be kept longer than what they did. */
export async function pruneHandoffs(
  tx: LedgerTransaction,
  portalId: PortalId,
  before: number,
): Promise<void> {
  await tx
    .deleteFrom("handoffs")
    .where("portal_id", "=", portalId)
    .where("crossed_at", "<", before)
    .execute();
}
