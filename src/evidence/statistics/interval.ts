/** An estimate and the two ends of its interval; an end that nothing bounds is Infinity. */
export type Interval = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
};
