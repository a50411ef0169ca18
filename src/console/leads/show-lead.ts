import { contactByOf } from "../../outcomes/contact-by.ts";
import { pointsOfModel } from "../../scoring/result.ts";
import { readScore, scoreColumns, type ScoreRow } from "../../store/scores/kept-score.ts";
import type { ContactBy } from "../../store/crossings/handoffs.ts";
import type { UntoldHandoff } from "../../store/crossings/untold-handoffs.ts";
import { whyTexts } from "../../words/crossing-whys.ts";
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
  "inputs.name",
  "inputs.email",
  "inputs.company",
] as const;

export type LeadRow = ScoreRow & {
  readonly contact_id: string;
  readonly verdict: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly company: string | null;
};

const shownReasons = 3;

/** Makes the lines of a list of this account's contacts: what holds for all of them is made once. */
export function leadsOf(portal: Portal): (row: LeadRow, untold?: UntoldHandoff) => Lead {
  const contactBy = contactByOf(portal);
  return (row, untold) => showLead(portal, contactBy, row, untold);
}

function showLead(
  portal: Portal,
  contactBy: ContactBy,
  row: LeadRow,
  untold: UntoldHandoff | undefined,
): Lead {
  const score = readScore(row);
  const { readySince, ready } = score.readiness;
  const model = modelOfScore(portal, score);
  const { fit, pain, total, lines } = pointsOfModel(score);
  const { band } = score;
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
    contactBy: ready && readySince !== null ? contactBy(readySince, false) : null,
    role: score.role,
    origin: score.origin,
    nextStep: score.nextStep,
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
    scoredAt: score.asOf,
  };
}
