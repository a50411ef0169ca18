import { maxTextLength } from "../properties/check-value.ts";
import type { Random } from "../random.ts";

const emoji = ["🚀", "👩‍💻", "🔥", "🇪🇸"];

/** Makes some of the values as people leave them: padded, shouted, decorated, endless, or numbers with dots and ranges. */
export function dirty(
  random: Random,
  index: number,
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const soiled = new Map(values);
  const change = (name: string, share: number, by: (value: string) => string): void => {
    const value = soiled.get(name);
    if (value && random.chance(share)) soiled.set(name, by(value));
  };
  change("firstname", 0.04, (value) => `  ${value} `);
  change("firstname", 0.03, (value) => value.toUpperCase());
  change("lastname", 0.03, (value) => value.toLowerCase());
  change("jobtitle", 0.04, (value) => `${value} ${random.pick(emoji)}`);
  change("jobtitle", 0.04, (value) => ` ${value.toUpperCase()}`);
  change("company", 0.03, (value) => `${value}\t`);
  change("city", 0.03, (value) => value.toLowerCase());
  if (random.chance(0.15)) {
    soiled.set(
      "annualrevenue",
      random.pick(["1.000", "1,5M", "250000", "€ 2.500.000", "n/a", "0"]),
    );
  }
  if (random.chance(0.12)) {
    soiled.set("company_size", random.pick(["51-200", "11-50", "1.000", "+500", "200 ", "pocos"]));
  }
  if (random.chance(0.05))
    soiled.set("industry", random.pick(["SaaS", "Educación", " retail", "—"]));
  // The longest value that a text can have, on a few contacts only.
  if (index % 700 === 350) soiled.set("message", "ñ".repeat(maxTextLength));
  return soiled;
}
