import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import spanish from "i18n-iso-countries/langs/es.json" with { type: "json" };
import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import { words } from "../../src/scoring/reading/fold.ts";
import type { Text } from "../../src/scoring/text.ts";

/** Names that people write and the package does not list. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  AE: ["Emiratos", "EAU", "Emirates"],
  BO: ["Estado Plurinacional de Bolivia"],
  BR: ["Brazil"],
  CD: ["DRC", "Congo Kinshasa", "República Democrática del Congo"],
  CG: ["Congo Brazzaville", "República del Congo"],
  CI: ["Ivory Coast"],
  CZ: ["Chequia"],
  DE: ["Deutschland"],
  DO: ["Dominicana"],
  ES: ["Reino de España", "Kingdom of Spain", "Espanya"],
  FR: ["República Francesa"],
  GB: ["England", "Scotland", "Wales", "Northern Ireland", "Inglaterra", "Escocia", "Gales", "UK"],
  IT: ["Italia"],
  KP: ["Corea del Norte", "North Korea"],
  KR: ["Corea del Sur", "Corea", "Korea"],
  LA: ["Laos"],
  MD: ["Moldova"],
  MX: ["Méjico", "Estados Unidos Mexicanos"],
  NL: ["Holanda", "Holland", "Nederland"],
  PS: ["Palestina"],
  RU: ["Rusia"],
  SY: ["Siria", "Syria"],
  TR: ["Turquía", "Türkiye"],
  TW: ["Taiwán"],
  TZ: ["Tanzania"],
  US: [
    "EEUU",
    "EE UU",
    "EE. UU.",
    "EUA",
    "Estados Unidos de América",
    "America",
    "The United States",
  ],
  VE: ["Venezuela"],
  VN: ["Vietnam", "Viet Nam"],
};

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

type Names = Readonly<Record<string, string | readonly string[]>>;
const inEnglish: Names = english.countries;
const inSpanish: Names = spanish.countries;
const isoCodes = codes.flatMap(([alpha2, alpha3]) =>
  alpha2 === undefined || alpha3 === undefined ? [] : [{ alpha2, alpha3 }],
);

const namesOf = (names: Names, alpha2: string): readonly string[] => [names[alpha2] ?? []].flat();

/**
 * From `words(name or code)` to the alpha-2 code: ISO 3166-1 names in English and Spanish, codes and
 * common aliases. Codes win over names, so that 'RU' is Russia and not 'Reino Unido'.
 */
export const countries: ReadonlyMap<string, string> = new Map([
  ...isoCodes.flatMap(({ alpha2 }) =>
    [...namesOf(inEnglish, alpha2), ...namesOf(inSpanish, alpha2), ...(ALIASES[alpha2] ?? [])].map(
      (name) => [words(name), alpha2] as const,
    ),
  ),
  ...isoCodes.flatMap(({ alpha2, alpha3 }) => [
    [words(alpha2), alpha2] as const,
    [words(alpha3), alpha2] as const,
  ]),
]);

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
