import { fitLogistic, type Fit, type Group } from "../statistics/logistic.ts";

/** Weights before anything is known: a level differs by about half a unit of log-odds. */
const SHAPE = 0.5;
const RATE = 0.12;

export type Weighed = { readonly fit: Fit; readonly precision: Float64Array };

/**
 * Weighs groups jointly and learns from the data how strongly each is pulled back (MacKay's evidence
 * updates with a Gamma prior): a group that says little ends near 0, one that says much stays free.
 * `floor` is the least pull, `rounds` how often it is learned anew, `centre` what the weights are pulled to (null: 0).
 */
export function weigh(
  groups: readonly Group[],
  y: Uint8Array,
  centre: Float64Array | null,
  floor: number,
  rounds: number,
): Weighed {
  const precision = new Float64Array(groups.length).fill(Math.max(floor, SHAPE / RATE));
  let fit = fitLogistic(groups, y, { precision, centre }, null);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, { size }] of groups.entries()) {
      const start = fit.starts[at] ?? 0;
      precision[at] = Math.max(floor, learned(fit, start, size, precision[at] ?? 0, centre));
    }
    fit = fitLogistic(groups, y, { precision, centre }, fit);
  }
  return { fit, precision };
}

function learned(
  { beta, covariance }: Fit,
  start: number,
  size: number,
  precision: number,
  centre: Float64Array | null,
): number {
  const width = beta.length + 1;
  let squares = 0;
  let uncertain = 0;
  for (let level = start; level < start + size; level += 1) {
    squares += ((beta[level] ?? 0) - (centre?.[level] ?? 0)) ** 2;
    uncertain += covariance[(level + 1) * width + level + 1] ?? 0;
  }
  const settled = Math.max(0, size - precision * uncertain);
  return (settled + 2 * SHAPE) / (squares + 2 * RATE);
}
