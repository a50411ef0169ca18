import { eventSource } from "./event-source.ts";
import type { BehaviourEvent } from "./facts.ts";

/** Slots of the cheap first look for repeated ids; a power of two. */
const SLOTS = 4_096;
const seenIn = new Uint32Array(SLOTS);
let round = 0;

/**
 * The events in the order (occurredAt, id), each id once, without those whose time is not a number:
 * whatever order and number of copies they came in, the sums over them are the same to the last bit.
 */
export function ordered(events: readonly BehaviourEvent[]): readonly BehaviourEvent[] {
  return isOrdered(events) ? events : sortedOnce(events);
}

/**
 * True when the list can be taken as it is. The look for repeated ids hashes their last characters; a
 * collision only costs the slow path. Building a Set of 30 ids costs as much as scoring the contact.
 */
function isOrdered(events: readonly BehaviourEvent[]): boolean {
  round = (round + 1) >>> 0;
  let before = -Infinity;
  for (const { id, occurredAt } of events) {
    // Equal instants take the slow path, which also settles their order.
    if (!(occurredAt > before)) return false;
    before = occurredAt;
    const end = id.length;
    const slot =
      (id.charCodeAt(end - 1) +
        id.charCodeAt(end - 2) * 61 +
        id.charCodeAt(end >> 1) * 7 +
        end * 113) &
      (SLOTS - 1);
    if (seenIn[slot] === round) return false;
    seenIn[slot] = round;
  }
  return true;
}

function sortedOnce(events: readonly BehaviourEvent[]): readonly BehaviourEvent[] {
  const seen = new Set<string>();
  return withoutBursts(
    events
      .filter(({ occurredAt }) => !Number.isNaN(occurredAt))
      .sort(compare)
      .filter(({ id }) => !seen.has(id) && seen.add(id)),
  );
}

/** So many of one type for one sending are a machine's that follows every link (docs/contracts.md, Bursts). */
export const burstUnits = 3;

/**
 * Without the opens and clicks that many made in the minute after one sending: nobody reads a message and follows three
 * of its links so fast. Those of one sending stand at one instant, each id once.
 */
export function withoutBursts(events: readonly BehaviourEvent[]): readonly BehaviourEvent[] {
  if (!events.some(({ source }) => source === eventSource.firstMinute)) return events;
  const units = new Map<string, number>();
  for (const event of events) {
    if (event.source !== eventSource.firstMinute) continue;
    const key = `${event.type} ${event.occurredAt}`;
    units.set(key, (units.get(key) ?? 0) + 1);
  }
  return events.filter(
    (event) =>
      event.source !== eventSource.firstMinute ||
      (units.get(`${event.type} ${event.occurredAt}`) ?? 0) < burstUnits,
  );
}

function compare(a: BehaviourEvent, b: BehaviourEvent): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  // Copies of one event that differ in the rest: any fixed choice, as long as order does not make it.
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : Number(left > right);
}
