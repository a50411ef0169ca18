import { sql } from "kysely";
import type { Score } from "../scoring/result.ts";
import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";
import { readinessCause } from "./readiness-cause.ts";
import type { ScoreBefore, ScoresBefore } from "./scores-before.ts";

const dayMs = 86_400_000;

type Scored = { readonly contactId: string; readonly score: Score };
/**
 * Keeps what the card shows of the past: the score of the day where it changed, and each step into or out
 * of ready with its cause. Call it in the commit of these scores, before they replace the ones of before.
 * A second run changes nothing. `now` in epoch milliseconds.
 */
export async function recordHistory(
  tx: LedgerTransaction,
  portalId: PortalId,
  scored: readonly Scored[],
  before: ScoresBefore,
  now: number,
): Promise<void> {
  await keepDays(
    tx,
    portalId,
    scored.filter(({ contactId, score }) => hasMoved(before.get(contactId), score)),
    now,
  );
  await keepReadiness(
    tx,
    portalId,
    scored.filter(
      ({ contactId, score }) =>
        score.readiness.ready !== ((before.get(contactId)?.ready ?? 0) === 1),
    ),
    before,
  );
}

function hasMoved(before: ScoreBefore | undefined, { fit, pain }: Score): boolean {
  return before === undefined || before.fit !== fit || before.pain !== pain;
}

async function keepDays(
  tx: LedgerTransaction,
  portalId: PortalId,
  moved: readonly Scored[],
  now: number,
): Promise<void> {
  if (moved.length === 0) return;
  await tx
    .insertInto("score_days")
    .values(
      moved.map(({ contactId, score }) => ({
        portal_id: portalId,
        contact_id: contactId,
        day: Math.floor(now / dayMs),
        fit: score.fit,
        pain: score.pain,
        lead_score: score.leadScore,
      })),
    )
    .onConflict((c) =>
      c.columns(["portal_id", "contact_id", "day"]).doUpdateSet({
        fit: sql`excluded.fit`,
        pain: sql`excluded.pain`,
        lead_score: sql`excluded.lead_score`,
      }),
    )
    .execute();
}

async function keepReadiness(
  tx: LedgerTransaction,
  portalId: PortalId,
  changed: readonly Scored[],
  before: ScoresBefore,
): Promise<void> {
  if (changed.length === 0) return;
  await tx
    .insertInto("readiness_changes")
    .values(
      changed.map(({ contactId, score }) => ({
        portal_id: portalId,
        contact_id: contactId,
        at: score.asOf,
        ready: score.readiness.ready ? 1 : 0,
        cause_json: JSON.stringify(
          readinessCause(score, before.get(contactId)?.model_version ?? null),
        ),
      })),
    )
    .onConflict((c) => c.columns(["portal_id", "contact_id", "at"]).doNothing())
    .execute();
}
