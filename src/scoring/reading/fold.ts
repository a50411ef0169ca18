const PLAIN = /^[\u0020-\u007e]*$/;
const MARKS = /\p{M}+/gu;
const NOT_WORDS = /[^\p{L}\p{N}]+/gu;
const INITIALS = /\b(\p{L})\.(?=\p{L}\b)/gu;

/** Lower case without accents, trimmed; punctuation stays, so that '/pricing' can be looked for. */
export function fold(text: string): string {
  const lower = text.trim().toLowerCase();
  return PLAIN.test(lower) ? lower : lower.normalize("NFD").replace(MARKS, "");
}

/** Words only, one space between them, folded: 'C.E.O. & Co-Founder' becomes 'ceo co founder'. */
export function words(text: string): string {
  return fold(text).replace(INITIALS, "$1").replace(NOT_WORDS, " ").trim();
}
