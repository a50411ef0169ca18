import type { Language } from "@ripen/talk/language-of.ts";
import { spellOut } from "@ripen/talk/spell-out.ts";
import { names } from "./names.ts";

type Text = { readonly en: string; readonly es: string };

/** A table of names in one language. */
export function namesIn<K extends string>(
  table: Readonly<Record<K, Text>>,
  language: Language,
): Readonly<Record<K, string>> {
  return Object.fromEntries(
    Object.entries<Text>(table).map(([value, text]) => [value, text[language]]),
  ) as Record<K, string>;
}

/** What an event is called; an admin's own type goes by its name. */
export function eventIn(type: string, language: Language): string {
  const known: Readonly<Record<string, Text>> = names.events;
  return known[type]?.[language] ?? spellOut(type);
}
