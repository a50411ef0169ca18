import { behaviourCount } from "./hygiene/behaviour-count.ts";
import { caps } from "./hygiene/caps.ts";
import { definitions } from "./hygiene/definitions.ts";
import type { Finding, Inspection, Severity } from "./hygiene/finding.ts";
import { looseEnds } from "./hygiene/loose-ends.ts";
import { ranges } from "./hygiene/ranges.ts";
import { rules } from "./hygiene/rules.ts";
import { thresholds } from "./hygiene/thresholds.ts";
import { trivialActions } from "./hygiene/trivial-actions.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Model } from "./model-schema.ts";

const CHECKS: readonly ((inspection: Inspection) => void)[] = [
  behaviourCount,
  trivialActions,
  definitions,
  thresholds,
  rules,
  ranges,
  caps,
  looseEnds,
];

const ORDER: readonly Severity[] = ["error", "warning", "info"];

/**
 * Everything that model hygiene finds without history (domain.md section 9), the gravest first. The
 * same check runs in `ripen lint` and on publishing.
 */
export function lintModel(model: Model, lexicon: Lexicon): readonly Finding[] {
  const found: Finding[] = [];
  for (const check of CHECKS) check({ model, lexicon, report: (one) => void found.push(one) });
  return found.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}
