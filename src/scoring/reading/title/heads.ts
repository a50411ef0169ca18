import type { Head, TitleVocabulary } from "../title-vocabulary.ts";

/** A head found in a part: its words are from `at` to `end`. */
export type Found = {
  readonly phrase: string;
  readonly head: Head;
  readonly at: number;
  readonly end: number;
};

/** The longest phrase that begins at a word; a German feminine counts as its masculine. */
export function headAt(
  words: readonly string[],
  at: number,
  vocabulary: TitleVocabulary,
): Found | null {
  const most = Math.min(vocabulary.longest, words.length - at);
  for (let length = most; length > 1; length -= 1) {
    const phrase = words.slice(at, at + length).join(" ");
    const head = vocabulary.heads.get(phrase);
    if (head !== undefined) return { phrase, head, at, end: at + length };
  }
  const word = words[at] ?? "";
  const found = singleHead(word, vocabulary);
  return found === null ? null : { ...found, at, end: at + 1 };
}

function singleHead(
  word: string,
  vocabulary: TitleVocabulary,
): { readonly phrase: string; readonly head: Head } | null {
  const { heads } = vocabulary;
  const exact = heads.get(word);
  if (exact !== undefined) return { phrase: word, head: exact };
  if (vocabulary.notEndings.has(word)) return null;
  if (!/(?:in|innen)$/.test(word)) return null;
  const stem = word.replace(/(?:in|innen)$/, "");
  // 'Pädagogin' is the feminine of 'Pädagoge'.
  const masculine = [stem, `${stem}e`].find((one) => heads.has(one));
  const head = heads.get(masculine ?? "");
  return masculine === undefined || head === undefined ? null : { phrase: masculine, head };
}

/**
 * The word that one of one wrong letter means (one too many, one too few, another, or two that changed
 * places); itself when it means none.
 */
export function spelled(word: string, { known, misspelt }: TitleVocabulary): string {
  if (known.has(word)) return word;
  if (word.length < SHORTEST) return word.length === SHORTEST - 1 ? swapped(word, known) : word;
  const short = misspelt.get(word);
  if (short !== undefined) return short;
  for (let at = 1; at < word.length; at += 1) {
    const without = word.slice(0, at) + word.slice(at + 1);
    // One letter more at the end is another word, or the plural: 'directory'.
    const isPlural = at === word.length - 1;
    if (!isPlural && without.length > SHORTEST && known.has(without)) return without;
    const other = misspelt.get(without);
    if (other?.length === word.length && other.length > SHORTEST + 1 && isSlip(word, other)) {
      return other;
    }
  }
  return word;
}

/** A short word of which two letters changed places: 'cheif'. */
function swapped(word: string, known: TitleVocabulary["known"]): string {
  for (let at = 1; at < word.length - 1; at += 1) {
    const other = word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
    if (other !== word && known.has(other)) return other;
  }
  return word;
}

const VOWELS = /[aeiou]/g;

/** Two letters that changed places, or one vowel for another; one consonant for another makes another word. */
function isSlip(word: string, other: string): boolean {
  if (word.split("").sort().join("") === other.split("").sort().join("")) return true;
  return word.replace(VOWELS, "a") === other.replace(VOWELS, "a");
}

/** A word shorter than this is taken as it is written, letters. */
const SHORTEST = 6;

/**
 * The head that the end of a word tells: a German compound by its last part wherever it stands, otherwise
 * the trade that the first or the last word names.
 */
export function headByEnding(words: readonly string[], vocabulary: TitleVocabulary): Found | null {
  const last = words.length - 1;
  for (const [at, word] of words.entries()) {
    if (vocabulary.notEndings.has(word)) continue;
    const compound = compoundHead(word, vocabulary);
    if (compound !== null) return { phrase: compound[0], head: compound[1], at, end: at + 1 };
    if (word.length < 5) continue;
    const found = vocabulary.endings.find(
      ([ending, head]) =>
        (head.stands === "first" ? at === 0 : at === last) &&
        word.length >= ending.length + 3 &&
        word.endsWith(ending),
    );
    if (found !== undefined) return { phrase: found[0], head: found[1], at, end: at + 1 };
  }
  return null;
}

function compoundHead(
  word: string,
  { compounds }: TitleVocabulary,
): TitleVocabulary["compounds"][number] | null {
  const base = word.length > 7 ? word.replace(/(?:in|innen)$/, "") : word;
  const forms = base === word ? [word] : [base, `${base}e`];
  const found = compounds.find(([ending]) => forms.some((form) => form.endsWith(ending)));
  return found ?? null;
}
