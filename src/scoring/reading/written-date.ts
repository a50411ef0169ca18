import { fold } from "./fold.ts";
import { instantInZone } from "../../base/time/local-day.ts";
import { instantOf } from "./instant.ts";

/** Which of the first two numbers of a date is the day; decided by the whole column. */
export type DateReading = "dmy" | "mdy";

const NUMERIC =
  /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[,t ]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*(am|pm|a\.?\s?m\.?|p\.?\s?m\.?)?)?$/;
const WORDED =
  /^(?:\p{L}{3,10},?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|º|\.)?[\s/-]+(?:de\s+)?(\p{L}{3,10})|(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\.?[\s/-]+(?:de[l]?\s+)?(\d{4}|\d{2})(?:[,t ]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*(am|pm)?)?$/u;
const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    "jan january ene enero janv janvier januar janeiro jan",
    "feb february febrero fev fevrier februar fevereiro febr",
    "mar march marzo mars marz mrz marco",
    "apr april abr abril avr avril",
    "may mayo mai maio",
    "jun june junio juin juni junho",
    "jul july julio juil juillet juli julho",
    "aug august ago agosto aout",
    "sep sept september septiembre setiembre set septembre setembro",
    "oct october octubre okt oktober octobre out outubro",
    "nov november noviembre novembre novembro",
    "dec december dic diciembre dez dezember decembre dezembro",
  ].flatMap((names, at) => names.split(" ").map((name) => [name, at + 1] as const)),
);
/** Days between Excel's day 0 and the epoch. */
const EXCEL_EPOCH = 25_569;
const DAY = 86_400_000;

/**
 * A date as people, spreadsheets and CRMs write it, as ISO 8601 (a day alone without a time); null when it is
 * none, or one that no calendar has ('2026-02-30'). Epoch seconds and milliseconds and Excel's serial days of
 * 1980-2079 are taken. A time without a zone is one of `timeZone`; a day alone is a day, whatever the zone.
 */
export function isoOf(text: string, reading: DateReading, timeZone = "UTC"): string | null {
  const iso = plainIsoOf(text, reading);
  if (iso === null || timeZone === "UTC" || !ZONELESS.test(iso)) return withZone(iso);
  const instant = instantInZone(iso, timeZone);
  return instant === null ? null : new Date(instant).toISOString();
}

/** A date and a time that say nothing of their zone. */
const ZONELESS = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

function withZone(iso: string | null): string | null {
  return iso !== null && ZONELESS.test(iso) ? `${iso.replace(" ", "T")}Z` : iso;
}

function plainIsoOf(text: string, reading: DateReading): string | null {
  const value = fold(text);
  if (/^\d{10}$/.test(value)) return new Date(Number(value) * 1_000).toISOString();
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(value) ? Number(value.replace(",", ".")) : NaN;
  if (serial >= 29_221 && serial < 65_750) return fromSerial(serial);
  const numeric = NUMERIC.exec(value);
  if (numeric !== null) return fromNumeric(numeric, reading);
  const worded = WORDED.exec(value);
  if (worded !== null) {
    const month = MONTHS.get(worded[2] ?? worded[3] ?? "");
    if (month === undefined) return null;
    const day = Number(worded[1] ?? worded[4]);
    return written(yearOf(worded[5] ?? ""), month, day, timeOf(worded.slice(6)));
  }
  const instant = instantOf(text);
  return Number.isNaN(instant) ? null : text.trim();
}

function fromSerial(serial: number): string {
  const instant = Math.round((serial - EXCEL_EPOCH) * DAY);
  const iso = new Date(instant).toISOString();
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19);
}

function fromNumeric(match: RegExpExecArray, reading: DateReading): string | null {
  const [first, second, third] = [match[1] ?? "", match[2] ?? "", match[3] ?? ""];
  const time = timeOf(match.slice(4));
  if (first.length === 4) return written(Number(first), Number(second), Number(third), time);
  if (third.length !== 4 && third.length !== 2) return null;
  const year = yearOf(third);
  const [one, two] = [Number(first), Number(second)];
  return reading === "dmy" ? written(year, two, one, time) : written(year, one, two, time);
}

function yearOf(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year < 70 ? 2_000 + year : 1_900 + year;
}

/** '14:05', '2:05 pm' as hours, minutes and seconds; null without a time. */
function timeOf([hours, minutes, seconds, half]: readonly (string | undefined)[]): string | null {
  if (hours === undefined || minutes === undefined) return null;
  const twelve = half === undefined ? null : half.startsWith("p") ? 12 : 0;
  const hour = twelve === null ? Number(hours) : (Number(hours) % 12) + twelve;
  return `${pad(hour)}:${minutes}:${seconds ?? "00"}`;
}

function written(year: number, month: number, day: number, time: string | null): string | null {
  const iso = `${year}-${pad(month)}-${pad(day)}`;
  const instant = Date.parse(`${iso}T${time ?? "00:00:00"}Z`);
  if (Number.isNaN(instant)) return null;
  // 30 February is no day, and is not moved to March.
  if (new Date(instant).toISOString().slice(0, 10) !== iso) return null;
  return time === null ? iso : `${iso}T${time}`;
}

const pad = (number: number): string => String(number).padStart(2, "0");

/** What the dates of a column say of its order; counts go on from what was counted before. */
export type DateVotes = { dmy: number; mdy: number; either: number };

/** Counts one value towards the order of its column. */
export function voteForDate(text: string, votes: DateVotes): void {
  const match = NUMERIC.exec(fold(text));
  if (match === null || (match[1] ?? "").length === 4) return;
  const [one, two] = [Number(match[1]), Number(match[2])];
  if (one > 12 && two <= 12) votes.dmy += 1;
  else if (two > 12 && one <= 12) votes.mdy += 1;
  else if (one !== two && one <= 12 && two <= 12) votes.either += 1;
}
