import type { Companies } from "./companies.ts";
import type { Interval } from "./interval.ts";
import { rateInterval } from "./rate-interval.ts";

/**
 * The conversion of the leads whose score is `selected`, with Wilson's interval. Where leads share
 * companies, they count as so many fewer as the spread between companies shows (Rao and Scott 1992).
 */
export function companyRateInterval(
  leads: {
    readonly scores: ArrayLike<number>;
    readonly outcomes: ArrayLike<number | boolean>;
    readonly companies?: Companies;
  },
  selected: (score: number) => boolean,
  confidence = 0.95,
): Interval {
  let [count, sales] = [0, 0];
  for (let n = 0; n < leads.scores.length; n++) {
    if (!selected(leads.scores[n] ?? 0)) continue;
    count++;
    if (leads.outcomes[n]) sales++;
  }
  const effect = leads.companies
    ? designEffect({ ...leads, companies: leads.companies }, selected, sales / count)
    : 1;
  return { ...rateInterval(sales / effect, count / effect, confidence), value: sales / count };
}

/** How many times larger the variance is than that of as many leads on their own; at least 1. */
function designEffect(
  leads: {
    readonly scores: ArrayLike<number>;
    readonly outcomes: ArrayLike<number | boolean>;
    readonly companies: Companies;
  },
  selected: (score: number) => boolean,
  rate: number,
): number {
  const sums = new Float64Array(leads.companies.count);
  const present = new Uint8Array(leads.companies.count);
  let count = 0;
  leads.companies.of.forEach((company, n) => {
    if (!selected(leads.scores[n] ?? 0)) return;
    count++;
    present[company] = 1;
    sums[company] = (sums[company] ?? 0) + Number(leads.outcomes[n]) - rate;
  });
  const companies = present.reduce((sum, own) => sum + own, 0);
  const squares = sums.reduce((sum, own) => sum + own * own, 0);
  const alone = count * rate * (1 - rate);
  if (alone <= 0 || companies < 2) return count / Math.max(1, companies);
  return Math.max(1, (squares * companies) / (companies - 1) / alone);
}
