import { notJson, skipSpace, skipValue, tooDeep } from "./scan-json.ts";

/** HubSpot sends at most this many events a request (hubspot-facts 5.1). */
const mostEvents = 100;

/** Why a body is no array of 1 to 100 events. */
export type NoEvents =
  "not_json" | "not_an_array" | "no_events" | "too_many_events" | "nested_too_deep";

/** How many elements the body has, or why it is no array of 1 to 100 events. */
export type EventCount =
  | { readonly ok: true; readonly events: number }
  | { readonly ok: false; readonly reason: NoEvents };

const openList = 0x5b;
const closeList = 0x5d;
const comma = 0x2c;

/**
 * Says whether a body is a JSON array of 1 to 100 elements, exactly as JSON.parse would see it, except
 * that nesting beyond 512 levels is refused. What the elements are is not judged here: a bad one is
 * quarantined alone when the request is taken apart. Stops at the first fault and at the 101st element.
 */
export function countEvents(body: Uint8Array): EventCount {
  let place = skipSpace(body, 0);
  if (body[place] !== openList) {
    const end = skipValue(body, place, 0);
    if (end === tooDeep) return refused("nested_too_deep");
    return refused(isWhole(body, end) ? "not_an_array" : "not_json");
  }
  place = skipSpace(body, place + 1);
  if (body[place] === closeList)
    return refused(isWhole(body, place + 1) ? "no_events" : "not_json");
  for (let events = 1; events <= mostEvents; events += 1) {
    const end = skipValue(body, place, 1);
    if (end === tooDeep) return refused("nested_too_deep");
    if (end === notJson) return refused("not_json");
    place = skipSpace(body, end);
    if (body[place] === closeList) {
      return isWhole(body, place + 1) ? { ok: true, events } : refused("not_json");
    }
    if (body[place] !== comma) return refused("not_json");
    place = skipSpace(body, place + 1);
  }
  return refused("too_many_events");
}

function isWhole(body: Uint8Array, end: number): boolean {
  return end !== notJson && skipSpace(body, end) === body.length;
}

function refused(reason: NoEvents): EventCount {
  return { ok: false, reason };
}
