import { useMemo } from "react";
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
  /** A length of time in its largest unit, as in '3 min'. */
  readonly length: (milliseconds: number) => string;
};

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Formats of one language; Spanish as Spain writes it, in the browser's time zone. */
export function createFormats(language: Language): Formats {
  const locale = language === "es" ? "es-ES" : "en-GB";
  const numbers = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 1,
    useGrouping: "always",
  });
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const signs = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const days = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const dateTimes = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    signed: (points) => signs.format(points),
    date: (at) => dates.format(at),
    day: (at) => days.format(at),
    dateTime: (at) => dateTimes.format(at),
    length: (milliseconds) => {
      const [value, unit] = largest(milliseconds);
      return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(
        value,
      );
    },
  };
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
  return useMemo(() => createFormats(language), [language]);
}
