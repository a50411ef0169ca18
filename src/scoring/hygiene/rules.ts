import type { Criterion, Rule } from "../model/criterion-schema.ts";
import { finding, type Inspection } from "./finding.ts";
import { implies } from "./implies.ts";
import { whyNever } from "./never.ts";

/** Rules that can never match, that another one always beats, or that are worth nothing. */
export function rules({ model, lexicon, report }: Inspection): void {
  for (const [at, criterion] of model.criteria.entries()) {
    for (const [ruleAt, rule] of criterion.rules.entries()) {
      const path = `criteria[${at}].rules[${ruleAt}]`;
      const never = whyNever(rule.when, lexicon);
      if (never !== null) {
        report(
          finding(
            "error",
            "rule-never-matches",
            path,
            [
              `no contact can match this rule: ${never.en}`,
              `ningún contacto puede cumplir esta regla: ${never.es}`,
            ],
            [
              "Correct the condition, or take the rule out.",
              "Corrija la condición o quite la regla.",
            ],
          ),
        );
      }
      const by = shadowing(criterion, rule, ruleAt);
      if (by !== null) {
        report(
          finding(
            "warning",
            "rule-shadowed",
            path,
            [
              `rule ${by + 1} matches whenever this one does and gives at least as much`,
              `la regla ${by + 1} se cumple siempre que se cumple esta y da al menos lo mismo`,
            ],
            [
              "Give this rule more points, narrow the other, or take this one out.",
              "Dé más puntos a esta regla, acote la otra o quite esta.",
            ],
          ),
        );
      }
      if (rule.points === 0 && criterion.pick === "sum") {
        report(
          finding(
            "info",
            "rule-worthless",
            path,
            ["a rule of 0 points adds nothing", "una regla de 0 puntos no suma nada"],
            ["Give it points, or take it out.", "Asígnele puntos o quítela."],
          ),
        );
      }
    }
  }
}

/** The index of a rule that makes this one pointless where the best counts; null when there is none. */
function shadowing({ rules: all, pick }: Criterion, rule: Rule, at: number): number | null {
  if (pick === "sum") return null;
  const by = all.findIndex((other, otherAt) => {
    if (otherAt === at || !implies(rule.when, other.when)) return false;
    // Of two that say the same, the later one is the pointless one.
    const isTwin = implies(other.when, rule.when) && other.points === rule.points;
    return beats(other, rule) && !(isTwin && otherAt > at);
  });
  return by < 0 ? null : by;
}

function beats(other: Rule, rule: Rule): boolean {
  // With `each`, the number of events decides; only a rule of the same kind can be compared.
  return other.each === rule.each && other.points >= rule.points;
}
