import type { Language, Text } from "./text.ts";

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

/**
 * The same for a number that is already written as one language writes it: `one` where it is one, `many` otherwise,
 * which English and Spanish both ask for.
 */
export function countedAs(count: string, one: string, many: string): string {
  return `${count} ${count === "1" ? one : many}`;
}

const percents = {
  en: new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 }),
  es: new Intl.NumberFormat("es-ES", { style: "percent", maximumFractionDigits: 1 }),
} as const;

/** A share of 0 to 1 as each language writes it, to a tenth of a per cent: '67%', '67 %'. */
export function percentText(share: number): Text {
  return { en: percents.en.format(share), es: percents.es.format(share) };
}

/** The same without tenths. */
export function wholePercentText(share: number): Text {
  return percentText(Math.round(share * 100) / 100);
}

/** '1 day', '30 days'. */
export function daysText(days: number): Text {
  return counted(days, { en: ["day", "days"], es: ["día", "días"] });
}

/** '1 hour', '48 hours'. */
export function hoursText(hours: number): Text {
  return counted(hours, { en: ["hour", "hours"], es: ["hora", "horas"] });
}

/** '1 contact', '1,200 contacts'. */
export function contactsText(contacts: number): Text {
  return counted(contacts, { en: ["contact", "contacts"], es: ["contacto", "contactos"] });
}

/** 'in the last day', 'in the last 30 days'. */
export function lastDaysText(days: number): Text {
  if (days === 1) return { en: "in the last day", es: "en el último día" };
  const { en, es } = daysText(days);
  return { en: `in the last ${en}`, es: `en los últimos ${es}` };
}
