/** What countryOf looks up; keys are in the form that `words` gives, codes in capitals. */
export type Places = {
  /** From a name in English or Spanish, everyday, official or historical, to the alpha-2 code. */
  readonly names: ReadonlyMap<string, string>;
  /** The same in the other languages; made once, when first asked for. */
  readonly otherNames: () => ReadonlyMap<string, string>;
  /** States, provinces and great cities. */
  readonly parts: ReadonlyMap<string, string>;
  /** Alpha-2 and alpha-3 codes. */
  readonly codes: ReadonlyMap<string, string>;
  /** From the alpha-2 code to the alpha-3 one, which is hardly a word. */
  readonly longCodes: ReadonlyMap<string, string>;
  /** Codes, in lower case, that are words too. */
  readonly wordCodes: ReadonlySet<string>;
  readonly letters: ReadonlyMap<string, string>;
  /** Codes of states that are no country's. */
  readonly stateCodes: ReadonlyMap<string, string>;
  /** Codes of countries that lie in another one: 'Guadeloupe, France'. */
  readonly territories: ReadonlySet<string>;
  /** 'gabonese', as in 'Gabonese Republic'. */
  readonly adjectives: ReadonlyMap<string, string>;
  /** What stands in front of the name in an official one ('democratic', 'of'), and the bodies among it ('republic'). */
  readonly officialWords: ReadonlySet<string>;
  readonly officialBodies: ReadonlySet<string>;
  readonly officialNouns: ReadonlySet<string>;
  /** What stands for nothing known, and regions that are no country. */
  readonly empty: ReadonlySet<string>;
  /** From a long name with one letter left out to the code. */
  readonly misspelt: ReadonlyMap<string, string>;
};
