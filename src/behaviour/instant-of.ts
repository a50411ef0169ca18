/**
 * Epoch milliseconds of a HubSpot date value: ISO 8601, or epoch milliseconds as digits (hubspot-facts
 * 4.2); a bare date is UTC midnight. Null when there is none or it cannot be read.
 */
export function instantOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined) return null;
  const trimmed = text.trim();
  if (/^-?\d{10,15}$/.test(trimmed)) return Number(trimmed);
  if (!/^\d{4}-\d{2}-\d{2}/.test(trimmed)) return null;
  const instant = Date.parse(trimmed);
  return Number.isNaN(instant) ? null : instant;
}
