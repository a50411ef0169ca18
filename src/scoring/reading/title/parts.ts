import { fold } from "../fold.ts";
import { spelled } from "./heads.ts";
import type { TitleVocabulary } from "../title-vocabulary.ts";

/** One part of a title between its separators, as folded words; `after` is what separates it from the one before. */
export type Part = {
  readonly words: readonly string[];
  readonly after: "start" | "comma" | "hard";
};

/** Only so many words of a title are read. */
const MOST_WORDS = 30;

const INITIALS = /(?<![\p{L}\p{N}])(\p{L})\.\s?(?=\p{L}(?:\.|(?![\p{L}\p{N}])))/gu;
/** '(m/w/d)', 'H/F': for whom a job is advertised. */
const SEXES = /[([]?(?<![\p{L}])(?:[mwfhx]\s?[/|]\s?){1,2}[mwdfhxi](?![\p{L}])[)\]]?/gu;
/** 'Director/a', 'Técnico(a)', 'Leiter:in', 'Chargé·e': one form is enough. */
const OTHER_FORM =
  /(\p{L}{3,})\s?(?:[/:*·_]|[(])-?(?:as?|os?|ra|ora|es?|ne|rice|trice|se|innen|in|r|n)(?:[)]|(?![\p{L}]))/gu;
const DIPLOMA = /(?<![\p{L}])dipl(?:om)?\.?[\s-]*(?:ing|kfm|kffr|inf|betriebsw|vw)\.?(?![\p{L}])/gu;
const POSSESSIVE = /['’]s?(?![\p{L}])/gu;
const SEPARATORS = /\s-\s|\s?--+\s?|\.\s+-|[/|;:,()[\]•·–—+>\n\r"“”«»~]+/gu;
const NOT_WORDS = /[^\p{L}\p{M}\p{N}&@]+/gu;

/** The parts of a title: folded, abbreviations spelled out, words that say nothing left out. */
export function partsOf(title: string, vocabulary: TitleVocabulary): readonly Part[] {
  const text = withoutOwnInitials(
    servantsJoined(
      fold(title.normalize("NFKC").slice(0, 400))
        .replace(SEXES, " ")
        .replace(OTHER_FORM, "$1")
        .replace(DIPLOMA, " ")
        .replace(INITIALS, "$1"),
      vocabulary,
    ),
  ).replace(POSSESSIVE, " 's ");
  const parts: Part[] = [];
  let count = 0;
  let start = 0;
  let after: Part["after"] = "start";
  const take = (end: number): void => {
    const words = wordsOf(text.slice(start, end), vocabulary).slice(0, MOST_WORDS - count);
    count += words.length;
    if (words.length > 0) parts.push({ words, after });
  };
  for (const found of text.matchAll(SEPARATORS)) {
    take(found.index);
    if (found.index > 0) after = found[0].trim() === "," ? "comma" : "hard";
    start = found.index + found[0].length;
  }
  take(text.length);
  return parts;
}

/** 'Chefredakteur-Assistentin': of a German compound written with hyphens the last part is the head. */
function servantsJoined(text: string, { compounds }: TitleVocabulary): string {
  return text.replace(/(\p{L}{2,})-(\p{L}{5,})/gu, (whole, first: string, last: string) => {
    const masculine = last.replace(/(?:in|innen)$/, "");
    const serves = compounds.some(
      ([ending, { level }]) => level === "entry" && (ending === last || ending === masculine),
    );
    return serves ? first + last : whole;
  });
}

/** 'Conversion Rate Optimization (CRO)': letters that only repeat the words before them are no title. */
function withoutOwnInitials(text: string): string {
  return text.replace(/\((\p{L}{2,6})\)/gu, (whole, letters: string, at: number) => {
    const before = text.slice(0, at).split(NOT_WORDS).filter(Boolean).slice(-letters.length);
    return before.map((word) => word[0]).join("") === letters ? " " : whole;
  });
}

/** A rank in the possessive is somebody else's ("founder's associate"), so it goes with its mark. */
function wordsOf(text: string, vocabulary: TitleVocabulary): readonly string[] {
  const { abbreviations, ignored } = vocabulary;
  const words: string[] = [];
  for (const raw of text.replaceAll("'s", " 's ").split(/[^\p{L}\p{M}\p{N}&@']+/u)) {
    if (raw === "'s") {
      words.pop();
      continue;
    }
    for (const word of raw.split("'")) {
      const meant = abbreviations.get(word) ?? word;
      for (const one of meant.split(" ")) {
        if (one !== "" && !ignored.has(one)) words.push(spelled(one, vocabulary));
      }
    }
  }
  return words;
}
