import type { Language } from "./text.ts";

const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", es: "es-ES" };
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An absolute date that does not age ('12 March', '12 de marzo'), in an IANA time zone. The year is added
 * when it is not the year of `asOf`. Both are epoch milliseconds; '' for an instant that no calendar has.
 */
export function dayOf(at: number, asOf: number, language: Language, timeZone: string): string {
  if (Number.isNaN(new Date(at).getTime())) return "";
  const year = format(language, timeZone, "year");
  const sameYear = year.format(at) === year.format(asOf);
  return format(language, timeZone, sameYear ? "day" : "dayAndYear").format(at);
}

function format(
  language: Language,
  timeZone: string,
  parts: "year" | "day" | "dayAndYear",
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${parts}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    ...(parts === "day" ? {} : { year: "numeric" }),
    ...(parts === "year" ? {} : { day: "numeric", month: "long" }),
  });
  formats.set(key, made);
  return made;
}
