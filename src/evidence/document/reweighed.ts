import { parseModel, type Model, type ModelDocument } from "../../scoring/model/model.ts";
import { testsEvents } from "../../scoring/model/walk.ts";
import { risingRules } from "../candidates/from-model.ts";
import type { Card, CardCriterion } from "../learner/card.ts";
import { MOST_POINTS } from "../learner/points.ts";
import type { Learned } from "./model.ts";

type CriterionDocument = ModelDocument["criteria"][number];

/**
 * The model in force with learned points: its criteria, gates and mapping stay, locked criteria stay to the
 * letter. Its bands, cuts and floors keep their share of the total, `ready` is the new total. Caps of
 * families fall away: the points were learned without them.
 */
export function reweighedModel(
  card: Card,
  model: Model,
  locked: ReadonlySet<string>,
  ready: number,
): Learned {
  const ids = card.criteria.map(({ candidate: { source } }) =>
    source.kind === "criterion" ? source.id : "",
  );
  const criteria = model.criteria.map((own): CriterionDocument => {
    const learned = card.criteria[ids.indexOf(own.id)];
    if (learned === undefined || locked.has(own.id)) return { ...own, family: null };
    return { ...own, family: null, ...pointsFor(own, learned) };
  });
  const fit = topOf(card, "fit");
  const axes = {
    fit: { ...model.axes.fit, max: Math.max(1, Math.min(MOST_POINTS - 1, fit)) },
    pain: { ...model.axes.pain, max: Math.max(1, MOST_POINTS - Math.max(1, fit)) },
  };
  const share = MOST_POINTS / (model.axes.fit.max + model.axes.pain.max);
  const document: ModelDocument = {
    ...model,
    version: 0,
    axes,
    families: {},
    criteria,
    bands: rising(model.bands.map(({ from }) => from * share)).map((from, at) => ({
      ...(model.bands[at] as Model["bands"][number]),
      from: at === 0 ? 0 : from,
    })),
    matrix: {
      ...model.matrix,
      fit: rising(model.matrix.fit.map((cut) => (cut * axes.fit.max) / model.axes.fit.max)),
      pain: rising(model.matrix.pain.map((cut) => (cut * axes.pain.max) / model.axes.pain.max)),
    },
    ready: {
      ...model.ready,
      fit: Math.round((model.ready.fit * axes.fit.max) / model.axes.fit.max),
      pain: Math.round((model.ready.pain * axes.pain.max) / model.axes.pain.max),
      total: ready,
    },
  };
  return { model: parseModel(document), ids };
}

function topOf({ criteria }: Card, axis: "fit" | "pain"): number {
  return criteria
    .filter(({ candidate }) => candidate.axis === axis)
    .reduce((sum, { points }) => sum + Math.max(0, ...points), 0);
}

/** Whole numbers that rise by at least one. */
function rising(numbers: readonly number[]): number[] {
  let last = -1;
  return numbers.map((one) => (last = Math.max(Math.round(one), last + 1)));
}

function pointsFor(
  own: Model["criteria"][number],
  { candidate, levelOf, points, unknown }: CardCriterion,
): Pick<CriterionDocument, "rules" | "unknown"> & { cap?: number } {
  if (candidate.amounts !== null) {
    const before = Math.max(1, ...own.rules.map((rule) => Math.abs(rule.points)), own.cap ?? 0);
    const share = Math.max(0, points[0] ?? 0) / Math.max(1, before);
    return {
      rules: own.rules.map((rule) => ({ ...rule, points: Math.round(rule.points * share) })),
      unknown: Math.round(own.unknown * share),
      cap: Math.max(0, points[0] ?? 0),
    };
  }
  const order = risingRules(own.rules);
  const worth = (level: number): number => points[levelOf[level] ?? 0] ?? 0;
  const rules: CriterionDocument["rules"] = own.rules.map((rule, at) => ({
    ...rule,
    points: worth(order.indexOf(at) + 1),
  }));
  // Evidence that speaks against: whoever does not show it gets the points.
  if (worth(0) > 0) {
    const when = { op: "any" as const, of: own.rules.map((rule) => rule.when) };
    rules.push({ when: { op: "not", of: when }, points: worth(0) });
  }
  const isBehaviour = own.rules.some(({ when }) => testsEvents(when));
  return { rules, unknown: unknown === null || isBehaviour ? 0 : (points[unknown] ?? 0) };
}
