import { words } from "./fold.ts";
import type { Lexicon } from "../lexicon.ts";

/** The alpha-2 code of a country's name or code in English or Spanish; null when it is none. */
export function countryOf(text: string, lexicon: Lexicon): string | null {
  return lexicon.countries.get(words(text)) ?? null;
}
