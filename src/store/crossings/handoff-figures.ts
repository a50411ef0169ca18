import { sql, type RawBuilder } from "kysely";
import type { LedgerReader } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** What is counted of the hand-offs to sales that were told within a span; docs/contracts.md, SLA, says how each stands. */
export const handoffFigures = [
  "told",
  "contacted",
  "in_time",
  "late",
  "overdue",
  "open",
  "lost",
  "answered",
  "yes",
  "maybe",
  "never",
  "won",
] as const;
export type HandoffFigure = (typeof handoffFigures)[number];

/** From (inclusive) until (exclusive); epoch milliseconds. */
export type Span = { readonly from: number; readonly until: number };

/** Whether a hand-off counts for a figure at `now`, of the table `handoffs`. The one home of what each figure means. */
function counts(figure: HandoffFigure, now: number): RawBuilder<boolean> {
  const waits = sql`handoffs.first_contact_at is null and handoffs.lost_at is null`;
  const isDue = sql`handoffs.contact_by <= cast(${now} as bigint)`;
  switch (figure) {
    case "told":
      return sql<boolean>`1 = 1`;
    case "contacted":
      return sql<boolean>`handoffs.first_contact_at is not null`;
    case "in_time":
      return sql<boolean>`handoffs.first_contact_at <= handoffs.contact_by`;
    case "late":
      return sql<boolean>`handoffs.first_contact_at > handoffs.contact_by`;
    case "overdue":
      return sql<boolean>`${waits} and ${isDue}`;
    case "open":
      return sql<boolean>`${waits} and not ${isDue}`;
    case "lost":
      return sql<boolean>`handoffs.first_contact_at is null and handoffs.lost_at is not null`;
    case "answered":
      return sql<boolean>`handoffs.verdict is not null`;
    case "yes":
    case "maybe":
    case "never":
      return sql<boolean>`handoffs.verdict = ${sql.lit(figure)}`;
    case "won":
      return sql<boolean>`handoffs.deal = 'deal_won'`;
    default:
      return figure satisfies never;
  }
}

/** Hand-offs to sales that were told within the span; those to the owner of a lead that sales has are others. */
function within(portalId: PortalId, { from, until }: Span): RawBuilder<boolean> {
  return sql<boolean>`handoffs.portal_id = ${portalId} and handoffs.told_at >= cast(${from} as bigint)
    and handoffs.told_at < cast(${until} as bigint) and handoffs.addressee = 'sales'`;
}

export type FiguresOfOwner = Readonly<Record<HandoffFigure, number>> & {
  /** HubSpot's id of whoever had the lead when it was handed over; null for nobody. */
  readonly ownerId: string | null;
  readonly attempts: number;
  readonly conversations: number;
};

/** Every figure of a span by owner, as they stand at `now` (epoch milliseconds). */
export async function countHandoffs(
  read: LedgerReader,
  portalId: PortalId,
  span: Span,
  now: number,
): Promise<readonly FiguresOfOwner[]> {
  const sums = handoffFigures.map(
    (figure) => sql`cast(sum(case when ${counts(figure, now)} then 1 else 0 end) as integer)
      as ${sql.id(figure)}`,
  );
  const { rows } = await sql<
    Readonly<Record<HandoffFigure | "attempts" | "conversations", number>> & {
      readonly owner_id: string | null;
    }
  >`select handoffs.owner_id, ${sql.join(sums)}, cast(sum(handoffs.attempts) as integer) as attempts,
      cast(sum(handoffs.conversations) as integer) as conversations
    from handoffs where ${within(portalId, span)} group by handoffs.owner_id`.execute(read);
  return rows.map(({ owner_id: ownerId, ...figures }) => ({ ownerId, ...figures }));
}

/** Which hand-offs of a figure are meant; what is left out narrows nothing, and an empty text means those without. */
export type Narrowed = {
  /** The reason of sales' verdict. */
  readonly reason?: string | undefined;
  /** The team and the person who had the lead when it was handed over, by name; HubSpot's id where that is not known. */
  readonly team?: string | undefined;
  readonly person?: string | undefined;
};

