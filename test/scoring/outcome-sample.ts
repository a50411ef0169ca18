import type { Facts, ReadinessState } from "../../src/scoring/facts.ts";
import type { ModelDocument } from "../../src/scoring/model/model.ts";
import type { LeadScore } from "../../src/scoring/result.ts";
import { DAY } from "../../src/scoring/time.ts";
import { criterion, facts, models, NOW, scoreLead, type Criterion } from "./sample.ts";

/** A model whose fit and pain are what the properties `since` and `country` say: thresholds 25, 20 and 55. */
export const fields = {
  fit: { contact: "fit" },
  pain: { contact: "pain" },
  title: { contact: "jobtitle" },
  buying: { contact: "hs_buying_role" },
  source: { contact: "source" },
  stage: { contact: "stage" },
};
export const steps = (axis: "fit" | "pain"): Criterion =>
  criterion({
    id: axis,
    axis,
    label: { en: axis, es: axis },
    rules: Array.from({ length: 50 }, (_, at) => ({
      when: { op: "atLeast" as const, field: axis, value: at + 1 },
      points: at + 1,
    })),
  });
export const ready = { fit: 25, pain: 20, total: 55, hysteresis: 5, dwellHours: 24 };
export const model = (given: Partial<ModelDocument> = {}): Partial<ModelDocument> => ({
  fields,
  criteria: [steps("fit"), steps("pain")],
  ready,
  ...given,
});

export function scored(
  fit: number | null,
  pain: number | null,
  before: ReadinessState | null = null,
  given: Partial<ModelDocument> = {},
  more: Facts["contact"] = {},
  asOf = NOW,
): LeadScore {
  const contact = {
    fit: fit === null ? null : String(fit),
    pain: pain === null ? null : String(pain),
    ...more,
  };
  return scoreLead(models(model(given)), facts({ contact }), before, asOf);
}
export const since = (belowSince: number | null = null): ReadinessState => ({
  ready: true,
  readySince: NOW - 9 * DAY,
  belowSince,
});
