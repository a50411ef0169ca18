import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { randomOf, type Random } from "../../../src/evidence/statistics/random.ts";

/** A made-up lead: its columns without id and outcome, and whether it converted. */
export type MadeLead = { readonly fields: readonly string[]; readonly converted: 0 | 1 };

/** Two of five columns are numbers, one in ten is a yes or no, the rest are categories; one in five says something. */
export function headerOf(columns: number): string[] {
  return Array.from({ length: columns }, (_, at) => `${kindOf(at)} ${at}x`);
}

export function kindOf(column: number): "Number" | "Category" | "Flag" {
  const place = column % 10;
  return place < 4 ? "Number" : place < 9 ? "Category" : "Flag";
}

/** One lead after the other, the same for the same random stream. */
export function makeLead(columns: number, random: Random): MadeLead {
  let logOdds = -2.2;
  const fields = Array.from({ length: columns }, (_, at) => {
    const says = at % 50 < 10;
    if (kindOf(at) === "Number") {
      const x = random.normal();
      if (says) logOdds += 0.4 * x;
      return random.uniform() < 0.1 ? "" : (100 * x).toFixed(at % 3);
    }
    if (kindOf(at) === "Flag") {
      const isSet = random.uniform() < 0.3;
      if (says && isSet) logOdds += 0.6;
      return isSet ? "Yes" : "No";
    }
    const value = random.below(4 + (at % 20));
    if (says) logOdds += (((value * 7) % 5) - 2) * 0.25;
    return random.uniform() < 0.05 ? "" : `value ${value}`;
  });
  return { fields, converted: random.uniform() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0 };
}

/** Writes so many leads to a file, with `Lead Id` and `Converted` in front. */
export async function writeLeads(path: string, rows: number, columns: number): Promise<void> {
  const random = randomOf(rows);
  const file = createWriteStream(path);
  file.write(`Lead Id,Converted,${headerOf(columns).join(",")}\n`);
  for (let row = 0; row < rows; row += 1) {
    const { fields, converted } = makeLead(columns, random);
    if (!file.write(`L${row},${converted},${fields.join(",")}\n`)) await once(file, "drain");
  }
  file.end();
  await finished(file);
}
