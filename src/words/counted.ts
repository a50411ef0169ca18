import type { Language, Text } from "../scoring/text.ts";

const rules = { en: new Intl.PluralRules("en-GB"), es: new Intl.PluralRules("es-ES") } as const;
const numbers = {
  en: new Intl.NumberFormat("en-GB", { useGrouping: "always" }),
  es: new Intl.NumberFormat("es-ES", { useGrouping: "always" }),
} as const;

/** A count with its word in both languages, each as it writes numbers: '1 account', '1.200 cuentas'. */
export function counted(
  count: number,
  words: Readonly<Record<Language, readonly [one: string, many: string]>>,
): Text {
  const say = (language: Language): string => {
    const [one, many] = words[language];
    const word = rules[language].select(count) === "one" ? one : many;
    return `${numbers[language].format(count)} ${word}`;
  };
  return { en: say("en"), es: say("es") };
}
