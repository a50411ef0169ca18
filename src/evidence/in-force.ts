import type { Model } from "../scoring/model/model.ts";
import type { InForce } from "./candidates/from-model.ts";
import type { PointsBefore } from "./judgement/judge-criteria.ts";
import { fitLogistic } from "./statistics/logistic.ts";
import type { ReweighInput } from "./learner/reweigh.ts";

/** The model in force on the rows of a table. */
export type ModelInForce = {
  readonly model: Model;
  readonly criteria: readonly InForce[];
  /** Ids of criteria whose points stay. */
  readonly locked: ReadonlySet<string>;
};

/** Its criteria for the learner: those that learn and those that stay. */
export function freeAndLocked({ criteria, locked }: ModelInForce): ReweighInput {
  return {
    free: criteria.filter(({ id }) => !locked.has(id)),
    locked: criteria.filter(({ id }) => locked.has(id)),
  };
}

/** What its points promised: one point is worth what it was on these rows. */
export function pointsBefore(
  { criteria, locked }: ModelInForce,
  outcome: Uint8Array,
): PointsBefore {
  const totals = new Float64Array(outcome.length);
  for (const { points } of criteria) {
    for (let row = 0; row < totals.length; row += 1) {
      totals[row] = (totals[row] ?? 0) + (points[row] ?? 0);
    }
  }
  const total = { codes: new Uint8Array(outcome.length), size: 1, amounts: totals };
  const prior = { precision: Float64Array.of(1e-6), centre: null };
  return {
    byFamily: new Map(criteria.map(({ candidate, points }) => [candidate.family, points])),
    slope: Math.max(0, fitLogistic([total], outcome, prior, null).beta[0] ?? 0),
    locked: new Set(
      criteria.filter(({ id }) => locked.has(id)).map(({ candidate }) => candidate.family),
    ),
  };
}
