import { randomOf, type Random } from "../../../src/evidence/statistics/random.ts";

/** A row of a made-up file, with what is known of it only because it was made. */
export type PlantedRow = {
  readonly id: string;
  readonly company: string;
  readonly fields: readonly string[];
  /** Its true chance to convert, over all companies that might be behind such a row. */
  readonly chance: number;
  readonly outcome: 0 | 1;
  /** Left out where nothing says whom sales called. */
  readonly isTouched?: boolean;
};

export type PlantedFile = {
  readonly header: readonly string[];
  readonly rows: readonly PlantedRow[];
};

/** What decides in a made-up market: one effect a value of a category, one a step of a count. */
export type Market = {
  readonly categories: readonly { readonly effects: readonly number[] }[];
  readonly counts: readonly { readonly effect: number }[];
  readonly base: number;
};

const CATEGORIES = 12;
const COUNTS = 6;
/** How far the log-odds of companies spread that look the same. */
const HEAT = 0.7;

/**
 * A market in which three of four categories and two of three counts say something; `strength` is how much,
 * in units of log-odds between values that are ordinarily far apart.
 */
export function marketOf(random: Random, strength: number, base: number): Market {
  const categories = Array.from({ length: CATEGORIES }, (_, at) => {
    const size = 2 + random.below(9);
    const own = at % 4 === 3 ? 0 : strength * (0.4 + random.uniform());
    return { effects: Array.from({ length: size }, () => own * random.normal() * 0.6) };
  });
  const counts = Array.from({ length: COUNTS }, (_, at) => ({
    effect: at % 3 === 2 ? 0 : strength * (0.15 + 0.2 * random.uniform()),
  }));
  return { categories, counts, base };
}

/**
 * Companies of 1 to 12 contacts, each seen at 1 to 4 moments between which its counts grow. Contacts of a
 * company share one luck to a part, so that they buy together, and lean to the same values.
 */
export function companiesOfLeads(market: Market, companies: number, seed: number): PlantedFile {
  const random = randomOf(seed);
  const rows: PlantedRow[] = [];
  for (let company = 0; company < companies; company += 1) {
    const leaning = market.categories.map(({ effects }) => random.below(effects.length));
    const heat = HEAT * random.normal();
    const contacts = 1 + random.below(12);
    for (let contact = 0; contact < contacts; contact += 1) {
      const values = market.categories.map(({ effects }, at) =>
        random.uniform() < 0.3 ? (leaning[at] ?? 0) : random.below(effects.length),
      );
      let numbers = market.counts.map(() => Math.floor(-Math.log(1 - random.uniform()) * 3));
      const luck = random.uniform();
      const moments = 1 + random.below(4);
      for (let moment = 0; moment < moments; moment += 1) {
        if (moment > 0) numbers = numbers.map((one) => one + random.below(2));
        const own = logOddsOf(market, values, numbers);
        rows.push({
          id: `L${String(company).padStart(5, "0")}-${contact}`,
          company: `Company ${company}`,
          fields: [...values.map((value) => `value ${value}`), ...numbers.map(String)],
          chance: meanChance(own),
          outcome: luck < chanceAt(own + heat) ? 1 : 0,
        });
      }
    }
  }
  return { header: headerOf(), rows };
}

function headerOf(): string[] {
  return [
    ...Array.from({ length: CATEGORIES }, (_, at) => `Category ${String.fromCharCode(65 + at)}`),
    ...Array.from({ length: COUNTS }, (_, at) => `Visits ${String.fromCharCode(65 + at)}`),
  ];
}

function logOddsOf(
  { categories, counts, base }: Market,
  values: readonly number[],
  numbers: readonly number[],
): number {
  let logOdds = base;
  for (const [at, { effects }] of categories.entries()) logOdds += effects[values[at] ?? 0] ?? 0;
  for (const [at, { effect }] of counts.entries()) logOdds += effect * ((numbers[at] ?? 0) - 3);
  return logOdds;
}

function chanceAt(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Gauss and Hermite's five points of a normal distribution: node and weight. */
const NODES = [
  [0, 0.533_333_333],
  [1.355_626_18, 0.222_075_922],
  [-1.355_626_18, 0.222_075_922],
  [2.856_970_01, 0.011_257_411],
  [-2.856_970_01, 0.011_257_411],
] as const;

/** The mean over companies' heat, so that the truth does not hang on which companies a check happened to draw. */
function meanChance(logOdds: number): number {
  return NODES.reduce((sum, [node, weight]) => sum + weight * chanceAt(logOdds + HEAT * node), 0);
}
