import { decide } from "../../decide.ts";
import { applyChanges } from "../../enrolment/apply-changes.ts";
import type { PortalRules } from "../../portal-work.ts";
import type { ReadContact } from "../../reading/reading.ts";
import type { Score } from "../../scoring/result.ts";
import { HOUR } from "../../scoring/time.ts";
import type { Crossing } from "../../store/crossings/crossing.ts";
import type { Decision } from "../../store/decision.ts";
import { withFormNames } from "../../store/forms/forms.ts";
import type { Known } from "../../store/scores/recall.ts";
import type { PropertyValues } from "../../writeback/desired-values.ts";

/** A contact as it will stand: its score, and the latest crossing of each scenario. */
export type Outlook = {
  readonly score: Score;
  readonly crossings: ReadonlyMap<string, Crossing>;
};

/** What becomes of a contact once a version comes into force, if nothing else happens to it. */
export type Foreseen = {
  /** As the first scoring by that version leaves it. */
  readonly after: Outlook;
  /** What that scoring writes to HubSpot. */
  readonly writes: PropertyValues;
  /** Once whoever falls below the thresholds by it has left: the dwell, and an hour on. */
  readonly settled: Outlook;
};

/** When everything that a publish at `asOf` brings about has come, epoch milliseconds: the dwell, and an hour on. */
export function settledAt({ models }: Pick<PortalRules, "models">, asOf: number): number {
  return asOf + (models.lead.model.ready.dwellHours + 1) * HOUR;
}

/**
 * Lets the lane's own decisions follow each other, from the one that a version in force at `asOf` brings until all has
 * settled: at each instant at which the contact would be looked at by itself. What HubSpot would answer meanwhile, and
 * what anybody does, is left out. Pure.
 */
export function foresee(
  rules: PortalRules,
  reading: ReadContact,
  known: Known,
  asOf: number,
): Foreseen {
  const end = settledAt(rules, asOf);
  const first = decide(rules, reading, known, asOf);
  let standing = afterDecision(known, reading, first, asOf);
  const after = outlook(first, standing);
  let latest = { decision: first, at: asOf };
  for (;;) {
    const { nextChangeAt } = latest.decision;
    if (nextChangeAt === null || nextChangeAt > end) break;
    const at = Math.max(nextChangeAt, latest.at + 1);
    const decision = decide(rules, reading, standing, at);
    standing = afterDecision(standing, reading, decision, at);
    latest = { decision, at };
  }
  return { after, writes: first.write, settled: outlook(latest.decision, standing) };
}

function outlook({ score }: Decision, { crossings }: Known): Outlook {
  return { score, crossings };
}

/** What the ledger would know of the contact once the decision was committed. */
function afterDecision(known: Known, reading: ReadContact, decision: Decision, at: number): Known {
  const counted = new Set(decision.counted);
  const { events } = decision;
  return {
    ...known,
    score: decision.score,
    published: decision.published,
    verdict: decision.verdict,
    events: [...known.events, ...withFormNames(events, known.forms)],
    uncounted: new Set([
      ...[...known.uncounted].filter((id) => !counted.has(id)),
      ...events.flatMap(({ id, occurredAt }) => (occurredAt > at ? [id] : [])),
    ]),
    kept: known.kept && {
      ...known.kept,
      companyJson: reading.company === null ? null : JSON.stringify(reading.company),
    },
    counters: new Map([...known.counters, ...decision.counters]),
    crossings: applyChanges(known.crossings, decision.crossings, at),
  };
}
