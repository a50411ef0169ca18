import { actOf, openingOf } from "../../behaviour/opening.ts";
import type { BehaviourEvent } from "../../scoring/facts.ts";
import { eventName } from "../../words/events.ts";
import { pointsOfModel } from "../../scoring/result.ts";
import { viewOfHandoff } from "../../outcomes/follow-up.ts";
import type { Handoff } from "../../store/crossings/handoffs.ts";
import { readScore, scoreColumns, type ScoreRow } from "../../store/scores/kept-score.ts";
import type { UntoldHandoff } from "../../store/crossings/untold-handoffs.ts";
import { whyTexts } from "../../words/crossing-whys.ts";
import type { Owner } from "../../store/owners/owners.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Lead } from "../contract/leads.ts";
import { modelOfScore } from "../../account/models.ts";
import { recordUrl } from "../shell/record-url.ts";
import { isVerdict } from "../../scoring/verdict.ts";
import { bandLabel, gateText } from "../../words/gate-text.ts";
import { lineName } from "../../scoring/explain/line-name.ts";

/** The columns that a line of the list is made of. */
export const leadColumns = [
  "scores.contact_id",
  ...scoreColumns,
  "scores.verdict",
  "scores.owner_id",
  "inputs.name",
  "inputs.email",
  "inputs.company",
] as const;

export type LeadRow = ScoreRow & {
  readonly contact_id: string;
  readonly verdict: string | null;
  readonly owner_id: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly company: string | null;
};

const shownReasons = 3;

/** What is known beside the score: the latest hand-off, one that nobody was told of, and the account's owners. */
export type LeadFacts = {
  readonly handoff?: Handoff;
  readonly untold?: UntoldHandoff;
  /** What it did last, newest first; left out where nobody shows it. */
  readonly events?: readonly BehaviourEvent[];
  readonly owners: ReadonlyMap<string, Owner>;
};

/** One line of the list as it stands at `now` (epoch milliseconds). */
export function showLead(
  portal: Portal,
  row: LeadRow,
  { handoff, untold, events = [], owners }: LeadFacts,
  now: number,
): Lead {
  const score = readScore(row);
  const { readySince, ready } = score.readiness;
  const model = modelOfScore(portal, score);
  const { fit, pain, total, lines } = pointsOfModel(score);
  const { band } = score;
  const opening = openingOf(score, events.map(actOf));
  return {
    contactId: row.contact_id,
    name: row.name ?? "",
    email: row.email ?? "",
    company: row.company ?? "",
    recordUrl: recordUrl(portal, row.contact_id),
    kind: score.kind,
    fit,
    pain,
    score: total,
    band: model === null ? { name: band, label: { en: band, es: band } } : bandLabel(model, band),
    segment: score.segment,
    isReady: ready,
    readySince,
    handoff: handoff === undefined ? null : viewOfHandoff(handoff, now),
    role: score.role,
    origin: score.origin,
    nextStep: score.nextStep,
    opening:
      opening === null
        ? null
        : { label: eventName(opening.type), detail: opening.detail, at: opening.at },
    reasons:
      model === null
        ? []
        : lines
            .filter((line) => line.points !== 0)
            .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
            .slice(0, shownReasons)
            .map((line) => ({ label: lineName(line, model), points: line.points })),
    gate: model === null ? null : gateText(score.reason, model),
    verdict: isVerdict(row.verdict) ? row.verdict : null,
    // What is not ready any more is not offered.
    untold:
      untold === undefined || !ready
        ? null
        : { is: untold.is, why: whyTexts[untold.why], since: untold.at },
    owner: ownerIn(owners, row.owner_id),
    scoredAt: score.asOf,
  };
}

/** The owner as HubSpot has it, by its id where the owners may not be read; null for nobody. */
function ownerIn(owners: ReadonlyMap<string, Owner>, id: string | null): Lead["owner"] {
  if (id === null) return null;
  const { name = id, team = "" } = owners.get(id) ?? {};
  return { id, name, team };
}
