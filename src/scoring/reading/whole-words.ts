import { fold } from "./fold.ts";

/**
 * Whether a folded text has one of the values in it, as whole words: 'demo' stands in 'Request a demo' and in
 * 'Demos', not in 'Demographics'. A side of a value that is no letter or digit is no end of a word ('/pricing'). Plurals
 * of English and Spanish count as the word.
 */
export function hasWords(values: readonly string[]): (folded: string) => boolean {
  const wanted = values.map(fold).filter(Boolean);
  if (wanted.length === 0) return () => false;
  const pattern = new RegExp(wanted.map(patternOf).join("|"), "u");
  // Most texts have none of them, which is quicker told.
  return (folded) => wanted.some((value) => folded.includes(value)) && pattern.test(folded);
}

function patternOf(value: string): string {
  const escaped = value.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  const before = /^[\p{L}\p{N}]/u.test(value) ? String.raw`(?<![\p{L}\p{N}])` : "";
  const plural = /\p{L}$/u.test(value) ? "(?:e?s)?" : "";
  const after = /[\p{L}\p{N}]$/u.test(value) ? String.raw`(?![\p{L}\p{N}])` : "";
  return `${before}${escaped}${plural}${after}`;
}
