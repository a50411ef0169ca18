/** The languages of the product. */
export type Language = "en" | "es";

/** The language in which a person reads: Spanish for every Spanish locale, English for all others. */
export function languageOf(user: {
  readonly language?: string;
  readonly locale?: string;
}): Language {
  return /^es(?![a-z])/i.test(user.language ?? user.locale ?? "") ? "es" : "en";
}
