import { criticalValue } from "./distributions.ts";
import { fewestSales } from "./lift.ts";
import { jointConfidence } from "./multiplicity.ts";

/** What to do with a criterion's points. */
export type Verdict = "keep" | "raise" | "lower" | "remove" | "turn" | "few";

/** What a criterion does when all the others stand beside it. */
export type JointEffect = {
  /** Log-odds that meeting it adds, others being equal. */
  readonly effect: number;
  /** Its standard error. */
  readonly error: number;
  /** Log-odds that its points in the model promise; negative where it takes points. */
  readonly promised: number;
  /** Sales among those who met it, and among those who did not. */
  readonly salesWith: number;
  readonly salesWithout: number;
};

/**
 * One verdict a criterion, in the order given, at intervals that hold for all of them together
 * (Bonferroni). `smallest` is the least effect that deserves points: .1 is 10 % on the odds.
 * One change is made at a time, then all is calculated anew: the effects hang together.
 */
export function verdictsOf(
  effects: readonly JointEffect[],
  smallest = 0.1,
  confidence = 0.95,
): Verdict[] {
  const z = criticalValue(jointConfidence(effects.length, confidence));
  return effects.map((effect) => verdictOf(effect, z, Math.log1p(smallest)));
}

function verdictOf(joint: JointEffect, z: number, smallest: number): Verdict {
  if (Math.min(joint.salesWith, joint.salesWithout) < fewestSales) return "few";
  // Seen from the direction in which the points speak, so that a deduction is judged like a reward.
  const direction = joint.promised < 0 ? -1 : 1;
  const effect = direction * joint.effect;
  const [low, high] = [effect - z * joint.error, effect + z * joint.error];
  const promised = Math.abs(joint.promised);
  if (high < 0) return "turn";
  if (high < smallest) return "remove";
  if (low > promised) return "raise";
  return high < promised ? "lower" : "keep";
}
