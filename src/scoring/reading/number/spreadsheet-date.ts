import { BANDS, COMMON_BANDS } from "./number-words.ts";

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    "jan ene jan. janv january enero",
    "feb fev febr february febrero",
    "mar marz mars march marzo",
    "apr abr avr april abril",
    "may mai mayo",
    "jun juin june junio",
    "jul juil july julio",
    "aug ago aout august agosto",
    "sep sept set september septiembre",
    "oct okt out october octubre",
    "nov november noviembre",
    "dec dic dez december diciembre",
  ].flatMap((names, at) => names.split(" ").map((name) => [name, at + 1] as const)),
);

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$/;
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: 0?0:00(?::00)?)?$/;
const WORDED = /^(?:(\d{1,2})[-/. ]+)?(\p{L}{3,10})\.?(?:[-/. ]+(\d{1,4}))?(?:[-/. ]+(\d{4}))?$/u;

/**
 * The range that a spreadsheet turned into a date, where it is one of those in use: '2-10' becomes 2 October
 * or 10 February, '11-50' becomes November 1950. Null for any other date and for what is none. The text is folded.
 */
export function rangeBehindDate(text: string): readonly [number, number] | null {
  const date = dateParts(text);
  if (date === null) return null;
  const { year, month, day } = date;
  const short = year === null ? null : year % 100;
  const ranges: (readonly [number, number])[] = [];
  if (short !== null && (day === null || day === 1)) ranges.push([month, short]);
  if (day !== null) ranges.push([Math.min(day, month), Math.max(day, month)]);
  return ranges.find(([low, high]) => low < high && BANDS.has(`${low}-${high}`)) ?? null;
}

type Parts = { readonly year: number | null; readonly month: number; readonly day: number | null };

function dateParts(text: string): Parts | null {
  const iso = ISO.exec(text);
  if (iso !== null) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
    const full = year < 100 ? (year < 30 ? 2_000 : 1_900) + year : year;
    // Of two orders the one that is a day of a month; the first of a month says which it is.
    return first === 1 && second <= 12
      ? checked(full, second, first)
      : (checked(full, first, second) ?? checked(full, second, first));
  }
  const worded = WORDED.exec(text);
  const month = MONTHS.get(worded?.[2] ?? "");
  if (worded === null || month === undefined) return null;
  const [before, behind, year] = [worded[1], worded[3], worded[4]].map((part) =>
    part === undefined ? null : Number(part),
  );
  if (before !== null && before !== undefined) return checked(behind ?? null, month, before);
  if (year !== null && year !== undefined) return checked(year, month, behind ?? null);
  // 'Nov-50' is a month of a year, 'Oct-02' may be either.
  if (behind === null || behind === undefined) return null;
  return behind > 31
    ? checked(behind, month, null)
    : checked(behind, month, behind === 1 ? null : behind);
}

function checked(year: number | null, month: number, day: number | null): Parts | null {
  if (month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return null;
  return { year, month, day };
}

/** Excel's serial days of 2015 to 2030. */
const SERIAL = /^4[2-7]\d{3}$/;
/** Days between Excel's day 0 and the epoch. */
const EXCEL_EPOCH = 25_569;

/** The range whose date a serial day is ('46297' is 2 October 2026, '2-10'); null for none. It may be a headcount. */
export function rangeBehindSerial(text: string): readonly [number, number] | null {
  if (!SERIAL.test(text)) return null;
  const day = new Date((Number(text) - EXCEL_EPOCH) * 86_400_000).toISOString().slice(0, 10);
  return rangeBehindDate(day);
}

/** True for a number that is the serial day of a common range that became a date: it may be either. */
export function isSerialRange(text: string): boolean {
  const range = rangeBehindSerial(text);
  return range !== null && COMMON_BANDS.has(`${range[0]}-${range[1]}`);
}
