import type { Lexicon } from "./lexicon.ts";
import { words } from "./fold.ts";
import type { Places } from "./places.ts";

/** How a column of countries is read: as codes, so that 'NA' is Namibia and 'no' is Norway, or as names. */
export type CountryReading = "codes" | "names";

const FORMATTING = /\p{Cf}/gu;
const FLAG = /^(?:[\u{1f1e6}-\u{1f1ff}]){2}$/u;
/** 'es_ES'; and the codes of ISO 3166-2, where the country stands first: 'US-CA'. */
const LOCALE = /^\p{Ll}{2}[_-](\p{Lu}{2})$/u;
const REGION = /^(\p{Lu}{2})-[\p{Lu}\d]{1,3}$/u;
const CODE = /^(?:\p{L}\.?\s?){2,3}$/u;
const SEPARATORS = /\s[-–—]\s|[,;/|()[\]·]+/u;

/**
 * The alpha-2 code of a country written as a name in any language of CLDR, a code, an everyday, official or
 * historical name, a state of a large country, or 'City, Country'; null when it is none, or not sure.
 */
export function countryOf(
  text: string,
  { places }: Lexicon,
  reading: CountryReading = "names",
): string | null {
  const value = text.normalize("NFKC").replace(FORMATTING, "").trim().slice(0, 120);
  if (value === "") return null;
  if (FLAG.test(text.trim())) return places.codes.get(lettersOfFlag(text.trim())) ?? null;
  const whole = wholeOf(value, places, reading);
  if (whole !== null) return whole === NOWHERE ? null : whole;
  const segments = value
    .split(SEPARATORS)
    .map((part) => part.replace(POSTCODE, "").trim())
    .filter(Boolean);
  if (
    segments.length > 1 &&
    SEVERAL.test(value) &&
    new Set(segments.map((part) => nameOf(words(part), places))).size > 1
  ) {
    return null;
  }
  const [only] = segments;
  if (segments.length === 1 && only !== undefined && only !== value) {
    return wholeOf(only, places, reading) || null;
  }
  return segments.length < 2
    ? misspelt(words(value), places)
    : fromSegments(segments, places, reading);
}

/** '28001 Madrid'; a state's code in front of it stays: 'TX 75201'. */
const POSTCODE = /^\d{4,6}(?:-\d{3,4})?\s+|\s+\d{5}(?:-\d{3,4})?$/g;

/** 'Spain/Portugal' is two countries. */
const SEVERAL = /[/;|]/;

/** Said to be nowhere in particular, so that no part of it is looked for. */
const NOWHERE = "";

function wholeOf(value: string, places: Places, reading: CountryReading): string | null {
  const code = codeOf(value, places, reading);
  if (code !== null) return code;
  const key = words(value);
  // A country and a state of another: the name alone does not tell.
  if (key === "" || key === "georgia" || places.empty.has(key)) return NOWHERE;
  const around = key.replace(AROUND, "").trim();
  return (
    nameOf(key, places) ??
    places.parts.get(key) ??
    places.stateCodes.get(value) ??
    (around === key ? null : (places.parts.get(around) ?? nameOf(around, places)))
  );
}

/** 'Greater Madrid Metropolitan Area'. */
const AROUND =
  /^(?:greater|gran|metropolitan|area metropolitana de|region de|provincia de|grossraum|area of) | (?:metropolitan area|metro area|metropolitan region|area|region|bay area|und umgebung|y alrededores)$/g;

function codeOf(value: string, places: Places, reading: CountryReading): string | null {
  const locale = (REGION.exec(value) ?? LOCALE.exec(value))?.[1];
  if (locale !== undefined) return places.codes.get(locale) ?? null;
  const letter = value.length === 1 ? places.letters.get(value) : undefined;
  if (letter !== undefined) return letter;
  if (!CODE.test(value)) return null;
  const letters = value.replace(/[.\s]/g, "");
  const known = places.codes.get(letters.toUpperCase());
  if (known === undefined || reading === "codes") return known ?? null;
  if (letters === "NA" || /[.\s]/.test(value)) return null;
  const isCapital = letters === letters.toUpperCase();
  return isCapital || !places.wordCodes.has(letters.toLowerCase()) ? known : null;
}

/** A name as it is, in another language, or behind what makes it official. */
function nameOf(key: string, places: Places): string | null {
  const known = places.names.get(key);
  if (known !== undefined) return known;
  const bare = key.replace(/^(?:the|la|el|les|los|las|le|l|die|os|o|il) /, "");
  const named =
    places.names.get(bare) ?? places.otherNames().get(key) ?? places.otherNames().get(bare);
  if (named !== undefined) return named;
  return officialOf(bare, places) ?? byAdjective(bare, places);
}

/** 'Republic of the Union of Myanmar', 'República Federativa del Brasil', 'Republik Angola'. */
function officialOf(key: string, places: Places): string | null {
  // 'Hong Kong Special Administrative Region of the People's Republic of China' is not China.
  const region =
    /^(.+?) (?:special administrative region|region administrativa especial|regiao administrativa especial)\b/.exec(
      key,
    )?.[1];
  if (region !== undefined) return places.names.get(region) ?? null;
  const parts = key.split(" ");
  let at = 0;
  let isOfficial = false;
  while (at < parts.length) {
    const part = parts[at] ?? "";
    if (places.officialBodies.has(part)) isOfficial = true;
    else if (!places.officialWords.has(part)) break;
    at += 1;
  }
  if (!isOfficial || at === parts.length) return null;
  const rest = parts.slice(at).join(" ");
  const found = places.names.get(rest) ?? places.otherNames().get(rest) ?? null;
  const isPeoples = PEOPLES.test(parts.slice(0, at).join(" "));
  switch (found) {
    case "KR":
      return isPeoples ? "KP" : "KR";
    case "CN":
      return isPeoples ? "CN" : "TW";
    case "CG":
      return isPeoples ? "CD" : "CG";
    case null:
    default:
      return found;
  }
}

