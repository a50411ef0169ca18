import { instantOf } from "../behaviour/instant-of.ts";
import type { Properties } from "../scoring/facts.ts";
import type { DirtyContact } from "../store/take-dirty.ts";

const mostReadings = 3;

/**
 * HubSpot may give an event's date some milliseconds after the record's. What really changed twice within
 * this time is found by the poll, which compares values.
 */
const toleranceMs = 1_000;

/**
 * Whether the contact as read is older than what marked it, so that it is to be read again: at most three
 * times (reliability.md section 3), because not every change moves the modification date.
 */
export function isStale(properties: Properties, marked: DirtyContact): boolean {
  const { hintedAt, attempts } = marked;
  if (hintedAt === null || attempts >= mostReadings) return false;
  const modifiedAt = instantOf(properties["lastmodifieddate"]);
  return modifiedAt !== null && modifiedAt + toleranceMs < hintedAt;
}
