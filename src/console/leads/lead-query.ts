import { sql, type SelectQueryBuilder } from "kysely";
import { fold } from "../../scoring/fold.ts";
import type { Ledger } from "../../store/ledger.ts";
import type { PortalId } from "../../store/portal-id.ts";
import type { LedgerTables } from "../../store/tables.ts";
import type { ExportQuery, LeadsQuery } from "../api/schemas/leads.ts";

/** What both the list and the export ask for. */
export type LeadFilter = Omit<ExportQuery, "language"> | LeadsQuery;

type Tables = Pick<LedgerTables, "scores" | "inputs">;
type Found = SelectQueryBuilder<LedgerTables, keyof Tables, object>;

/**
 * The portal's scored contacts that the filter lets through, with what was read of them. A contact of
 * another portal cannot be among them: both tables are joined on the portal too.
 */
export function leadRows(read: Ledger["read"], portalId: PortalId, filter: LeadFilter): Found {
  const { q, fitFrom, fitBelow, painFrom, painBelow } = filter;
  return read
    .selectFrom("scores")
    .leftJoin("inputs", (join) =>
      join
        .onRef("inputs.portal_id", "=", "scores.portal_id")
        .onRef("inputs.contact_id", "=", "scores.contact_id"),
    )
    .where("scores.portal_id", "=", portalId)
    .where("scores.kind", "=", filter.kind)
    .$if(filter.ready !== undefined, (rows) =>
      rows.where("scores.ready", "=", filter.ready === true ? 1 : 0),
    )
    .$if(filter.band !== undefined, (rows) => rows.where("scores.band", "=", filter.band ?? ""))
    .$if(filter.segment !== undefined, (rows) =>
      rows.where("scores.segment", "=", filter.segment ?? ""),
    )
    .$if(fitFrom !== undefined, (rows) => rows.where("scores.fit", ">=", fitFrom ?? 0))
    .$if(fitBelow !== undefined, (rows) => rows.where("scores.fit", "<", fitBelow ?? 0))
    .$if(painFrom !== undefined, (rows) => rows.where("scores.pain", ">=", painFrom ?? 0))
    .$if(painBelow !== undefined, (rows) => rows.where("scores.pain", "<", painBelow ?? 0))
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

/** The order of the list; the contact's id makes it the same each time. */
export function inOrder(rows: Found, { sort, direction }: LeadFilter): Found {
  switch (sort) {
    case "ready":
      return rows
        .orderBy("scores.ready", direction)
        .orderBy("scores.lead_score", direction)
        .orderBy("scores.contact_id", direction);
    case "score":
      return by(rows, "scores.lead_score", direction);
    case "fit":
      return by(rows, "scores.fit", direction);
    case "pain":
      return by(rows, "scores.pain", direction);
    case "scoredAt":
      return by(rows, "scores.as_of", direction);
    case "readySince":
      return by(rows.where("scores.ready_since", "is not", null), "scores.ready_since", direction);
    case "name":
      return by(rows, "inputs.search_text", direction);
    default:
      return sort satisfies never;
  }
}

function by(
  rows: Found,
  column:
    | "scores.lead_score"
    | "scores.fit"
    | "scores.pain"
    | "scores.as_of"
    | "scores.ready_since"
    | "inputs.search_text",
  direction: "asc" | "desc",
): Found {
  return rows.orderBy(column, direction).orderBy("scores.contact_id", direction);
}
