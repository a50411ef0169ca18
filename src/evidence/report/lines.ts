import type { JudgedCriterion } from "../judgement/judge-criteria.ts";
import type { Declined, Offer, ThresholdTable } from "../statistics/thresholds.ts";
import type { Learned } from "../document/model.ts";
import type { CriterionLine, Report, ThresholdLine } from "./report.ts";

/** What thresholds were asked for. */
export type Asked = {
  /** Conversion rates, 0 to 1. */
  readonly targets: readonly number[];
  /** Leads a week that sales can work. */
  readonly capacities: readonly number[];
};

/** An interval as JSON can hold it: what nothing bounds is null. */
export function ends(interval: {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}): Report["auc"] {
  return {
    value: finite(interval.value),
    low: finite(interval.low),
    high: finite(interval.high),
  };
}

/** One answer for everything that was asked, in the order of asking. */
export function thresholdLines(
  table: ThresholdTable,
  { targets, capacities }: Asked,
  leadsAWeek: number | null,
): ThresholdLine[] {
  return [
    ...targets.map((target): ThresholdLine => ({ target, ...answered(table.forTarget(target)) })),
    ...capacities.map((capacity): ThresholdLine =>
      leadsAWeek === null
        ? { capacity, threshold: null, reason: { code: "no_dates" } }
        : { capacity, ...answered(table.forCapacity(capacity)) },
    ),
  ];
}

function answered(
  answer: Offer | Declined,
): Pick<Offer, "threshold" | "rate" | "low" | "high" | "share" | "leadsAWeek"> | Declined {
  if (answer.threshold === null) return answer;
  const { threshold, rate, low, high, share, leadsAWeek } = answer;
  return { threshold, rate, low, high, share, leadsAWeek };
}

/** One criterion of the report; `ids` are those of the card's criteria in order. */
export function criterionLine(
  judged: JudgedCriterion,
  at: number,
  { model, ids }: Learned,
): CriterionLine {
  const { criterion, leads, conversions, rateWith, rateWithout, lift, judgedOn, verdict } = judged;
  return {
    id: ids[at] ?? "",
    axis: criterion.candidate.axis,
    label: model.criteria.find(({ id }) => id === ids[at])?.label ?? { en: "", es: "" },
    points: Math.max(...criterion.points),
    leads,
    conversions,
    rateWith,
    rateWithout,
    lift: lift === null ? null : ends(lift),
    judgedOn,
    aucWithout: finite(judged.aucWithout),
    verdict,
    together: judged.together.map((other) => ids[other] ?? ""),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
