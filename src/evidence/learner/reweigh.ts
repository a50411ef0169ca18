import type { InForce } from "../candidates/from-model.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { Card, CardCriterion } from "./card.ts";
import { falling, joined } from "./levels.ts";
import type { Fit, Group } from "../statistics/logistic.ts";
import { meaningOf, MOST_POINTS } from "./points.ts";
import { FEW, pulledTo } from "./few-conversions.ts";
import { groupOf, type Screened } from "./screen.ts";
import { weigh } from "./weigh.ts";

/** Criteria that are in force: those whose points are learned anew, and those that keep theirs. */
export type ReweighInput = {
  readonly free: readonly InForce[];
  readonly locked: readonly InForce[];
};

const LEAST_PULL = 0.5;

/**
 * Learns the points of criteria that are given, from the rows named. Locked ones keep their points: all of
 * them together have one weight, and the others' points are measured by it, as far as 100 allows. A criterion
 * that says nothing keeps its place with 0 points. With few conversions the points stay near those in force
 * (docs/evidence.md, Few conversions).
 */
export function reweigh(
  { free, locked }: ReweighInput,
  outcome: Uint8Array,
  rows: Int32Array,
): Card {
  const y = Uint8Array.from(rows, (row) => outcome[row] ?? 0);
  const lockedMost = locked.map(({ points }) => Math.max(0, ...points));
  const lockedTop = lockedMost.reduce((sum, one) => sum + one, 0);
  const kept = lockedGroup(locked, lockedTop, rows);
  const conversions = y.reduce((sum, one) => sum + one, 0);
  let chosen: readonly Screened[] = free.map(({ candidate }) => asItIs(candidate));
  for (;;) {
    const groups = [...chosen.map((one) => groupOf(one, rows)), ...(kept === null ? [] : [kept])];
    const few =
      conversions < FEW
        ? pulledTo(unitsInForce(free, groups, rows, lockedTop), groups, y, conversions)
        : { centre: null, pull: LEAST_PULL };
    const { fit, precision } = weigh(groups, y, few.centre, few.pull, 3);
    const { joins } = falling(chosen, fit);
    if (joins.length > 0) {
      chosen = chosen.map((one, at) => {
        const join = joins.find((pair) => pair.at === at);
        return join === undefined ? one : joined(one, join.left, join.right);
      });
      continue;
    }
    const keptWeight = kept === null ? 0 : (fit.beta[fit.starts.at(-1) ?? 0] ?? 0);
    const scale = scaleOf(chosen, fit, keptWeight, lockedTop);
    const criteria = [
      ...chosen.map((one, at) => criterionOf(one, fit, at, precision[at] ?? 0, scale)),
      ...locked.map(({ candidate, points }, at) =>
        lockedCriterion(candidate, points, lockedMost[at] ?? 0, fit, precision.at(-1) ?? 0),
      ),
    ];
    return { criteria, fit, groups, ...meaningOf(criteria, 1 / scale, y, rows) };
  }
}

function asItIs(candidate: Candidate): Screened {
  const levelOf = Uint8Array.from({ length: candidate.size }, (_, level) => level);
  const { size, unknown } = candidate;
  return { candidate, coarse: { levelOf, size, unknown, gain: 0 } };
}

/**
 * The points in force by group and level, in hundredths: what the rows of a level get in the mean. The locked
 * criteria are the last group.
 */
function unitsInForce(
  free: readonly InForce[],
  groups: readonly Group[],
  rows: Int32Array,
  lockedTop: number,
): Float64Array[] {
  return groups.map(({ codes, size, amounts }, at) => {
    const own = free[at];
    if (own === undefined) return Float64Array.of(lockedTop / MOST_POINTS);
    const [points, weights] = [new Float64Array(size), new Float64Array(size)];
    for (const [place, row] of rows.entries()) {
      const level = codes[place] ?? 0;
      points[level] = (points[level] ?? 0) + (own.points[row] ?? 0);
      weights[level] = (weights[level] ?? 0) + (amounts?.[place] ?? 1);
    }
    return points.map((sum, level) => {
      const weight = weights[level] ?? 0;
      return weight > 0 ? sum / weight / MOST_POINTS : 0;
    });
  });
}

/** All locked points together, as a share of the most that they can give. */
function lockedGroup(locked: ReweighInput["locked"], top: number, rows: Int32Array): Group | null {
  if (locked.length === 0 || top <= 0) return null;
  const amounts = Float64Array.from(rows, (row) =>
    locked.reduce((sum, { points }) => sum + (points[row] ?? 0) / top, 0),
  );
  return { codes: new Uint8Array(rows.length), size: 1, amounts };
}

/** Points for one unit of log-odds. */
function scaleOf(
  chosen: readonly Screened[],
  fit: Fit,
  keptWeight: number,
  lockedTop: number,
): number {
  const ranges = chosen.reduce((sum, one, at) => {
    const own = raisedOf(one, fit, fit.starts[at] ?? 0);
    return sum + Math.max(0, ...own);
  }, 0);
  const room = Math.max(1, MOST_POINTS - lockedTop) / Math.max(1e-6, ranges);
  return keptWeight > 1e-3 ? Math.min(room, lockedTop / keptWeight) : room;
}

function raisedOf({ candidate, coarse }: Screened, fit: Fit, start: number): number[] {
  const own = [...fit.beta.subarray(start, start + coarse.size)];
  if (candidate.amounts !== null) return own.map((one) => Math.max(0, one));
  const lowest = Math.min(...own);
  return own.map((one) => one - lowest);
}

function criterionOf(
  one: Screened,
  fit: Fit,
  at: number,
  pull: number,
  scale: number,
): CardCriterion {
  const start = fit.starts[at] ?? 0;
  return {
    candidate: one.candidate,
    levelOf: one.coarse.levelOf,
    unknown: one.coarse.unknown,
    // Rounded down, so that all tops together never pass 100.
    points: raisedOf(one, fit, start).map((raised) => Math.floor(raised * scale + 1e-9)),
    each: null,
    isAgainstExpectation: false,
    start,
    pull,
  };
}

function lockedCriterion(
  candidate: Candidate,
  points: Float64Array,
  most: number,
  fit: Fit,
  pull: number,
): CardCriterion {
  const top = Math.max(1, most);
  return {
    candidate: {
      ...candidate,
      codes: new Uint8Array(points.length),
      size: 1,
      unknown: null,
      amounts: { sums: Float32Array.from(points, (own) => own / top), most: 1 },
    },
    levelOf: new Uint8Array(1),
    unknown: null,
    points: [top],
    each: null,
    isAgainstExpectation: false,
    start: fit.starts.at(-1) ?? 0,
    pull,
  };
}
