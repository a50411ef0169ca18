import { randomOf, type Random } from "../../../src/evidence/statistics/random.ts";

/** A made-up file of leads: its header, its rows, and each row's true chance to convert. */
export type MadeLeads = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly chances: readonly number[];
};

const INDUSTRIES = ["Software", "Retail", "Health care", "Finance", "Education", "Logistics"];
const SOURCES = ["Organic", "Paid", "Referral", "Event"];
const TITLES = ["CEO", "Director", "Directora", "Manager", "Analyst", "Assistant", "Intern"];
const INDUSTRY_EFFECTS = [1.2, 0.4, 0, -0.6, -1, 0];
const TITLE_EFFECTS = [1.4, 1, 1, 0.6, 0, -0.6, -1];

/** Leads of a made-up company: visits, minutes, industry, source and position say something, the rest nothing. */
export function madeLeads(count: number, seed: number, base = -1.6): MadeLeads {
  const random = randomOf(seed);
  const chances: number[] = [];
  const rows = Array.from({ length: count }, (_, n) => {
    const visits = Math.floor(-Math.log(1 - random.uniform()) * 5);
    const minutes = Math.round(-Math.log(1 - random.uniform()) * 600) / 10;
    const industry = random.below(INDUSTRIES.length);
    const source = random.below(SOURCES.length);
    const title = random.below(TITLES.length);
    const isUnknown = random.uniform() < 0.15;
    const logOdds =
      base +
      0.9 * Math.log1p(visits) -
      1.3 +
      0.02 * Math.min(minutes, 100) +
      (isUnknown ? -0.5 : (INDUSTRY_EFFECTS[industry] ?? 0)) +
      (source === 2 ? 0.9 : 0) +
      (TITLE_EFFECTS[title] ?? 0);
    const chance = 1 / (1 + Math.exp(-logOdds));
    chances.push(chance);
    return [
      `L${String(n).padStart(7, "0")}`,
      random.uniform() < chance ? "1" : "0",
      String(visits),
      String(minutes),
      isUnknown ? "" : (INDUSTRIES[industry] ?? ""),
      SOURCES[source] ?? "",
      TITLES[title] ?? "",
      String(random.below(1_000)),
      random.uniform() < 0.5 ? "Yes" : "No",
    ];
  });
  const header =
    "Lead Id,Converted,Total Visits,Minutes on site,Industry,Lead Source,Job Title,Noise,Coin".split(
      ",",
    );
  return { header, rows, chances };
}

function quoted(text: string): string {
  return /[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The file as CSV, with more columns when given: their headers, and a value a row. */
export function csvOf(
  { header, rows }: MadeLeads,
  more: readonly {
    readonly header: string;
    readonly value: (row: readonly string[], at: number) => string;
  }[] = [],
  delimiter = ",",
): string {
  const lines = [
    [...header, ...more.map((one) => one.header)],
    ...rows.map((row, at) => [...row, ...more.map(({ value }) => value(row, at))]),
  ];
  return `${lines.map((line) => line.map(quoted).join(delimiter)).join("\n")}\n`;
}

/** The same things in another order, told by a seed. */
export function shuffled<Thing>(things: readonly Thing[], random: Random): Thing[] {
  const result = [...things];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [result[at], result[other]] = [result[other] as Thing, result[at] as Thing];
  }
  return result;
}
