import type { Text } from "../base/text.ts";

/** A day and time as people write them, in the account's time zone: '30 Nov 2026, 14:05'. `at` in epoch milliseconds. */
export function instantText(at: number, timeZone: string): Text {
  const say = (locale: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
      at,
    );
  return { en: say("en-GB"), es: say("es-ES") };
}
