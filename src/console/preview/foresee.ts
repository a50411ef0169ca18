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

/** A contact before a version comes into force, and when it would be looked at by itself (epoch milliseconds; null: never). */
type Before = {
  readonly known: Known & { readonly score: Score };
  readonly nextChangeAt: number | null;
};

/**
 * Lets the lane's own decisions follow each other, from the one that a version in force at `asOf` brings until all has
 * settled: at each instant at which the contact would be looked at by itself. A contact that another version has not
 * scored is left alone until then, unless the outputs move (put-in-force.ts). What HubSpot would answer meanwhile, and
 * what anybody does, is left out. Pure.
 */
export function foresee(
  rules: PortalRules,
  reading: ReadContact,
  { known, nextChangeAt }: Before,
  asOf: number,
  outputsMove = false,
): Foreseen {
  const end = settledAt(rules, asOf);
  let standing: Before = { known, nextChangeAt };
  // Nobody is looked at before it is in force.
  let at = asOf - 1;
  let writes: PropertyValues = {};
  if (outputsMove || isOfAnotherVersion(rules, known.score)) {
    const decision = decide(rules, reading, known, asOf);
    writes = decision.write;
    standing = afterDecision(known, reading, decision, asOf);
    at = asOf;
  }
  const after = outlook(standing);
  while (standing.nextChangeAt !== null && standing.nextChangeAt <= end) {
    at = Math.max(standing.nextChangeAt, at + 1);
    const decision = decide(rules, reading, standing.known, at);
    standing = afterDecision(standing.known, reading, decision, at);
  }
  return { after, writes, settled: outlook(standing) };
}

function isOfAnotherVersion({ versions }: PortalRules, { kind, modelVersion }: Score): boolean {
  return (
    modelVersion !== (kind === "customer" ? (versions.customer ?? versions.lead) : versions.lead)
  );
}

function outlook({ known: { score, crossings } }: Before): Outlook {
  return { score, crossings };
}

/** What the ledger would know of the contact once the decision was committed. */
function afterDecision(known: Known, reading: ReadContact, decision: Decision, at: number): Before {
  const counted = new Set(decision.counted);
  const { events } = decision;
  const next = {
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
  return { known: next, nextChangeAt: decision.nextChangeAt };
}
