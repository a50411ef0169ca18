import { UNKNOWN, YES } from "../../scoring/compile/answer.ts";
import type { CompiledCriterion } from "../../scoring/compile/compile-criterion.ts";
import { compileModel } from "../../scoring/compile/compile.ts";
import type { Scope } from "../../scoring/compile/scope.ts";
import { tally } from "../../scoring/tally.ts";
import type { Facts } from "../../scoring/facts.ts";
import type { Lexicon } from "../../scoring/reading/lexicon.ts";
import type { Model } from "../../scoring/model/model.ts";
import { ordered } from "../../scoring/ordered.ts";
import type { Candidate } from "./candidate.ts";

/** A criterion of the model in force as evidence, and what it gives each row as it is. */
export type InForce = {
  readonly id: string;
  readonly candidate: Candidate;
  readonly points: Float64Array;
};

/**
 * The criteria of a model on the facts of each row. Where the best rule counts and nothing fades, each rule
 * is a level, so that its points can be learned; all others have one weight, by which their points grow. `asOf` is
 * the instant of all rows, or of each.
 */
export function criteriaInForce(
  model: Model,
  facts: readonly Facts[],
  asOf: number | ArrayLike<number>,
  lexicon: Lexicon,
): InForce[] {
  const compiled = compileModel(model, lexicon);
  const criteria = [...compiled.fit.criteria, ...compiled.pain.criteria];
  const made = criteria.map((one) => ({
    one,
    isStepped: isStepped(one),
    codes: new Uint8Array(facts.length),
    points: new Float64Array(facts.length),
    isShared: false,
  }));
  for (const [row, own] of facts.entries()) {
    const instant = typeof asOf === "number" ? asOf : (asOf[row] ?? 0);
    const scope = tally(compiled, own, ordered(own.events), instant);
    for (const each of made) {
      each.points[row] = each.one.evaluate(scope).exact;
      if (!each.isStepped) continue;
      const { level, held } = levelIn(each.one, scope);
      each.codes[row] = level;
      each.isShared ||= held > 1;
    }
  }
  return made.map(({ one: { criterion }, codes, points, ...how }): InForce => {
    const { id } = criterion;
    const most = points.reduce((top, own) => Math.max(top, Math.abs(own)), 0) || 1;
    const unknown = criterion.rules.length + 1;
    const hasUnknown = codes.includes(unknown);
    return {
      id,
      points,
      candidate: {
        key: `criterion:${id}`,
        family: `criterion:${id}`,
        property: null,
        header: criterion.label.en,
        axis: criterion.axis,
        source: { kind: "criterion", id, isShared: how.isShared },
        codes,
        size: how.isStepped ? unknown + Number(hasUnknown) : 1,
        amounts: how.isStepped
          ? null
          : { sums: Float32Array.from(points, (own) => own / most), most: 1 },
        isOrdered: true,
        isRising: how.isShared,
        unknown: hasUnknown ? unknown : null,
      },
    };
  });
}

function isStepped({ criterion }: CompiledCriterion): boolean {
  const { pick, decay, rules, cap } = criterion;
  return pick === "best" && decay === null && cap === null && rules.every(({ each }) => !each);
}

/** Places of the rules from the one that gives least: levels rise with the points as they are. */
export function risingRules(rules: readonly { readonly points: number }[]): number[] {
  return rules
    .map((_, at) => at)
    .sort((a, b) => (rules[a]?.points ?? 0) - (rules[b]?.points ?? 0) || b - a);
}

/** Level 0 for none, then the rules in rising order, then unknown; and how many rules hold. */
function levelIn(
  { criterion, rules }: CompiledCriterion,
  scope: Scope,
): { readonly level: number; readonly held: number } {
  let [level, held, isUnknown] = [0, 0, false];
  for (const [rank, at] of risingRules(criterion.rules).entries()) {
    const answer = rules[at]?.check(scope);
    if (answer === UNKNOWN) isUnknown = true;
    if (answer !== YES) continue;
    held += 1;
    level = rank + 1;
  }
  if (held === 0 && isUnknown) level = criterion.rules.length + 1;
  return { level, held };
}
