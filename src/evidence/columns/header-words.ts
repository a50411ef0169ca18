import { words } from "../../scoring/reading/fold.ts";

/** A header as folded words with one space between them: 'LeadSource', 'lead_source' and 'Lead source' alike. */
export function headerWords(header: string): string {
  return words(header.replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2").replaceAll("_", " "));
}

/** True when one of the phrases stands in the header as whole words. */
export function speaksOf(headerInWords: string, phrases: readonly string[]): boolean {
  const padded = ` ${headerInWords} `;
  return phrases.some((phrase) => padded.includes(` ${phrase} `));
}
