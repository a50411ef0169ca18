import type { Line } from "./apportion.ts";
import { addAxis } from "./compile/axis.ts";
import type { CompiledModel } from "./compile/compile.ts";
import type { BehaviourEvent, Facts, ReadinessState } from "./facts.ts";
import { funnelStageOf } from "./funnel.ts";
import { reasonOf } from "./gate.ts";
import { missingOf } from "./missing.ts";
import { nextStepOf, originOf } from "./next-step.ts";
import { ordered } from "./ordered.ts";
import { bandAt, colourAt, segmentOf } from "./placement.ts";
import { readinessOf } from "./readiness.ts";
import type { CustomerScore, LeadScore, Score } from "./result.ts";
import type { Scope } from "./compile/scope.ts";
import { scoreCustomer, unknownBand } from "./score-customer.ts";
import { hasBought } from "./sales-answer.ts";
import { tally } from "./tally.ts";

/** The models in force: leads are scored by the first, customers by the second when there is one. */
export type Models = { readonly lead: CompiledModel; readonly customer: CompiledModel | null };

/**
 * Scores one contact as of an instant in epoch milliseconds. Pure: the same facts in any order, the same
 * state before and the same instant give the same score. Customers get 0/0 and the customer model's
 * score. Throws a RangeError when `asOf` is not a finite number; nothing in `facts` makes it throw.
 */
export function scoreContact(
  models: Models,
  facts: Facts,
  before: ReadinessState | null,
  asOf: number,
): Score {
  if (!Number.isFinite(asOf)) throw new RangeError(`Not an instant to score at: ${asOf}`);
  const events = ordered(facts.events);
  const { lead } = models;
  if (facts.doNotScore) return objected(lead, asOf);
  const scope = tally(lead, facts, events, asOf);
  if (lead.isCustomer(scope) || hasBought(facts, asOf)) {
    return customerOf(models, scope, facts, events, asOf);
  }
  return leadOf(lead, scope, facts, events, before);
}

function leadOf(
  compiled: CompiledModel,
  scope: Scope,
  facts: Facts,
  events: readonly BehaviourEvent[],
  before: ReadinessState | null,
): LeadScore {
  const { model } = compiled;
  const { asOf } = scope;
  const lines: Line[] = [];
  const fit = addAxis(compiled.fit, scope, lines);
  const pain = addAxis(compiled.pain, scope, lines);
  const total = fit.published + pain.published;
  const reason = reasonOf(compiled, facts, events, scope);
  const handRaised = reason?.kind === "handRaiser";
  const axes = { fit: fit.published, pain: pain.published };
  const blocked = reason !== null && !handRaised;
  const readiness = readinessOf(model.ready, { ...axes, blocked, handRaised }, before, asOf);
  // Whom sales has, or will not have, misses nothing.
  const isSettled =
    reason?.kind === "verdict" && (reason.value === "yes" || reason.value === "never");
  const missing = readiness.ready || isSettled ? [] : missingOf(compiled, scope, lines, fit, pain);
  const origin = originOf(model, compiled.indexOf, scope);
  const decided = { ...axes, readiness, reason, origin };
  return {
    kind: "lead",
    modelVersion: model.version,
    asOf,
    fit: axes.fit,
    pain: axes.pain,
    leadScore: total,
    exactFit: fit.exact,
    exactPain: pain.exact,
    band: bandOf(compiled, total, reason),
    segment: segmentOf(reason, readiness.ready, colourAt(model.matrix, axes.fit, axes.pain)),
    readiness,
    reason,
    nextStep: nextStepOf(decided, facts, model, missing),
    role: compiled.roleOf(scope),
    funnelStage: funnelStageOf(compiled, scope, total, readiness.ready),
    origin,
    lines,
    missing,
  };
}

function bandOf(
  { model, limits }: CompiledModel,
  total: number,
  reason: LeadScore["reason"],
): string {
  const highest =
    reason?.kind === "exclusion"
      ? 0
      : reason?.kind === "limit"
        ? (limits.find(({ limit: { id } }) => id === reason.id)?.band ?? 0)
        : Infinity;
  return model.bands[Math.min(bandAt(model.bands, total), highest)]?.name ?? "";
}

const notReady: ReadinessState = { ready: false, readySince: null, belowSince: null };

/** The lead model has no say on a customer but for who it is. */
function customerOf(
  { lead, customer }: Models,
  scope: Scope,
  facts: Facts,
  events: readonly BehaviourEvent[],
  asOf: number,
): CustomerScore {
  const { model } = lead;
  const scored =
    customer === null
      ? {
          modelVersion: model.version,
          band: unknownBand,
          segment: "unknown" as const,
          customer: null,
        }
      : scoreCustomer(customer, facts, events, asOf);
  return {
    kind: "customer",
    ...scored,
    asOf,
    readiness: notReady,
    reason: { kind: "customer" },
    nextStep: null,
    role: lead.roleOf(scope),
    funnelStage: "customer",
    origin: originOf(model, lead.indexOf, scope),
  };
}

/** Who objected is not scored: the numbers are 0 and nobody calls. */
function objected({ model }: CompiledModel, asOf: number): LeadScore {
  return {
    kind: "lead",
    modelVersion: model.version,
    asOf,
    fit: 0,
    pain: 0,
    leadScore: 0,
    exactFit: 0,
    exactPain: 0,
    band: model.bands[0]?.name ?? "",
    segment: "out",
    readiness: notReady,
    reason: { kind: "objection" },
    nextStep: "excluded",
    role: "unknown",
    funnelStage: "awareness",
    origin: "unknown",
    lines: [],
    missing: [],
  };
}
