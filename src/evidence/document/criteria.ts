import type { ModelDocument } from "../../scoring/model/model.ts";
import type { CardCriterion } from "../learner/card.ts";
import { conditionOf } from "./conditions.ts";
import { wordsOf } from "./words.ts";

type CriterionDocument = ModelDocument["criteria"][number];
type RuleDocument = CriterionDocument["rules"][number];

/** A criterion of a card as a model document has it. `field` is the logical field that it reads. */
export function criterionDocument(
  criterion: CardCriterion,
  id: string,
  field: string,
): CriterionDocument {
  const { candidate, points, each } = criterion;
  const { source } = candidate;
  const shell = { id, axis: candidate.axis, ...wordsOf(candidate) };
  if (source.kind === "criterion") throw new TypeError(`${id} belongs to the model in force`);
  if (source.kind === "fading") {
    return {
      ...shell,
      rules: [{ when: { op: "event", types: [source.type] }, points: each ?? 1, each: true }],
      decay: { kind: "halfLife", days: source.halfLife },
      cap: points[0] ?? 0,
    };
  }
  const fine = candidate.size - Number(candidate.unknown !== null);
  const known = points.map((_, level) => level).filter((level) => level !== criterion.unknown);
  const isOpen =
    candidate.isOrdered &&
    known.every(
      (level, at) => at === 0 || (points[level] ?? 0) >= (points[known[at - 1] ?? 0] ?? 0),
    );
  const rules = known.flatMap((level): RuleDocument[] => {
    const levels = Array.from({ length: fine }, (_, one) => one).filter(
      (one) => criterion.levelOf[one] === level,
    );
    const worth = points[level] ?? 0;
    if (worth === 0 || levels.length === 0) return [];
    return [{ when: conditionOf(source, levels, fine, field, isOpen), points: worth }];
  });
  const unknown = criterion.unknown === null ? 0 : (points[criterion.unknown] ?? 0);
  if (unknown === 0) return { ...shell, rules };
  if (source.kind === "category" && source.placeholders.length > 0) {
    rules.push({ when: { op: "oneOf", field, values: [...source.placeholders] }, points: unknown });
  }
  if (rules.length > 0) return { ...shell, rules, unknown };
  // Only what is unknown gives points. A rule without points asks: where it cannot be answered they count.
  const highest = Array.from({ length: fine }, (_, one) => one).slice(-1);
  const asks = conditionOf(source, highest, fine, field, true);
  return { ...shell, rules: [{ when: asks, points: 0 }], unknown };
}