/** A column of whoever had the lead when it was handed over. */
function owned(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${column} from owners where owners.portal_id = handoffs.portal_id
    and owners.owner_id = handoffs.owner_id)`;
}

/** Contacts behind a figure, as a query: what a number of Home leads to. */
export function contactsBehind(
  portalId: PortalId,
  figure: HandoffFigure,
  span: Span,
  now: number,
  { reason, team, person }: Narrowed = {},
): RawBuilder<string> {
  const narrowed = [
    ...(reason === undefined ? [] : [sql`coalesce(handoffs.verdict_reason, '') = ${reason}`]),
    ...(team === undefined ? [] : [sql`coalesce(${owned(sql`owners.team`)}, '') = ${team}`]),
    ...(person === undefined
      ? []
      : [sql`coalesce(nullif(${owned(sql`owners.name`)}, ''), handoffs.owner_id, '') = ${person}`]),
  ];
  return sql<string>`(select handoffs.contact_id from handoffs
    where ${sql.join([within(portalId, span), counts(figure, now), ...narrowed], sql` and `)})`;
}

/** The middle of the times from telling sales to its first attempt, milliseconds; null without any. */
export async function medianToContact(
  read: LedgerReader,
  portalId: PortalId,
  span: Span,
): Promise<number | null> {
  const lasted = sql<number>`case when handoffs.first_contact_at > handoffs.told_at
    then handoffs.first_contact_at - handoffs.told_at else 0 end`;
  const { rows: all } = await sql<{ n: number }>`select count(*) as n from handoffs
    where ${within(portalId, span)} and handoffs.first_contact_at is not null`.execute(read);
  const n = all[0]?.n ?? 0;
  if (n === 0) return null;
  // Of an even number the lower of the two in the middle.
  const { rows } = await sql<{ ms: number }>`select ${lasted} as ms from handoffs
    where ${within(portalId, span)} and handoffs.first_contact_at is not null
    order by ms limit 1 offset ${Math.floor((n - 1) / 2)}`.execute(read);
  return rows[0]?.ms ?? 0;
}

/** Reasons of the verdicts of a span: how often each was given; an empty one for none. */
export async function countReasons(
  read: LedgerReader,
  portalId: PortalId,
  span: Span,
): Promise<
  readonly { readonly verdict: string; readonly reason: string; readonly count: number }[]
> {
  const { rows } = await sql<{ verdict: string; reason: string; count: number }>`
    select handoffs.verdict as verdict, coalesce(handoffs.verdict_reason, '') as reason,
      cast(count(*) as integer) as count
    from handoffs where ${within(portalId, span)} and handoffs.verdict is not null
    group by handoffs.verdict, coalesce(handoffs.verdict_reason, '')
    order by count desc, reason`.execute(read);
  return rows;
}

/**
 * The answers to the hand-offs that a version of the model made, oldest first (true: never), how many it made in all, and
 * the score's lines of each answered one, which are asked for where an alarm is to be explained.
 */
export async function answersOfVersion(
  read: LedgerReader,
  portalId: PortalId,
  version: number,
): Promise<{
  readonly handedOff: number;
  readonly isNever: readonly boolean[];
  readonly lines: () => Promise<readonly string[]>;
}> {
  const made = read
    .selectFrom("handoffs")
    .where("portal_id", "=", portalId)
    .where("model_version", "=", version)
    .where("addressee", "=", "sales")
    .where("told_at", "is not", null);
  const { handedOff } = await made
    .select((e) => e.fn.countAll<number>().as("handedOff"))
    .executeTakeFirstOrThrow();
  const answered = made
    .where("verdict", "is not", null)
    .orderBy("verdict_at")
    .orderBy("contact_id")
    .orderBy("told_at");
  const rows = await answered.select("verdict").execute();
  return {
    handedOff,
    isNever: rows.map(({ verdict }) => verdict === "never"),
    lines: async () =>
      (await answered.select("lines_json").limit(rows.length).execute()).map(
        ({ lines_json: lines }) => lines,
      ),
  };
}

/** When a hand-off was told, and when its deal was won; null where none was. */
export type Sold = { readonly toldAt: number; readonly wonAt: number | null };

/** The latest hand-offs to sales that were told before `before`, oldest first; a contact that became a customer counts as won where no deal is known. */
export async function latestOutcomes(
  read: LedgerReader,
  portalId: PortalId,
  before: number,
  most: number,
): Promise<readonly Sold[]> {
  const { rows } = await sql<{ told_at: number; won_at: number | null }>`
    select handoffs.told_at as told_at, case when handoffs.deal = 'deal_won' then handoffs.deal_at
      when handoffs.deal is null then (select min(later.at) from outcomes as later
        where later.portal_id = handoffs.portal_id and later.contact_id = handoffs.contact_id
        and later.kind = 'lifecycle' and later.value = 'customer' and later.at >= handoffs.told_at)
      end as won_at
    from handoffs where handoffs.portal_id = ${portalId} and handoffs.addressee = 'sales'
      and handoffs.told_at < cast(${before} as bigint)
    order by handoffs.told_at desc limit ${most}`.execute(read);
  return rows
    .map((row) => ({
      toldAt: row.told_at,
      wonAt: row.won_at,
    }))
    .reverse();
}
