const DIGITS = /^-?\d{9,15}$/;
const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/**
 * The instant of a date property in epoch milliseconds; NaN when the text is not a date. HubSpot sends
 * datetimes as ISO 8601 (hubspot-facts 3.1) and, in older places, as epoch milliseconds; a day alone is
 * UTC midnight (contracts.md, Scores). A time without a zone is taken as UTC, wherever this runs.
 */
export function instantOf(text: string): number {
  const value = text.trim();
  if (DIGITS.test(value)) return Number(value);
  if (!DAY_ONLY.test(value) && !ISO.test(value)) return NaN;
  // Date.parse moves 30 February to March.
  const day = Date.parse(value.slice(0, 10));
  if (Number.isNaN(day) || new Date(day).getUTCDate() !== Number(value.slice(8, 10))) return NaN;
  if (DAY_ONLY.test(value)) return day;
  const zoned = /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(value) ? value : `${value}Z`;
  return Date.parse(zoned.replace(" ", "T"));
}
