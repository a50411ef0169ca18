import { logFactorial } from "./gamma.ts";

/** A stream of chance that one seed reproduces on every machine. */
export type Random = {
  /** A double in [0, 1). */
  uniform(): number;
  /** An integer from 0 to `below` - 1. */
  below(below: number): number;
  /** From the normal distribution of mean 0 and variance 1. */
  normal(): number;
  /** How many of `trials` succeed when each does with `probability` (0 to 1). */
  binomial(trials: number, probability: number): number;
};

/** Makes a stream (sfc32, docs/statistics.md) from an integer seed. */
export function randomOf(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed >>> 0, 1];
  const uniform = (): number => {
    const mixed = (((a + b) >>> 0) + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + mixed) >>> 0;
    return mixed / 4_294_967_296;
  };
  // Seeds that differ in one bit only give streams alike at first.
  for (let n = 0; n < 15; n++) uniform();

  const binomial = (trials: number, probability: number): number => {
    if (trials <= 0 || probability <= 0) return 0;
    if (probability >= 1) return trials;
    if (probability > 0.5) return trials - binomial(trials, 1 - probability);
    return trials * probability < 10
      ? waited(trials, probability, uniform)
      : rejected(trials, probability, uniform);
  };
  return {
    uniform,
    below: (below) => Math.floor(uniform() * below),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    binomial,
  };
}

/** Few successes: jumps from one to the next, whose distances are geometric. */
function waited(trials: number, probability: number, uniform: () => number): number {
  const perStep = Math.log1p(-probability);
  let successes = -1;
  let position = 0;
  do {
    successes++;
    position += Math.floor(Math.log(1 - uniform()) / perStep) + 1;
  } while (position <= trials);
  return successes;
}

/** Many: transformed rejection (BTRS of Hörmann 1993), for trials x probability of 10 and more. */
function rejected(trials: number, probability: number, uniform: () => number): number {
  const spread = Math.sqrt(trials * probability * (1 - probability));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const centre = trials * probability + 0.5;
  const acceptAtOnce = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = Math.log(probability / (1 - probability));
  const mode = Math.floor((trials + 1) * probability);
  const atMode = logFactorial(mode) + logFactorial(trials - mode);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + centre);
    if (k < 0 || k > trials) continue;
    if (us >= 0.07 && v <= acceptAtOnce) return k;
    const density = atMode - logFactorial(k) - logFactorial(trials - k) + (k - mode) * logOdds;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= density) return k;
  }
}
