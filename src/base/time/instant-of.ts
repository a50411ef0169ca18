/** A date, or a date and time to the minute or finer; a time without a zone is UTC. */
const iso =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Epoch milliseconds of a HubSpot date value: ISO 8601, or epoch milliseconds as digits (hubspot-facts
 * 4.2); a bare date is UTC midnight. Null when there is none, it cannot be read or the calendar has no
 * such day.
 */
export function instantOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined) return null;
  const trimmed = text.trim();
  if (/^-?\d{10,15}$/.test(trimmed)) return Number(trimmed);
  const match = iso.exec(trimmed);
  if (match === null) return null;
  const [, day = "", time = "00:00", zone = "Z"] = match;
  // JavaScript takes 30 February for 1 March.
  const midnight = new Date(`${day}T00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  const instant = Date.parse(`${day}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(instant) ? null : instant;
}
