import { companiesOf, companyWeights, type Companies } from "./companies.ts";
import { companyRatio, type CompanySums } from "./company-ratio.ts";
import type { Interval } from "./interval.ts";
import { ratioInterval } from "./ratio-interval.ts";

/** Below so many sales on a side a lift says nothing. */
export const fewestSales = 10;

/** One row a lead at a moment; all three have the same length. */
export type LiftRows = {
  /** 1 where the lead met the criterion. */
  readonly met: ArrayLike<number | boolean>;
  /** 1 where it reached the goal. */
  readonly converted: ArrayLike<number | boolean>;
  /** What rows that depend on each other share; left out when every row is a lead of its own. */
  readonly companies?: ArrayLike<string | number>;
};

export type Side = {
  readonly leads: number;
  /** Sales: companies with at least one converted row on this side. */
  readonly conversions: number;
  /** 0 to 1, each company counted once; NaN without leads. */
  readonly rate: number;
};

export type Lift = {
  readonly with: Side;
  readonly without: Side;
  /** The rate with over the rate without, and its 95 % interval; null where there is too little to tell. */
  readonly lift: Interval | null;
};

/**
 * How many times likelier those who met a criterion convert (docs/statistics.md, Lift). Rows of
 * their own: Koopman's interval; rows that share companies: a bootstrap over companies, seeded.
 */
export function liftOf(rows: LiftRows, confidence = 0.95, seed = 1): Lift {
  const companies = rows.companies && companiesOf(rows.companies);
  const sums = sumsOf(rows, companies);
  const [withIt, without] = [sideOf(rows, 1, companies), sideOf(rows, 0, companies)];
  const sales = Math.min(withIt.conversions, without.conversions);
  const lift = (): Interval =>
    companies && companies.count < companies.of.length
      ? companyRatio(sums, sales, confidence, seed)
      : ratioInterval(withIt, without, confidence);
  return { with: withIt, without, lift: sales < fewestSales ? null : lift() };
}

function sideOf(rows: LiftRows, side: 0 | 1, companies: Companies | undefined): Side {
  const weights = companies && companyWeights(companies);
  const sold = new Set<number>();
  let [leads, weight, converted] = [0, 0, 0];
  for (let n = 0; n < rows.met.length; n++) {
    if (Number(rows.met[n]) !== side) continue;
    const own = weights?.[n] ?? 1;
    leads++;
    weight += own;
    if (!rows.converted[n]) continue;
    converted += own;
    sold.add(companies?.of[n] ?? n);
  }
  return { leads, conversions: sold.size, rate: converted / weight };
}

/** Of each company: the weight of its rows on either side, and of those among them that converted. */
function sumsOf(rows: LiftRows, companies: Companies | undefined): CompanySums {
  const count = companies?.count ?? 0;
  const sums = {
    convertedWith: new Float64Array(count),
    rowsWith: new Float64Array(count),
    convertedWithout: new Float64Array(count),
    rowsWithout: new Float64Array(count),
  };
  if (!companies) return sums;
  const weights = companyWeights(companies);
  companies.of.forEach((company, n) => {
    const own = weights[n] ?? 0;
    const isMet = Boolean(rows.met[n]);
    const rowsOf = isMet ? sums.rowsWith : sums.rowsWithout;
    const convertedOf = isMet ? sums.convertedWith : sums.convertedWithout;
    rowsOf[company] = (rowsOf[company] ?? 0) + own;
    if (rows.converted[n]) convertedOf[company] = (convertedOf[company] ?? 0) + own;
  });
  return sums;
}
