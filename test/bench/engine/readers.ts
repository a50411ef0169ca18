import { lexicon } from "../../../config/lexicon.ts";
import { countryOf } from "../../../src/scoring/reading/country.ts";
import { fold } from "../../../src/scoring/reading/fold.ts";
import { quantityOf } from "../../../src/scoring/reading/quantity.ts";
import { rankOf } from "../../../src/scoring/reading/seniority.ts";
import { remember } from "../../../src/scoring/remember.ts";
import { seniorityOf } from "../../../src/scoring/reading/title.ts";

/**
 * How values are read, for both alternatives: they get the engine's own readers and its memory of distinct
 * values, so that only the way of running rules is compared.
 */
export const rank = remember((title) => {
  const level = seniorityOf(title, lexicon);
  return level === null ? -1 : rankOf(level);
});
export const country = remember((text) => countryOf(text, lexicon) ?? "");
export const quantity = remember(quantityOf);
export const folded = remember(fold);

export const { freeMailDomains } = lexicon;
