import type { Lexicon } from "../src/scoring/reading/lexicon.ts";
import { countryNames, places } from "./lexicon/countries/names.ts";
import { freeMailDomains, greatProviders } from "./lexicon/email/free-mail.ts";
import { industryNames } from "./lexicon/industries.ts";
import { roleWords, seniorityOptions, titles } from "./lexicon/titles.ts";

/** The word lists of the product, built once at start and frozen. */
export const lexicon: Lexicon = Object.freeze({
  freeMailDomains,
  greatProviders,
  places,
  countryNames,
  industryNames,
  titles,
  seniorityOptions,
  roleWords,
});
