import { type Condition, isTest } from "../model/condition.ts";
import { finding, type Inspection } from "./finding.ts";
import { intervalOf, type Interval } from "./interval.ts";

/** Ranges with two ends on one field that share numbers: which rule counts there is an accident. */
export function ranges({ model, report }: Inspection): void {
  for (const [at, { rules }] of model.criteria.entries()) {
    const bounded = rules.map(({ when }) => boundedRange(when));
    for (const [ruleAt, range] of bounded.entries()) {
      const otherAt = bounded.findIndex(
        (other, index) =>
          index < ruleAt && range !== null && other !== null && overlap(range, other),
      );
      if (otherAt < 0) continue;
      report(
        finding(
          "warning",
          "ranges-overlap",
          `criteria[${at}].rules[${ruleAt}].when`,
          [
            `this range and that of rule ${otherAt + 1} share numbers`,
            `este intervalo y el de la regla ${otherAt + 1} comparten números`,
          ],
          [
            "Let each range start above the end of the one before.",
            "Haga que cada intervalo empiece por encima del final del anterior.",
          ],
        ),
      );
    }
  }
}

type Bounded = Interval & { readonly field: string };

/** Open ranges are tiers and meant to be nested; only ranges with two ends are compared. */
function boundedRange(when: Condition): Bounded | null {
  if (!isTest(when)) return null;
  const interval = intervalOf(when);
  if (interval === null || !Number.isFinite(interval.from) || !Number.isFinite(interval.to)) {
    return null;
  }
  return { ...interval, field: when.field };
}

function overlap(one: Bounded, two: Bounded): boolean {
  return (
    one.field === two.field &&
    one.reading === two.reading &&
    one.from <= two.to &&
    two.from <= one.to
  );
}
