/**
 * Where an id stands in the order in which ids were given out: the number at its end ('L-000123' is 123).
 * NaN when it has none. Ids count up in nearly every system, so that they tell the order of the leads
 * where no date does.
 */
export function sequenceOf(id: string): number {
  const digits = /^[^\d]{0,12}(\d{1,15})$/.exec(id.trim())?.[1];
  return digits === undefined ? NaN : Number(digits);
}