/** Two states share each of these names, and say which they are in the official one. */
const PEOPLES =
  /\b(?:people|peoples|popular|populaire|popolare|volks|volksrepublik|democratic|democratica|democratique|demokratische)\b/;

function byAdjective(key: string, { adjectives, officialNouns }: Places): string | null {
  const parts = key.split(" ");
  if (!parts.some((part) => officialNouns.has(part))) return null;
  const rest = parts.filter((part) => !officialNouns.has(part)).join(" ");
  return adjectives.get(rest) ?? null;
}

/**
 * 'Madrid, Spain', 'ES - Spain', 'Czech Republic (Czechia)': the countries that the parts name, when they
 * agree; otherwise the last one behind a place. A lone code behind a city may be a state ('Berlin, DE').
 */
function fromSegments(
  segments: readonly string[],
  places: Places,
  reading: CountryReading,
): string | null {
  // 'Venezuela, Bolivarian Republic of', 'Netherlands, The'.
  const turned = nameOf(words([...segments].reverse().join(" ")), places);
  if (turned !== null) return turned;
  const found = segments.map((part) => ({
    country:
      nameOf(words(part), places) ?? (part.length > 3 ? null : codeOf(part, places, reading)),
    part: places.parts.get(words(part)) ?? null,
    state: places.stateCodes.get(part.replace(/\s+\d[\d-]*$/, "")) ?? null,
    isCode: part.length <= 3,
  }));
  const countries = new Set(found.flatMap(({ country }) => country ?? []));
  const regions = new Set(found.flatMap(({ part, state }) => part ?? state ?? []));
  const last = found.at(-1);
  if (countries.size === 0)
    return last?.part ?? last?.state ?? (regions.size === 1 ? ([...regions][0] ?? null) : null);
  if (countries.size === 1) {
    const [only = null] = countries;
    if (regions.size === 0 || (only !== null && regions.has(only))) {
      // A two-letter code behind an unknown city may be a state's.
      const isDoubtful =
        last?.isCode === true &&
        AMBIGUOUS.has(segments.at(-1) ?? "") &&
        regions.size === 0 &&
        found.length === 2 &&
        found[0]?.country === null;
      return isDoubtful || isGeorgia(only, regions, found.length) ? null : only;
    }
    // 'Boston, MA' is in Massachusetts.
    if (last?.isCode === true && AMBIGUOUS.has(segments.at(-1) ?? "") && regions.has("US"))
      return "US";
    // 'Paris, Texas': the state tells, when it stands last; 'Paris, Canada' is told by its country.
    if (last?.country !== null && last?.country !== undefined) return last.country;
    return last?.part ?? last?.state ?? null;
  }
  // 'France, Germany' is either; 'Guadeloupe, France' is where it is.
  if (regions.size === 0 && found.every(({ country, isCode }) => country !== null && !isCode)) {
    return found.find(({ country }) => places.territories.has(country ?? ""))?.country ?? null;
  }
  return last?.country ?? null;
}

/** Codes of states of the United States that are countries' codes too. */
const AMBIGUOUS = new Set(
  "AL AR CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC ND NE PA SC SD TN VA".split(" "),
);

/** 'Atlanta, Georgia' is in the United States, 'Tbilisi, Georgia' is not: who can tell. */
function isGeorgia(code: string | null, regions: ReadonlySet<string>, count: number): boolean {
  return code === "GE" && count > 1 && !regions.has("GE");
}

function lettersOfFlag(flag: string): string {
  return Array.from(flag, (sign) =>
    String.fromCharCode((sign.codePointAt(0) ?? 0) - 0x1f1e6 + 65),
  ).join("");
}

/** A long name with one letter too many, too few, or two that changed places. */
function misspelt(key: string, { names, misspelt: short }: Places): string | null {
  if (key.length < 5) return null;
  if (key.length === 5) return swapped(key, names);
  const missing = short.get(key);
  if (missing !== undefined) return missing;
  const found = new Set<string>();
  for (let at = 1; at < key.length; at += 1) {
    const without = key.slice(0, at) + key.slice(at + 1);
    const more = names.get(without);
    if (more !== undefined && without.length >= 6) found.add(more);
    const swapped = key.slice(0, at) + (key[at + 1] ?? "") + (key[at] ?? "") + key.slice(at + 2);
    const other = names.get(swapped);
    if (other !== undefined) found.add(other);
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** A short name of which two letters changed places: 'Spian'. */
function swapped(key: string, names: Places["names"]): string | null {
  for (let at = 1; at < key.length - 1; at += 1) {
    const other = key.slice(0, at) + (key[at + 1] ?? "") + (key[at] ?? "") + key.slice(at + 2);
    const code = names.get(other);
    if (code !== undefined) return code;
  }
  return null;
}
