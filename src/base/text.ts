/** A text for people, in the two languages that the product speaks. */
export type Text = { readonly en: string; readonly es: string };

/** The languages that labels, sentences and findings come in. */
export type Language = keyof Text;
