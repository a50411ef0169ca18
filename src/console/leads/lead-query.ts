import { sql, type SelectQueryBuilder } from "kysely";
import { fold } from "../../scoring/reading/fold.ts";
import { contactsBehind } from "../../store/crossings/handoff-figures.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { LedgerTables } from "../../store/engine/tables.ts";
import type { ExportQuery, HandoffWait, LeadsQuery } from "../contract/leads.ts";

/** What both the list and the export ask for. */
export type LeadFilter = (Omit<ExportQuery, "language" | "ids"> | LeadsQuery) & {
  /** These contacts alone. */
  readonly ids?: ExportQuery["ids"];
};

type Found = SelectQueryBuilder<LedgerTables, "scores", object>;

/**
 * The portal's scored contacts that the filter lets through. Every column that it looks at stands in the
 * index scores_list: the large columns are read for the contacts of a page alone.
 */
export function leadRows(
  read: Ledger["read"],
  portalId: PortalId,
  filter: LeadFilter,
  { mine, now }: Asking,
): Found {
  const { q, ids, fitFrom, fitBelow, painFrom, painBelow, owner, handoff, figure } = filter;
  const owners = owner === "mine" ? mine : [owner ?? ""];
  const { fit, pain } = axisColumns[filter.kind];
  return (
    read
      .selectFrom("scores")
      .where("scores.portal_id", "=", portalId)
      // Who has become a customer since stays behind the figure.
      .$if(figure === undefined, (rows) => rows.where("scores.kind", "=", filter.kind))
      .$if(figure !== undefined, (rows) =>
        rows.where(
          "scores.contact_id",
          "in",
          contactsBehind(portalId, figure ?? "told", spanOf(filter), now, filter),
        ),
      )
      .$if(filter.ready !== undefined, (rows) => rows.where("scores.ready", "=", readiness(filter)))
      .$if(ids !== undefined, (rows) => rows.where("scores.contact_id", "in", ids ?? []))
      .$if(filter.band !== undefined, (rows) => rows.where("scores.band", "=", filter.band ?? ""))
      .$if(filter.segment !== undefined, (rows) =>
        rows.where("scores.segment", "in", filter.segment ?? []),
      )
      .$if(fitFrom !== undefined, (rows) => rows.where(fit, ">=", fitFrom ?? 0))
      .$if(fitBelow !== undefined, (rows) => rows.where(fit, "<", fitBelow ?? 0))
      .$if(painFrom !== undefined, (rows) => rows.where(pain, ">=", painFrom ?? 0))
      .$if(painBelow !== undefined, (rows) => rows.where(pain, "<", painBelow ?? 0))
      .$if(filter.sort === "readySince", (rows) => rows.where("scores.ready_since", "is not", null))
      .$if(owner === "none", (rows) => rows.where("scores.owner_id", "is", null))
      .$if(owner !== undefined && owner !== "none", (rows) =>
        rows.where("scores.owner_id", "in", owners.length === 0 ? [""] : owners),
      )
      .$if(handoff !== undefined, (rows) =>
        rows
          .where("scores.ready", "=", sql<number>`1`)
          .where("scores.contact_id", "in", waitingOf(portalId, handoff ?? "untried", now)),
      )
      .$if(q !== "", (rows) =>
        rows.where("scores.contact_id", "in", (inner) =>
          inner
            .selectFrom("inputs as named")
            .select("named.contact_id")
            .where("named.portal_id", "=", portalId)
            .where(containing("named.search_text", q)),
        ),
      )
  );
}

function spanOf({ told = 0, toldBefore = Number.MAX_SAFE_INTEGER }: LeadFilter) {
  return { from: told, until: toldBefore };
}

/** Contacts whose hand-off waits so for its first contact at `now`, as a query. */
function waitingOf(portalId: PortalId, wait: HandoffWait, now: number) {
  const more = {
    untried: sql``,
    overdue: sql`and standing.contact_by <= cast(${now} as bigint)`,
    raised: sql`and (standing.raised_at is not null or standing.asked_again_at is not null)`,
  }[wait];
  return sql<string>`(select standing.contact_id from handoffs as standing
    where standing.portal_id = ${portalId} and standing.first_contact_at is null
    and standing.lost_at is null ${more})`;
}

/** Written out, because SQLite does not look into a parameter when it chooses an index of a part of the rows. */
function readiness({ ready }: LeadFilter): ReturnType<typeof sql<number>> {
  return ready === true ? sql<number>`1` : sql<number>`0`;
}

