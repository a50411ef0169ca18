import freeMail from "email-providers/all.json" with { type: "json" };
import type { Lexicon } from "../src/scoring/lexicon.ts";
import { countries, countryNames } from "./lexicon/countries.ts";
import { industryNames } from "./lexicon/industries.ts";
import { roleWords, titles } from "./lexicon/titles.ts";

/** The word lists of the product, built once at start and frozen. */
export const lexicon: Lexicon = Object.freeze({
  freeMailDomains: new Set(freeMail),
  countries,
  countryNames,
  industryNames,
  titles,
  roleWords,
});
