/** A stream of numbers that one seed reproduces. */
export type Random = {
  /** What createRandom makes the rest of this stream from. */
  state(): number;
  /** A double in [0, 1). */
  next(): number;
  /** An integer from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  /** One of `values`, all equally likely. Throws a RangeError when there is none. */
  pick<T>(values: readonly T[]): T;
  /** One of `[value, weight]`, likelier the larger its weight. Throws a RangeError when there is none. */
  weighted<T>(values: readonly (readonly [T, number])[]): T;
};

/** Makes a generator (mulberry32) from an integer seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(next() * values.length)];
    if (value === undefined) throw new RangeError("Nothing to pick from");
    return value;
  };
  return {
    state: () => state,
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick,
    weighted: (values) => {
      const total = values.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [value, weight] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(values)[0];
    },
  };
}
