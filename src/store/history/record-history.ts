import type { Score } from "../../scoring/result.ts";
import { endDays } from "./end-days.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { readinessCause, writeCause } from "./readiness-cause.ts";
import { utcDayOf } from "../../base/time/utc-day.ts";
import { hasMoved, type ScoresBefore } from "./scores-before.ts";

type Scored = { readonly contactId: string; readonly score: Score };
/**
 * Keeps what the card shows of the past: the last score of a day that is over where it changes now, and each step
 * into or out of ready with its cause. Call it in the commit of these scores, before they replace the ones of before.
 * A second run changes nothing. `now` in epoch milliseconds.
 */
export async function recordHistory(
  tx: LedgerTransaction,
  portalId: PortalId,
  scored: readonly Scored[],
  before: ScoresBefore,
  now: number,
): Promise<void> {
  const today = utcDayOf(now);
  const ended = scored.filter(({ contactId, score }) => {
    const standing = before.get(contactId);
    return (standing?.moved_day ?? today) < today && hasMoved(standing, score);
  });
  await endDays(
    tx,
    portalId,
    ended.map(({ contactId }) => contactId),
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
        cause_json: writeCause(readinessCause(score, before.get(contactId)?.model_version ?? null)),
      })),
    )
    .onConflict((c) => c.columns(["portal_id", "contact_id", "at"]).doNothing())
    .execute();
}
