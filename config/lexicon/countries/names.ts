import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import spanish from "i18n-iso-countries/langs/es.json" with { type: "json" };
import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import { words } from "../../../src/scoring/reading/fold.ts";
import type { Places } from "../../../src/scoring/reading/places.ts";
import type { Text } from "../../../src/base/text.ts";
import { ADJECTIVES } from "./adjectives.ts";
import { ALIASES } from "./aliases.ts";
import {
  CITIES,
  EMPTY_WORDS,
  LETTERS,
  OFFICIAL_BODIES,
  OFFICIAL_NOUNS,
  OFFICIAL_WORDS,
  OTHER_CODES,
  STATE_CODES,
  SUBDIVISIONS,
  TERRITORIES,
  WORD_CODES,
} from "./parts.ts";

/** Everyday names for sentences, where the package's first English name is the official one. */
const EVERYDAY: Readonly<Record<string, string>> = {
  BO: "Bolivia",
  CN: "China",
  CZ: "Czechia",
  GM: "Gambia",
  IR: "Iran",
  KP: "North Korea",
  LA: "Laos",
  MD: "Moldova",
  MK: "North Macedonia",
  RU: "Russia",
  SY: "Syria",
  TW: "Taiwan",
  TZ: "Tanzania",
  US: "United States",
  VE: "Venezuela",
  VN: "Vietnam",
};

/** The languages of CLDR whose names are read, those of our users first: where two disagree the first wins. */
const LANGUAGES =
  "en es pt fr de it ca eu gl nl sv da nb fi pl cs sk hu ro bg el tr ru uk hr sr sl et lv lt ja zh zh-Hant ko ar he fa hi id vi th ms is ga mt sq mk be".split(
    " ",
  );

type Names = Readonly<Record<string, string | readonly string[]>>;
const inEnglish: Names = english.countries;
const inSpanish: Names = spanish.countries;
const isoCodes = codes.flatMap(([alpha2, alpha3]) =>
  alpha2 === undefined || alpha3 === undefined ? [] : [{ alpha2, alpha3 }],
);

const namesOf = (names: Names, alpha2: string): readonly string[] => [names[alpha2] ?? []].flat();

/** From a name to the code, aliases first: they are where the packages' names are not what people mean. */
const names = new Map<string, string>();
for (const [code, aliases] of Object.entries(ALIASES))
  for (const name of aliases) add(names, name, code);
for (const { alpha2 } of isoCodes) {
  for (const name of [...namesOf(inEnglish, alpha2), ...namesOf(inSpanish, alpha2)])
    add(names, name, alpha2);
}

function add(map: Map<string, string>, name: string, code: string): void {
  const key = words(name);
  if (key !== "" && !map.has(key)) map.set(key, code);
}

/** The names of CLDR in the other languages: made when a name is first met that the two do not have. */
let others: ReadonlyMap<string, string> | null = null;
function otherNames(): ReadonlyMap<string, string> {
  if (others !== null) return others;
  const made = new Map<string, string>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: "region" });
    for (const { alpha2 } of isoCodes) {
      const name = display.of(alpha2);
      if (name !== undefined && name !== alpha2) add(made, name, alpha2);
    }
  }
  others = made;
  return made;
}

const list = (text: string): readonly string[] => text.split(";");
const parts = new Map<string, string>();
for (const [code, text] of [...Object.entries(SUBDIVISIONS), ...Object.entries(CITIES)]) {
  for (const name of list(text)) if (!names.has(words(name))) add(parts, name, code);
}
/** A name of this many letters or more may have one wrong. */
const LONG = 6;

/** Every long everyday name with one letter left out, where that means one country alone. */
function misspelt(): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  for (const [name, code] of names) {
    if (name.length < LONG) continue;
    for (let at = 1; at < name.length; at += 1) {
      const without = name.slice(0, at) + name.slice(at + 1);
      const other = found.get(without);
      found.set(without, other === undefined || other === code ? code : null);
    }
  }
  return new Map(
    [...found].flatMap(([key, code]) => (code === null ? [] : [[key, code] as const])),
  );
}

/** What countryOf looks up. */
export const places: Places = {
  names,
  otherNames,
  parts,
  codes: new Map([
    ...isoCodes.flatMap(({ alpha2, alpha3 }) => [
      [alpha2, alpha2] as const,
      [alpha3, alpha2] as const,
    ]),
    ...Object.entries(OTHER_CODES),
    ["UK", "GB"],
    ["EL", "GR"],
    ["XKX", "XK"],
    ["XK", "XK"],
  ]),
  longCodes: new Map(isoCodes.map(({ alpha2, alpha3 }) => [alpha2, alpha3])),
  wordCodes: new Set(WORD_CODES.split(" ")),
  letters: new Map(Object.entries(LETTERS)),
  stateCodes: new Map(
    Object.entries(STATE_CODES).flatMap(([code, states]) =>
      states.split(" ").map((state) => [state, code] as const),
    ),
  ),
  territories: new Set(TERRITORIES.split(" ")),
  adjectives: new Map(Object.entries(ADJECTIVES)),
  officialWords: new Set(words(OFFICIAL_WORDS).split(" ")),
  officialBodies: new Set(OFFICIAL_BODIES.split(" ")),
  officialNouns: new Set(OFFICIAL_NOUNS.split(" ")),
  empty: new Set(list(EMPTY_WORDS)),
  misspelt: misspelt(),
};

/** From the alpha-2 code to the name that a sentence uses. */
export const countryNames: ReadonlyMap<string, Text> = new Map(
  isoCodes.map(({ alpha2 }) => [
    alpha2,
    {
      en: EVERYDAY[alpha2] ?? namesOf(inEnglish, alpha2)[0] ?? alpha2,
      es: namesOf(inSpanish, alpha2)[0] ?? alpha2,
    },
  ]),
);
