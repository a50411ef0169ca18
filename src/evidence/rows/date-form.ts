import { instantOf } from "../../scoring/reading/instant.ts";

const PARTS =
  /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?.*)?$/i;

/**
 * The instants of a column of dates in epoch milliseconds, NaN where a text is none. Besides ISO 8601 it
 * reads days, months and years with '/', '.' or '-' between them; whether the day comes first is told by
 * the whole column (a first number above 12), and taken to where nothing tells it. Without a zone: UTC.
 */
export function instantsOf(texts: readonly string[]): Float64Array {
  const isMonthFirst =
    !texts.some(
      (text) => Number(PARTS.exec(text.trim())?.[1] ?? 0) > 12 && !/^\d{4}/.test(text.trim()),
    ) && texts.some((text) => Number(PARTS.exec(text.trim())?.[2] ?? 0) > 12);
  return Float64Array.from(texts, (text) => {
    const instant = instantOf(text);
    return Number.isNaN(instant) ? inParts(text.trim(), isMonthFirst) : instant;
  });
}

function inParts(text: string, isMonthFirst: boolean): number {
  const found = PARTS.exec(text);
  if (found === null) return NaN;
  const [first = 0, second = 0, third = 0] = found.slice(1, 4).map(Number);
  const isYearFirst = (found[1]?.length ?? 0) === 4;
  const [year, month, day] = isYearFirst
    ? [first, second, third]
    : isMonthFirst
      ? [third, first, second]
      : [third, second, first];
  const whole = year < 100 ? 2_000 + year : year;
  if (month < 1 || month > 12 || day < 1 || day > 31) return NaN;
  const hour =
    (Number(found[4] ?? 0) % (found[7] === undefined ? 24 : 12)) +
    (/pm/i.test(found[7] ?? "") ? 12 : 0);
  return Date.UTC(whole, month - 1, day, hour, Number(found[5] ?? 0), Number(found[6] ?? 0));
}
