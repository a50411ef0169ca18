import { sql, type SelectQueryBuilder } from "kysely";
import { fold } from "../../scoring/reading/fold.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { LedgerTables } from "../../store/engine/tables.ts";
import type { ExportQuery, LeadsQuery } from "../contract/leads.ts";

/** What both the list and the export ask for. */
export type LeadFilter = Omit<ExportQuery, "language"> | LeadsQuery;

type Found = SelectQueryBuilder<LedgerTables, "scores", object>;

/**
 * The portal's scored contacts that the filter lets through. Every column that it looks at stands in the
 * index scores_list: the large columns are read for the contacts of a page alone.
 */
export function leadRows(read: Ledger["read"], portalId: PortalId, filter: LeadFilter): Found {
  const { q, fitFrom, fitBelow, painFrom, painBelow } = filter;
  const { fit, pain } = axisColumns[filter.kind];
  return read
    .selectFrom("scores")
    .where("scores.portal_id", "=", portalId)
    .where("scores.kind", "=", filter.kind)
    .$if(filter.ready !== undefined, (rows) => rows.where("scores.ready", "=", readiness(filter)))
    .$if(filter.band !== undefined, (rows) => rows.where("scores.band", "=", filter.band ?? ""))
    .$if(filter.segment !== undefined, (rows) =>
      rows.where("scores.segment", "in", filter.segment ?? []),
    )
    .$if(fitFrom !== undefined, (rows) => rows.where(fit, ">=", fitFrom ?? 0))
    .$if(fitBelow !== undefined, (rows) => rows.where(fit, "<", fitBelow ?? 0))
    .$if(painFrom !== undefined, (rows) => rows.where(pain, ">=", painFrom ?? 0))
    .$if(painBelow !== undefined, (rows) => rows.where(pain, "<", painBelow ?? 0))
    .$if(filter.sort === "readySince", (rows) => rows.where("scores.ready_since", "is not", null))
    .$if(q !== "", (rows) =>
      rows.where("scores.contact_id", "in", (inner) =>
        inner
          .selectFrom("inputs as named")
          .select("named.contact_id")
          .where("named.portal_id", "=", portalId)
          .where(containing("named.search_text", q)),
      ),
    );
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

/**
 * The ids of a page in the order of the list; the contact's id makes it the same each time. Where who is ready comes
 * first, they are looked for alone: the index scores_ready has them in order.
 */
export async function idsInOrder(
  read: Ledger["read"],
  portalId: PortalId,
  filter: LeadFilter,
  page: Page,
): Promise<string[]> {
  if (filter.sort !== "ready" || filter.direction === "asc" || filter.ready !== undefined) {
    return idsOfOne(read, portalId, filter, page);
  }
  const isReady = { ...filter, ready: true };
  const first = await idsOfOne(read, portalId, isReady, page);
  if (first.length === page.limit) return first;
  const { ready } = await leadRows(read, portalId, isReady)
    .select((e) => e.fn.countAll<number>().as("ready"))
    .executeTakeFirstOrThrow();
  const rest = await idsOfOne(
    read,
    portalId,
    { ...filter, ready: false },
    { offset: Math.max(0, page.offset - ready), limit: page.limit - first.length },
  );
  return [...first, ...rest];
}

async function idsOfOne(
  read: Ledger["read"],
  portalId: PortalId,
  filter: LeadFilter,
  page: Page,
): Promise<string[]> {
  const { sort, direction } = filter;
  const rows = leadRows(read, portalId, filter).select("scores.contact_id");
  const found =
    sort === "name"
      ? await byName(read, portalId, rows, direction, page)
      : await byColumns(rows, columnsOf(filter)[sort], direction, page);
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
    Exclude<LeadFilter["sort"], "name">,
    readonly (Column | "scores.ready" | "scores.inbound" | "scores.as_of" | "scores.ready_since")[]
  >
> {
  const { score, fit, pain } = axisColumns[kind];
  return {
    // Of the same score inbound goes first (docs/contracts.md, Origin).
    ready: ["scores.ready", score, "scores.inbound"],
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
  names: ReturnType<typeof columnsOf>["ready"],
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
