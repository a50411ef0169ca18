/** The rows of a table by company: each row's company as a number from 0 to `count` - 1. */
export type Companies = {
  readonly of: Int32Array;
  readonly count: number;
};

/**
 * Numbers the companies in the order in which they first appear. Rows that depend on each other
 * (the same company, its domain, else the same contact) carry the same key.
 */
export function companiesOf(keys: ArrayLike<string | number>): Companies {
  const seen = new Map<string | number, number>();
  const of = Int32Array.from(keys, (key) => {
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, seen.size);
    return seen.size - 1;
  });
  return { of, count: seen.size };
}

/** One weight a row, so that each company counts once however many rows it has. */
export function companyWeights({ of, count }: Companies): Float64Array {
  const rows = new Int32Array(count);
  for (const company of of) rows[company] = (rows[company] ?? 0) + 1;
  return Float64Array.from(of, (company) => 1 / (rows[company] ?? 1));
}
