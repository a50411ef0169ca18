import { fold } from "../../scoring/reading/fold.ts";

/** Words that are the same occupation whoever has it, where the ending alone does not tell. */
const PAIRS: Readonly<Record<string, string>> = {
  actriz: "actor",
  actress: "actor",
  alcaldesa: "alcalde",
  directriz: "director",
  emperatriz: "emperador",
  heiress: "heir",
  hostess: "host",
  housemaid: "houseman",
  housewife: "househusband",
  stewardess: "steward",
  waitress: "waiter",
};

/** An ending of either gender, and what is left without it: 'directora', 'director' and 'medica', 'medico'. */
const ENDING = /(?<=\p{L}{3})(?:as?|os?|es?)$/u;

/**
 * A text in which both genders of an occupation read alike ('Directora' as 'Director', 'Médica' as
 * 'Médico'). What else differs in the ending alone reads alike too: `genderlessIn` keeps it apart.
 */
export function genderless(text: string): string {
  return fold(text).replace(/\p{L}+/gu, (word) => {
    const own = PAIRS[word] ?? word.replace(/woman$/, "man").replace(/women$/, "men");
    return own.replace(ENDING, "");
  });
}

/**
 * The same for the texts of one column, one key a text, so that no category can tell the genders apart.
 * Texts that count through letters ('type a', 'typeb') differ in their last letter by other ones too, and
 * are no genders: they keep their own.
 */
export function genderlessIn(texts: readonly string[]): readonly string[] {
  const keys = texts.map(genderless);
  const lastLetters = new Map<string, Set<string>>();
  for (const text of texts) {
    const folded = fold(text);
    const stem = folded.slice(0, -1);
    lastLetters.set(stem, (lastLetters.get(stem) ?? new Set()).add(folded.slice(-1)));
  }
  const counts = (text: string): boolean => {
    const letters = lastLetters.get(fold(text).slice(0, -1)) ?? new Set();
    return letters.size > 1 && [...letters].some((letter) => !"aeos".includes(letter));
  };
  return keys.map((key, at) => (counts(texts[at] ?? "") ? fold(texts[at] ?? "") : key));
}

/**
 * The text in the other gender as far as endings tell: its first word, its first two and all of them, words
 * that nobody writes among them.
 */
export function otherForms(text: string): readonly string[] {
  const parts = text.split(" ");
  const forms = [feminine, masculine].flatMap((inflected) =>
    [1, 2, parts.length].map((count) =>
      parts.map((word, at) => (at < count && word.length >= 4 ? inflected(word) : word)).join(" "),
    ),
  );
  return [...new Set(forms)].filter((form) => form !== text);
}

function feminine(word: string): string {
  const own = word.replace(/(?<=nt|f)e$/u, "a").replace(/man$/u, "woman");
  return own.replace(/or$/u, "ora").replace(/o$/u, "a");
}

function masculine(word: string): string {
  const own = word.replace(/(?<=nt|f)a$/u, "e").replace(/woman$/u, "man");
  return own.replace(/ora$/u, "or").replace(/a$/u, "o");
}
