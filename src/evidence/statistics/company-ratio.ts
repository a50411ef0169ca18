import type { Interval } from "./interval.ts";
import { randomOf, type Random } from "./random.ts";

/** How often the companies are drawn anew. */
const draws = 2_000;

/** One entry a company: weights of its rows with and without, and of the converted among them. */
export type CompanySums = {
  readonly convertedWith: Float64Array;
  readonly rowsWith: Float64Array;
  readonly convertedWithout: Float64Array;
  readonly rowsWithout: Float64Array;
};

/**
 * The ratio of two rates whose rows share companies, with the interval of a seeded bootstrap over
 * companies: 2,000 draws, each judged in its own standard errors (bootstrap-t on the logarithm).
 * `sales` are those on the side with fewer: so many degrees of freedom, less one, stand behind the error.
 */
export function companyRatio(
  sums: CompanySums,
  sales: number,
  confidence: number,
  seed: number,
): Interval {
  const kinds = kindsOf(sums);
  const whole = logRatioOf(kinds, kinds.counts);
  const value = Math.exp(whole.logRatio);
  if (!Number.isFinite(whole.logRatio) || !(whole.error > 0)) {
    return { value, low: 0, high: Infinity };
  }
  const random = randomOf(seed);
  const drawn = new Float64Array(kinds.counts.length);
  const studentised = new Float64Array(draws);
  for (let n = 0; n < draws; n++) {
    draw(kinds, random, drawn);
    const { logRatio, error } = logRatioOf(kinds, drawn);
    studentised[n] = (logRatio - whole.logRatio) / error;
  }
  // A draw without a conversion on one side lies beyond every end; one without either says nothing.
  const sorted = studentised.filter((t) => !Number.isNaN(t)).sort();
  const tail = (1 - confidence) / 2;
  const error = whole.error * Math.sqrt(sales / (sales - 1));
  return {
    value,
    low: Math.exp(whole.logRatio - quantile(sorted, 1 - tail) * error),
    high: Math.exp(whole.logRatio - quantile(sorted, tail) * error),
  };
}

/** Companies that are alike are drawn together: the same numbers are kept once, with how many they are. */
type Kinds = {
  readonly sums: CompanySums;
  readonly counts: Float64Array;
  /** The kind of each company, in the order of the kinds. */
  readonly companies: Int32Array;
};

function kindsOf(sums: CompanySums): Kinds {
  const kinds = new Map<string, { sums: [number, number, number, number]; count: number }>();
  sums.rowsWith.forEach((rowsWith, n) => {
    const own: [number, number, number, number] = [
      sums.convertedWith[n] ?? 0,
      rowsWith,
      sums.convertedWithout[n] ?? 0,
      sums.rowsWithout[n] ?? 0,
    ];
    const key = own.map((sum) => sum.toFixed(9)).join(" ");
    const kind = kinds.get(key);
    if (kind) kind.count++;
    else kinds.set(key, { sums: own, count: 1 });
  });
  // In an order of their own, so that the order of the rows changes no draw.
  const ordered = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
  return {
    sums: {
      convertedWith: Float64Array.from(ordered, (kind) => kind.sums[0]),
      rowsWith: Float64Array.from(ordered, (kind) => kind.sums[1]),
      convertedWithout: Float64Array.from(ordered, (kind) => kind.sums[2]),
      rowsWithout: Float64Array.from(ordered, (kind) => kind.sums[3]),
    },
    counts: Float64Array.from(ordered, ({ count }) => count),
    companies: Int32Array.from(ordered.flatMap(({ count }, kind) => Array(count).fill(kind))),
  };
}

/** As many companies as there are, with replacement: one by one, or by kind where kinds are few. */
function draw({ counts, companies }: Kinds, random: Random, into: Float64Array): void {
  const count = companies.length;
  if (counts.length * 10 > count) {
    into.fill(0);
    for (let n = 0; n < count; n++) {
      const kind = companies[random.below(count)] ?? 0;
      into[kind] = (into[kind] ?? 0) + 1;
    }
    return;
  }
  let [left, drawsLeft] = [count, count];
  for (let kind = 0; kind < counts.length; kind++) {
    const own = counts[kind] ?? 0;
    const taken = random.binomial(drawsLeft, left > 0 ? own / left : 0);
    into[kind] = taken;
    left -= own;
    drawsLeft -= taken;
  }
}

/** The logarithm of the ratio and its linearised standard error over companies. */
function logRatioOf(
  { sums: { convertedWith, rowsWith, convertedWithout, rowsWithout }, companies }: Kinds,
  counts: Float64Array,
): { readonly logRatio: number; readonly error: number } {
  let [a, b, c, d, squares] = [0, 0, 0, 0, 0];
  for (let kind = 0; kind < counts.length; kind++) {
    const count = counts[kind] ?? 0;
    if (count === 0) continue;
    a += count * (convertedWith[kind] ?? 0);
    b += count * (rowsWith[kind] ?? 0);
    c += count * (convertedWithout[kind] ?? 0);
    d += count * (rowsWithout[kind] ?? 0);
  }
  for (let kind = 0; kind < counts.length; kind++) {
    const count = counts[kind] ?? 0;
    if (count === 0) continue;
    const influence =
      (convertedWith[kind] ?? 0) / a -
      (rowsWith[kind] ?? 0) / b -
      (convertedWithout[kind] ?? 0) / c +
      (rowsWithout[kind] ?? 0) / d;
    squares += count * influence * influence;
  }
  const variance = (squares * companies.length) / (companies.length - 1);
  return { logRatio: Math.log(a / b / (c / d)), error: Math.sqrt(variance) };
}

function quantile(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below === above ? below : below + (position - Math.floor(position)) * (above - below);
}
