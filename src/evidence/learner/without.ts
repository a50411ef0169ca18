import type { Card, CardCriterion } from "./card.ts";
import { FEW } from "./few-conversions.ts";
import { weighed, type Limits } from "./learn.ts";
import type { Screened } from "./screen.ts";
import type { Weighed } from "./weigh.ts";

/** The card learned again from the same rows without one family of candidates; null when nothing is left. */
export function learnedWithout(
  card: Card,
  family: string,
  outcome: Uint8Array,
  rows: Int32Array,
  limits: Limits,
): Card | null {
  const y = Uint8Array.from(rows, (row) => outcome[row] ?? 0);
  const conversions = y.reduce((sum, one) => sum + one, 0);
  const others = card.criteria.filter(({ candidate }) => candidate.family !== family);
  // With few conversions the weights are pulled to equal points, which change with a criterion less.
  const from = conversions < FEW ? null : weighedBeside(card, others);
  return weighed(others.map(screenedOf), y, rows, limits, from);
}

function screenedOf({ candidate, levelOf, unknown, points }: CardCriterion): Screened {
  return { candidate, coarse: { levelOf, size: points.length, unknown, gain: 0 } };
}

/** What these criteria of a card weighed in it, and what the rows knew of their weights. */
function weighedBeside({ fit }: Card, criteria: readonly CardCriterion[]): Weighed {
  const places = criteria.flatMap(({ start, points }) => points.map((_, level) => start + level));
  const kept = [0, ...places.map((place) => place + 1)];
  const [width, size] = [fit.beta.length + 1, kept.length];
  const information = new Float64Array(size * size);
  for (const [row, from] of kept.entries()) {
    for (let column = 0; column <= row; column += 1) {
      information[row * size + column] = fit.information[from * width + (kept[column] ?? 0)] ?? 0;
    }
  }
  const starts: number[] = [];
  let start = 0;
  for (const { points } of criteria) {
    starts.push(start);
    start += points.length;
  }
  return {
    fit: {
      intercept: fit.intercept,
      beta: Float64Array.from(places, (place) => fit.beta[place] ?? 0),
      starts,
      covariance: new Float64Array(0),
      information,
    },
    precision: Float64Array.from(criteria, ({ pull }) => pull),
  };
}
