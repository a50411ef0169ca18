import type { Language } from "./language-of.ts";

/** "12 March 2026, 10:32" in the account's time zone: absolute, so that it does not age on the screen. */
export function dateTimeText(at: number, language: Language, timeZone: string): string {
  return format(at, language, timeZone, { hour: "2-digit", minute: "2-digit", hour12: false });
}

/** "12 March 2026" in the account's time zone. */
export function dateText(at: number, language: Language, timeZone: string): string {
  return format(at, language, timeZone, {});
}

function format(
  at: number,
  language: Language,
  timeZone: string,
  more: Intl.DateTimeFormatOptions,
): string {
  const locale = language === "es" ? "es-ES" : "en-GB";
  const options = { day: "numeric", month: "long", year: "numeric", ...more } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
  } catch {
    // HubSpot names some zones that this browser does not know.
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(at);
  }
}
