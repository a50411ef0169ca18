import type { Seniority } from "./seniority.ts";

/**
 * What a phrase of a title names: a post with its level; a helper of somebody else; or a thing (a
 * department, an activity), which has no level however high the words around it.
 */
export type Head = {
  readonly level: Seniority | null;
  /** Where the head of a phrase stands among several in its language: 'sales manager', 'gerente comercial'. */
  readonly stands: "last" | "first" | "either";
  readonly isThing: boolean;
};

/** A head that means something else in some company: 'partner' is an owner, a 'people partner' is not. */
export type Turn = {
  readonly heads: ReadonlySet<string>;
  /**
   * before/after: one of the words stands in front of it or behind it; beforeOther/afterOther: a word that is
   * none of these does; of: one of them stands in its complement; beside: anywhere in the title.
   */
  readonly where: "before" | "beforeOther" | "after" | "afterOther" | "of" | "beside";
  readonly words: ReadonlySet<string>;
  /** The level that it has then; null for none. */
  readonly level: Seniority | null;
};

/** What a word in front of or behind a head does to its level. */
export type Modifier = "junior" | "learner" | "deputy" | "senior" | "managing";

/** The words of job titles, by what the steps of title.ts ask. All are in the form that `words` gives. */
export type TitleVocabulary = {
  /** From an abbreviation to what it stands for: 'dtor' to 'director', 'mgr' to 'manager'. */
  readonly abbreviations: ReadonlyMap<string, string>;
  /** Words that say nothing of the post: 'mr', 'phd', 'interim'. */
  readonly ignored: ReadonlySet<string>;
  /** Words that join two posts: 'and', 'y', 'und'. */
  readonly joiners: ReadonlySet<string>;
  /** Words that open a complement, in which no head is the person's own: 'of', 'de', 'supporting'. */
  readonly openers: ReadonlySet<string>;
  /** Those of them behind which an employer stands, so that a joiner ends it: 'at', 'bei'. */
  readonly employerOpeners: ReadonlySet<string>;
  /** Words that say that the post is over or not there yet: 'former', 'ex', 'aspiring'. */
  readonly past: ReadonlySet<string>;
  readonly heads: ReadonlyMap<string, Head>;
  /** How many words the longest key of `heads` has. */
  readonly longest: number;
  readonly modifiers: ReadonlyMap<string, Modifier>;
  readonly turns: readonly Turn[];
  /** Bodies and activities that stand for a person only at the beginning: 'dirección comercial', but 'gestión y dirección'. */
  readonly bodies: ReadonlySet<string>;
  /** Posts that behind another one only say of what kind it is: 'VP comercial', 'gerente administrativo'. */
  readonly adjectives: ReadonlySet<string>;
  /** Ranks that in front of a trade name its first: 'head butler', 'chief meteorologist'. */
  readonly firsts: ReadonlySet<string>;
  /** Of the words that say that a post is over, those that stand behind it: 'chairman emeritus'. */
  readonly pastBehind: ReadonlySet<string>;
  /** Ranks that are the person's own in front of other work, unless that is a servant's: 'owner chef'. */
  readonly bosses: ReadonlySet<string>;
  readonly servants: ReadonlySet<string>;
  /** From the last part of a German compound to its head; longest first. */
  readonly compounds: readonly (readonly [ending: string, head: Head])[];
  /** From the end of a word to its head, for trades that no list holds; longest first. */
  readonly endings: readonly (readonly [ending: string, head: Head])[];
  /** Words that end alike and name nobody's work: 'customer', 'center'. */
  readonly notEndings: ReadonlySet<string>;
  /** Every word of the lists: spelled right. */
  readonly known: ReadonlySet<string>;
  /** From a long word of a post with one letter left out to the word, for typing errors. */
  readonly misspelt: ReadonlyMap<string, string>;
};
