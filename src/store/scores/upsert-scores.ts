import { sql, type Insertable } from "kysely";
import type { Decision } from "../decision.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { utcDayOf } from "../../base/time/utc-day.ts";
import { hasMoved, type ScoresBefore } from "../history/scores-before.ts";
import { textsColumn } from "../engine/json-column.ts";
import { writeScore } from "./kept-score.ts";
import type { LedgerTables } from "../engine/tables.ts";
import { customerPart, leadPart } from "../../scoring/result.ts";

/**
 * Columns that an index goes by and that many scorings leave alone. A
 * statement that sets a column rewrites its indexes even where the value stays, a random page each in a large ledger.
 */
const indexed = ["company_id", "kind", "model_version", "next_change_at"] as const;

/** Replaces the stored scores of these contacts at `now` (epoch milliseconds), in the commit that `before` was read in. */
export async function upsertScores(
  tx: LedgerTransaction,
  portalId: PortalId,
  decisions: readonly Decision[],
  before: ScoresBefore,
  now: number,
): Promise<void> {
  const movedDay = ({ contactId, score }: Decision): number | null => {
    const standing = before.get(contactId);
    return hasMoved(standing, score) ? utcDayOf(now) : (standing?.moved_day ?? null);
  };
  const rowOf = (decision: Decision): Row => ({
    ...rowOfScore(portalId, decision),
    moved_day: movedDay(decision),
  });
  const staying = (row: Row): string => {
    const standing = before.get(row.contact_id);
    return indexed.filter((column) => standing?.[column] === row[column]).join();
  };
  for (const [stays, rows] of Map.groupBy(decisions.map(rowOf), staying)) {
    await upsert(tx, rows, new Set(["portal_id", "contact_id", ...stays.split(",")]));
  }
}

type Row = Insertable<LedgerTables["scores"]>;

function rowOfScore(portalId: PortalId, decision: Decision): Row {
  const { contactId, companyId, score, verdict, nextChangeAt, modifiedAt, outcomes } = decision;
  const { published, inputs } = decision;
  const { fit, pain, leadScore } = leadPart(score);
  const customer = customerPart(score);
  return {
    portal_id: portalId,
    contact_id: contactId,
    company_id: companyId,
    kind: score.kind,
    model_version: score.modelVersion,
    as_of: score.asOf,
    fit,
    pain,
    lead_score: leadScore,
    customer_score: score.kind === "customer" ? (customer?.customerScore ?? 0) : null,
    inbound: score.origin === "inbound" ? 1 : 0,
    customer_value: customer?.customerValue ?? null,
    customer_loyalty: customer?.customerLoyalty ?? null,
    band: score.band,
    segment: score.segment,
    ready: score.readiness.ready ? 1 : 0,
    ready_since: score.readiness.readySince,
    below_since: score.readiness.belowSince,
    verdict: verdict?.value ?? null,
    verdict_at: verdict?.at ?? null,
    next_change_at: nextChangeAt,
    modified_at: modifiedAt ?? 0,
    lifecycle_stage: outcomes?.lifecycle?.stage ?? null,
    owner_id: inputs?.properties["hubspot_owner_id"]?.trim() || null,
    score_json: writeScore(score),
    published_json: textsColumn.write(published),
  };
}

async function upsert(
  tx: LedgerTransaction,
  rows: readonly Row[],
  staying: ReadonlySet<string>,
): Promise<void> {
  const set = Object.keys(rows[0] ?? {}).filter((column) => !staying.has(column));
  await tx
    .insertInto("scores")
    .values(rows)
    .onConflict((c) =>
      c
        .columns(["portal_id", "contact_id"])
        .doUpdateSet(Object.fromEntries(set.map((name) => [name, sql.ref(`excluded.${name}`)]))),
    )
    .execute();
}