/** A condition that holds where the folded text contains the folded words, in any order. */
export function containing(column: string, text: string): ReturnType<typeof sql<boolean>> {
  const parts = fold(text)
    .split(/\s+/)
    .filter((part) => part !== "")
    .slice(0, 8)
    .map((part) => `%${part.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
    .map((pattern) => sql`${sql.ref(column)} like ${pattern} escape '\\'`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

type Page = { readonly offset: number; readonly limit: number };

/** More contacts than an account can have, for a list that is wanted whole. */
export const everything: Page = { offset: 0, limit: 1_000_000_000 };

/** Who asks, as an owner of contacts, and when: what the filters are held against. */
export type Asking = { readonly mine: readonly string[]; readonly now: number };

/**
 * The ids of a page in the order of the list; the contact's id makes it the same each time. In the order of the work
 * list those that wait for a first contact are looked for alone, then the other ready ones: an index of its own has each
 * in order.
 */
export async function idsInOrder(
  read: Ledger["read"],
  portalId: PortalId,
  filter: LeadFilter,
  asking: Asking,
  page: Page,
): Promise<string[]> {
  if (filter.sort !== "work") return idsOfOne(read, portalId, filter, asking, page);
  const waiting = await idsThatWait(read, portalId, filter, asking);
  if (filter.handoff !== undefined) return waiting.slice(page.offset, page.offset + page.limit);
  const found = waiting.slice(page.offset, page.offset + page.limit);
  let passed = waiting.length;
  for (const ready of filter.ready === undefined ? [true, false] : [filter.ready]) {
    if (found.length === page.limit) break;
    const part = { ...filter, ready, sort: "score" as const };
    const rest = await idsOfOne(
      read,
      portalId,
      part,
      asking,
      {
        offset: Math.max(0, page.offset + found.length - passed),
        limit: page.limit - found.length,
      },
      ready,
    );
    found.push(...rest);
    const { total } = await leadRows(read, portalId, part, asking)
      .select((e) => e.fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow();
    passed += total - (ready ? waiting.length : 0);
  }
  return found;
}

/** Ready leads that wait for their first contact, in the order in which they are to be tried. */
async function idsThatWait(
  read: Ledger["read"],
  portalId: PortalId,
  filter: LeadFilter,
  asking: Asking,
): Promise<string[]> {
  if (filter.kind !== "lead" || filter.ready === false) return [];
  const hand = sql<number | null>`coalesce(handoffs.asked_again_at, handoffs.raised_at)`;
  const rows = await leadRows(read, portalId, { ...filter, ready: true }, asking)
    .innerJoin("handoffs", (join) =>
      join
        .onRef("handoffs.portal_id", "=", "scores.portal_id")
        .onRef("handoffs.contact_id", "=", "scores.contact_id"),
    )
    .select("scores.contact_id")
    .where("handoffs.first_contact_at", "is", null)
    .where("handoffs.lost_at", "is", null)
    .orderBy(sql`case when ${hand} is null then 1 else 0 end`)
    .orderBy(sql`${hand} desc`)
    .orderBy("handoffs.contact_by")
    .orderBy("scores.lead_score", "desc")
    .orderBy("scores.inbound", "desc")
    .orderBy("scores.contact_id")
    .execute();
  return [...new Set(rows.map((row) => row.contact_id))];
}

async function idsOfOne(
  read: Ledger["read"],
  portalId: PortalId,
  filter: LeadFilter,
  asking: Asking,
  page: Page,
  isWithoutWaiting = false,
): Promise<string[]> {
  const { sort, direction } = filter;
  const rows = leadRows(read, portalId, filter, asking)
    .select("scores.contact_id")
    .$if(isWithoutWaiting, (all) =>
      all.where("scores.contact_id", "not in", waitingOf(portalId, "untried", 0)),
    );
  const found =
    sort === "name"
      ? await byName(read, portalId, rows, direction, page)
      : await byColumns(rows, columnsOf(filter)[sort === "work" ? "score" : sort], direction, page);
  return found.map((row) => row.contact_id);
}

/** Where the points of each kind's own axes stand. */
const axisColumns = {
  lead: { score: "scores.lead_score", fit: "scores.fit", pain: "scores.pain" },
  customer: {
    score: "scores.customer_score",
    fit: "scores.customer_value",
    pain: "scores.customer_loyalty",
  },
} as const;

type Column = (typeof axisColumns)["lead" | "customer"]["score" | "fit" | "pain"];

function columnsOf({
  kind,
}: LeadFilter): Readonly<
  Record<
    Exclude<LeadFilter["sort"], "name" | "work">,
    readonly (Column | "scores.inbound" | "scores.as_of" | "scores.ready_since")[]
  >
> {
  const { score, fit, pain } = axisColumns[kind];
  return {
    // Of the same score inbound goes first (docs/contracts.md, Origin).
    score: [score, "scores.inbound"],
    fit: [fit],
    pain: [pain],
    scoredAt: ["scores.as_of"],
    readySince: ["scores.ready_since"],
  };
}

type Ids = SelectQueryBuilder<LedgerTables, "scores", { contact_id: string }>;

function byColumns(
  rows: Ids,
  names: ReturnType<typeof columnsOf>["score"],
  direction: "asc" | "desc",
  { offset, limit }: Page,
): Promise<{ contact_id: string }[]> {
  let ordered = rows;
  for (const name of names) ordered = ordered.orderBy(name, direction);
  return ordered.orderBy("scores.contact_id", direction).offset(offset).limit(limit).execute();
}

/** The index inputs_search has the names in order: the page ends after as many of them as it needs. */
function byName(
  read: Ledger["read"],
  portalId: PortalId,
  rows: Ids,
  direction: "asc" | "desc",
  { offset, limit }: Page,
): Promise<{ contact_id: string }[]> {
  const own = rows.where(sql.ref("scores.contact_id"), "=", sql.ref("inputs.contact_id"));
  return read
    .selectFrom("inputs")
    .select("inputs.contact_id")
    .where("inputs.portal_id", "=", portalId)
    .where((e) => e.exists(own))
    .orderBy("inputs.search_text", direction)
    .orderBy("inputs.contact_id", direction)
    .offset(offset)
    .limit(limit)
    .execute();
}
