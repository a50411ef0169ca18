import { caps } from "./caps.ts";
import { type Finding, finding, type Inspection, type Severity } from "./finding.ts";
import { looseEnds } from "./loose-ends.ts";
import { ranges } from "./ranges.ts";
import { rules } from "./rules.ts";
import { thresholds } from "./thresholds.ts";
import { trivialActions } from "./trivial-actions.ts";
import type { Lexicon } from "../reading/lexicon.ts";
import type { Model } from "../model/model-schema.ts";
import { testsEvents } from "../model/walk.ts";

/** Shorter than this explains nothing, in characters. */
const SHORTEST_DEFINITION = 15;

/** Label and definition are required in both languages (domain.md section 9). */
function definitions({ model, report }: Inspection): void {
  for (const [at, { id, label, definition }] of model.criteria.entries()) {
    for (const language of ["en", "es"] as const) {
      if (label[language].trim() === "") {
        report(
          finding(
            "warning",
            "label-missing",
            `criteria[${at}].label.${language}`,
            [`'${id}' has no label in ${language}`, `«${id}» no tiene etiqueta en ${language}`],
            ["Give it a short name.", "Póngale un nombre corto."],
          ),
        );
      }
      const text = definition[language].trim();
      if (text.length < SHORTEST_DEFINITION || text === label[language].trim()) {
        report(
          finding(
            "warning",
            "definition-missing",
            `criteria[${at}].definition.${language}`,
            [
              `'${id}' has no definition in ${language} that sales and marketing both understand`,
              `«${id}» no tiene en ${language} una definición que ventas y marketing entiendan`,
            ],
            [
              "Say in a sentence what counts and what does not.",
              "Diga en una frase qué cuenta y qué no.",
            ],
          ),
        );
      }
    }
  }
}

/** How many behaviour criteria a model may have (domain.md section 9). */
const BEHAVIOUR_CRITERIA = { start: 15, warn: 20, error: 25 } as const;

/** Start with 10 to 15 behaviour criteria; above 20 a warning, above 25 an error. */
function behaviourCount({ model, report }: Inspection): void {
  const count = model.criteria.filter(({ rules }) =>
    rules.some(({ when }) => testsEvents(when)),
  ).length;
  const advice = [
    "Keep the 10 to 15 that tell you most, and remove the rest.",
    "Conserve los 10 o 15 más reveladores y quite el resto.",
  ] as const;
  const message = [
    `${count} behaviour criteria are hard to understand and to maintain`,
    `${count} criterios de comportamiento son difíciles de entender y de mantener`,
  ] as const;
  if (count > BEHAVIOUR_CRITERIA.error) {
    report(finding("error", "behaviour-criteria-too-many", "criteria", message, advice));
  } else if (count > BEHAVIOUR_CRITERIA.warn) {
    report(finding("warning", "behaviour-criteria-too-many", "criteria", message, advice));
  } else if (count > BEHAVIOUR_CRITERIA.start) {
    report(finding("info", "behaviour-criteria-over-start", "criteria", message, advice));
  }
}

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
