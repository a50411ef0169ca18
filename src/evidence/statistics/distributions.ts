import { upperGamma } from "./gamma.ts";

/** The chance that a normal variable of mean 0 and variance 1 is at most `z`, exact in both tails. */
export function normalCdf(z: number): number {
  const tail = 0.5 * upperGamma(0.5, (z * z) / 2);
  return z < 0 ? tail : 1 - tail;
}

/**
 * The z that a normal variable stays below with `probability`; -Infinity at 0, Infinity at 1.
 * A first guess (Abramowitz and Stegun 26.2.23) sharpened by Halley's rule on the exact tail.
 */
export function normalQuantile(probability: number): number {
  if (probability <= 0) return -Infinity;
  if (probability >= 1) return Infinity;
  if (probability > 0.5) return -normalQuantile(1 - probability);
  const t = Math.sqrt(-2 * Math.log(probability));
  let z =
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) -
    t;
  for (let n = 0; n < 3; n++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    if (density === 0) break;
    const step = (normalCdf(z) - probability) / density;
    z -= step / (1 + (z * step) / 2);
  }
  return z;
}

/** The z of a two-sided interval: 1.96 for a confidence of .95. */
export function criticalValue(confidence: number): number {
  return -normalQuantile((1 - confidence) / 2);
}

/** The chance of a deviation of `z` standard errors or more to either side. */
export function twoSidedChance(z: number): number {
  return Number.isNaN(z) ? 1 : upperGamma(0.5, (z * z) / 2);
}

/** The chance that a chi-squared variable with `degrees` of freedom is `value` or more. */
export function chiSquaredChance(value: number, degrees: number): number {
  return degrees <= 0 ? 1 : upperGamma(degrees / 2, value / 2);
}
