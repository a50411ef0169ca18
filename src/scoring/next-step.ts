import type { Model } from "./model/model-schema.ts";
import type { Answer, LeadScore, Missing, NextStep, Origin } from "./result.ts";
import type { Scope } from "./compile/scope.ts";
import type { Facts } from "./facts.ts";
import { stepAfterMaybe } from "./sales-answer.ts";
import { fold } from "./reading/fold.ts";

/** Where a lead came from; unknown when the field is not mapped, empty, or has another value. */
export function originOf(
  { origin }: Model,
  indexOf: ReadonlyMap<string, number>,
  { values }: Scope,
): Origin {
  if (origin === null) return "unknown";
  const value = values[indexOf.get(origin.field) ?? -1];
  if (!value) return "unknown";
  const folded = fold(value);
  const isIn = (list: readonly string[]): boolean => list.some((item) => fold(item) === folded);
  if (isIn(origin.inbound)) return "inbound";
  return isIn(origin.outbound) ? "outbound" : "unknown";
}

/**
 * What comes next (contracts.md, next_step). Inbound starts from pain and is then checked for fit,
 * outbound starts from fit and is then checked for pain (domain.md section 4).
 */
export function nextStepOf(
  score: Pick<LeadScore, "fit" | "pain" | "readiness" | "reason" | "origin">,
  facts: Pick<Facts, "contact">,
  { ready }: Model,
  missing: readonly Missing[],
): NextStep {
  const { fit, pain, reason, origin } = score;
  if (reason?.kind === "exclusion") return "excluded";
  if (score.readiness.ready) return "call";
  if (reason?.kind === "verdict") return stepOfAnswer(reason.value, score, facts, ready);
  if (reason !== null) return "nurture";
  const canLearn = missing.some(({ kind }) => kind === "unknown");
  const fits = fit >= ready.fit;
  const hurts = pain >= ready.pain;
  if (fits && hurts) return origin !== "outbound" && canLearn ? "complete_profile" : "warm_up";
  if (fits) return "warm_up";
  if (hurts) return canLearn ? "complete_profile" : "nurture";
  return origin === "outbound" && canLearn ? "complete_profile" : "nurture";
}

function stepOfAnswer(
  answer: Answer,
  points: Pick<LeadScore, "fit" | "pain">,
  facts: Pick<Facts, "contact">,
  ready: Model["ready"],
): NextStep {
  switch (answer) {
    case "yes":
      return "with_sales";
    case "never":
      return "excluded";
    case "maybe":
    case "lost":
      return stepAfterMaybe(facts, points, ready);
    default:
      return answer satisfies never;
  }
}
