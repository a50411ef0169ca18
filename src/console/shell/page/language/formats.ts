import { createContext, use, useMemo } from "react";
import { useLanguage } from "./language-provider.tsx";
import type { Language } from "./language.ts";

/** Numbers and times as people of the language write them. Times are epoch milliseconds. */
export type Formats = {
  readonly number: (value: number) => string;
  /** A share of 0-1 as a whole percentage. */
  readonly percent: (share: number) => string;
  /** With its sign, as points are given and taken. */
  readonly signed: (points: number) => string;
  readonly date: (at: number) => string;
  /** Day and month, for dates of the last and next weeks. */
  readonly day: (at: number) => string;
  readonly dateTime: (at: number) => string;
  /** How long before or after `now` something is, in its largest unit: '3 days ago', 'in 2 hr'. */
  readonly ago: (at: number, now: number) => string;
  /** A length of time in its largest unit, as in '3 min'. */
  readonly length: (milliseconds: number) => string;
};

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The account's time zone; the browser's before anybody is inside. */
export const ZoneContext = createContext<string | undefined>(undefined);

/** Formats of one language, Spanish as Spain writes it, in an IANA time zone or the browser's own. */
export function createFormats(language: Language, zone?: string): Formats {
  const timeZone = knownZone(zone);
  const locale = language === "es" ? "es-ES" : "en-GB";
  const numbers = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 1,
    useGrouping: "always",
  });
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const signs = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
  const days = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone });
  const dateTimes = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  });
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    signed: (points) => signs.format(points),
    date: (at) => dates.format(at),
    day: (at) => days.format(at),
    dateTime: (at) => dateTimes.format(at),
    ago: (at, now) => {
      const [value, unit] = largest(Math.abs(now - at));
      return relatives.format(at <= now ? -value : value, unit);
    },
    length: (milliseconds) => {
      const [value, unit] = largest(milliseconds);
      return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(
        value,
      );
    },
  };
}

/** HubSpot names some zones that not every browser knows: times then stand in the browser's own. */
function knownZone(zone: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function largest(milliseconds: number): [number, "second" | "minute" | "hour" | "day"] {
  if (milliseconds < minute) return [Math.max(0, Math.round(milliseconds / second)), "second"];
  if (milliseconds < hour) return [Math.round(milliseconds / minute), "minute"];
  if (milliseconds < 2 * day) return [Math.round(milliseconds / hour), "hour"];
  return [Math.round(milliseconds / day), "day"];
}

/** The formats of the page's language. */
export function useFormats(): Formats {
  const { language } = useLanguage();
  const zone = use(ZoneContext);
  return useMemo(() => createFormats(language, zone), [language, zone]);
}
