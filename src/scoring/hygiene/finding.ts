import type { Lexicon } from "../reading/lexicon.ts";
import type { Model } from "../model/model-schema.ts";
import type { Text } from "../../base/text.ts";

/** `error` makes the model misbehave, `warning` makes it worse than it could be, `info` is worth a look. */
export type Severity = "error" | "warning" | "info";

/** What can be found; stable, so that a check can be looked up and a finding accepted. */
export type FindingCode =
  | "behaviour-criteria-too-many"
  | "behaviour-criteria-over-start"
  | "trivial-action-scored"
  | "label-missing"
  | "definition-missing"
  | "threshold-unreachable"
  | "band-unreachable"
  | "matrix-unreachable"
  | "ready-ignores-axis"
  | "total-never-decides"
  | "hysteresis-too-wide"
  | "rule-never-matches"
  | "rule-shadowed"
  | "rule-worthless"
  | "ranges-overlap"
  | "cap-pointless"
  | "cap-flattens-rules"
  | "family-cap-starves"
  | "country-unknown"
  | "placeholder-left"
  | "field-unused"
  | "negative-never-ends"
  | "criterion-little-effect"
  | "criterion-speaks-against"
  | "behaviour-missing";

/** One thing that model hygiene has to say (domain.md section 9). */
export type Finding = {
  readonly severity: Severity;
  readonly code: FindingCode;
  /** What is the case. */
  readonly message: Text;
  /** Where in the document, like `criteria[2].rules[0]`. */
  readonly path: string;
  /** What to do about it. */
  readonly advice: Text;
};

/** What every check gets: the model, the word lists, and where to report. */
export type Inspection = {
  readonly model: Model;
  readonly lexicon: Lexicon;
  readonly report: (finding: Finding) => void;
};

/** Builds a finding from English and Spanish halves. */
export function finding(
  severity: Severity,
  code: FindingCode,
  path: string,
  message: readonly [en: string, es: string],
  advice: readonly [en: string, es: string],
): Finding {
  return {
    severity,
    code,
    message: { en: message[0], es: message[1] },
    path,
    advice: { en: advice[0], es: advice[1] },
  };
}
