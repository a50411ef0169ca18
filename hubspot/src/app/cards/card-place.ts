import type { Language } from "@ripen/talk/language-of.ts";
import { dateTimeText } from "@ripen/talk/date-text.ts";
import { wordsOf, type Words } from "./card-words.ts";

/** Where a card stands and for whom. */
export type CardPlace = {
  /** The app's address, without a slash at the end; empty when the project was uploaded without a profile. */
  readonly appUrl: string;
  readonly contactId: string;
  readonly language: Language;
  /** IANA name of the account's zone. */
  readonly timeZone: string;
  /** True in the sidebar and the preview, where there is no room for the matrix and the chart. */
  readonly isNarrow: boolean;
};

/** The words and dates of a place, for the parts of the card. */
export type Voice = {
  readonly words: Words;
  /** A date and time for people; takes epoch milliseconds. */
  readonly date: (at: number) => string;
};

/** How the card speaks in that place. */
export function voiceOf({ language, timeZone }: CardPlace): Voice {
  return { words: wordsOf(language), date: (at) => dateTimeText(at, language, timeZone) };
}
