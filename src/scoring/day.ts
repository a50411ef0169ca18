import { localDay } from "../base/time/local-day.ts";
import type { Language } from "../base/text.ts";

const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", es: "es-ES" };
const DAY = { day: "numeric", month: "long", timeZone: "UTC" } as const;

/** Days are named by their number, so that the zone is asked once and each name is made once. */
const formats: Readonly<Record<Language, readonly [Intl.DateTimeFormat, Intl.DateTimeFormat]>> = {
  en: formatsOf(LOCALES.en),
  es: formatsOf(LOCALES.es),
};
const names = new Map<string, string>();
const mostNames = 10_000;

/**
 * An absolute date that does not age ('12 March', '12 de marzo'), in an IANA time zone. The year is added
 * when it is not the year of `asOf`. Both are epoch milliseconds; '' for an instant that no calendar has.
 */
export function dayOf(at: number, asOf: number, language: Language, timeZone: string): string {
  const day = localDay(at, timeZone);
  if (day === null) return "";
  const isSameYear = day.year === localDay(asOf, timeZone)?.year;
  const key = `${language}${isSameYear ? "" : "+"}${day.number}`;
  const name = names.get(key);
  if (name !== undefined) return name;
  const [short, long] = formats[language];
  const made = (isSameYear ? short : long).format(day.number * 86_400_000);
  if (names.size >= mostNames) names.clear();
  names.set(key, made);
  return made;
}

function formatsOf(locale: string): readonly [Intl.DateTimeFormat, Intl.DateTimeFormat] {
  return [
    new Intl.DateTimeFormat(locale, DAY),
    new Intl.DateTimeFormat(locale, { ...DAY, year: "numeric" }),
  ];
}
