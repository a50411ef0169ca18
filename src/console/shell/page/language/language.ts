/** The languages of the product. */
export type Language = "en" | "es";

/** A text, or a whole catalogue of texts, in both languages. */
export type Both<Texts = string> = { readonly en: Texts; readonly es: Texts };

/**
 * A catalogue of texts: `es` must have every key of `en` with the same parameters, so that a missing
 * text is a type error.
 */
export function texts<Texts extends object>(en: Texts, es: NoInfer<Texts>): Both<Texts> {
  return { en, es };
}

const kept = "ripen-language";

/** The language chosen before, or else the first of the browser's that we speak. */
export function firstLanguage(storage: Pick<Storage, "getItem">, preferred: readonly string[]) {
  const chosen = storage.getItem(kept);
  if (chosen === "en" || chosen === "es") return chosen;
  for (const tag of preferred) {
    const [language] = tag.toLowerCase().split("-");
    if (language === "en" || language === "es") return language;
  }
  return "en";
}

/** Keeps a person's choice for the next visit. */
export function keepLanguage(storage: Pick<Storage, "setItem">, language: Language): void {
  storage.setItem(kept, language);
}
