// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { standardSources } from "../../config/behaviour.ts";
import { deriveEvents } from "../../src/behaviour/derive-events.ts";
import type { BehaviourEvent } from "../../src/scoring/facts.ts";
import { isOwnAct } from "../../src/scoring/event-source.ts";
import { ordered } from "../../src/scoring/ordered.ts";
import { eventOfActivity } from "../../src/behaviour/event-of-activity.ts";

const sent = Date.parse("2026-03-01T10:00:00Z");
const iso = (at: number): string => new Date(at).toISOString();
const derive = (
  properties: Record<string, string>,
  seen: Record<string, number>,
  more: Parameters<typeof deriveEvents>[5] = {},
) =>
  deriveEvents("1", properties, standardSources, new Map(Object.entries(seen)), sent + 1e6, more);

const page = (at: number, url: string) => ({
  eventType: "e_visited_page",
  occurredAt: at,
  properties: { hs_url: url },
});
const clicks = (n: number, at: number) => ({
  hs_email_click: String(n),
  hs_email_last_click_date: iso(at),
  hs_email_last_send_date: iso(sent),
});

describe("clicks within a minute of the sending", () => {
  const minute = sent + 60_000;
  /** Readings of the counter, each at its instant; gives what was kept. */
  const read = (
    readings: readonly (readonly [clicks: number, at: number])[],
    last = sent + 4_000,
  ) => {
    let seen = 2;
    const kept: BehaviourEvent[] = [];
    for (const [count, at] of readings) {
      const contact = clicks(count, last);
      const counters = new Map([["hs_email_click", seen]]);
      const derived = deriveEvents("1", contact, standardSources, counters, at, { told: kept });
      kept.push(...derived.events);
      seen = derived.counters.get("hs_email_click") ?? seen;
    }
    return kept;
  };
  const counted = (kept: readonly BehaviourEvent[], at: number) =>
    ordered(kept).filter((event) => event.occurredAt <= at && isOwnAct(event));

  test("are kept until it is over, however many readings tell of them, and many count for nothing", () => {
    const six = [1, 2, 3, 4, 5, 6].map((n) => [2 + n, sent + n * 2_000] as const);
    const kept = read(six);
    expect(kept.map(({ id }) => id)).toEqual(
      [3, 4, 5, 6, 7, 8].map((n) => `1/hs_email_click#${n}`),
    );
    expect(counted(kept, minute - 1)).toEqual([]);
    expect(counted(kept, minute)).toEqual([]);
    expect(counted(read([[8, sent + 5_000]]), minute)).toEqual([]);
    expect(counted(read([[8, minute + 5_000]]), minute + 5_000)).toEqual([]);
  });
  test("are a person's when they are one or two, and count when it is over", () => {
    const kept = read([[4, sent + 4_000]]);
    expect(counted(kept, minute - 1)).toEqual([]);
    expect(counted(kept, minute)).toHaveLength(2);
    expect(counted(read([[4, minute + 5_000]]), minute + 5_000)).toHaveLength(2);
  });
  test("that are told after it was judged take nothing back and add nothing", () => {
    const kept = read([
      [4, sent + 4_000],
      [9, minute + 9_000],
    ]);
    expect(kept).toHaveLength(7);
    expect(counted(kept, minute + 9_000)).toHaveLength(2);
  });
  test("are no others: later clicks, and those of an earlier sending, count each at once", () => {
    expect(counted(read([[5, sent + 62_000]], sent + 61_000), sent + 62_000)).toHaveLength(3);
    expect(counted(read([[5, sent + 62_000]], sent - 1_000), sent + 62_000)).toHaveLength(3);
  });
  test("are no news before they count", () => {
    const at = (now: number) =>
      deriveEvents(
        "1",
        clicks(3, sent + 4_000),
        standardSources,
        new Map([["hs_email_click", 2]]),
        now,
      );
    expect(at(sent + 5_000).isNews).toBe(false);
    expect(at(minute + 5_000).isNews).toBe(true);
  });
});

test("recorded events date and describe the units of a counter, under the same ids", () => {
  const form = { eventType: "e_form_submission", occurredAt: sent, properties: {} };
  const shown = {
    hs_analytics_num_page_views: "7",
    hs_analytics_last_timestamp: iso(sent + 3_000),
    hs_analytics_last_url: "/three",
  };
  const seen = { hs_analytics_num_page_views: 4 };
  const plain = derive(shown, seen);
  const told = derive(shown, seen, {
    occurrences: [page(1, "/old"), form, page(sent + 1_000, "/two"), page(sent + 3_000, "/three")],
  });
  expect(told.events.map((event) => event.id)).toEqual(plain.events.map((event) => event.id));
  expect(told.events.map((event) => [event.occurredAt, event.properties["url"]])).toEqual([
    [1, "/old"],
    [sent + 1_000, "/two"],
    [sent + 3_000, "/three"],
  ]);
});

test("a meeting that told itself is not told again by the contact's date", () => {
  const shown = { engagements_last_meeting_booked: iso(sent) };
  const seen = { engagements_last_meeting_booked: 1 };
  const meeting = { type: "meeting_booked", properties: {}, source: "activity", id: "meeting/9" };
  expect(derive(shown, seen).events).toHaveLength(1);
  const told = (at: number) => derive(shown, seen, { told: [{ ...meeting, occurredAt: at }] });
  expect(told(sent + 2_000).events).toEqual([]);
  expect(told(sent + 2_000).counters.get("engagements_last_meeting_booked")).toBe(sent);
  expect(told(sent + 90_000).events).toHaveLength(1);
});

test("a call counts when it was held, ours that nobody answered is an attempt, and one that never went out is nothing", () => {
  const call = (hs_call_status: string | null, hs_call_direction: string | null = null) =>
    eventOfActivity("call", "5", {
      hs_call_status,
      hs_call_direction,
      hs_timestamp: iso(sent),
      hs_call_disposition: "connected",
    });
  expect(call("COMPLETED")).toEqual({
    kind: "event",
    event: {
      id: "call/5",
      type: "call_held",
      occurredAt: sent,
      source: "sales",
      properties: { outcome: "connected" },
    },
  });
  expect(call(null).kind).toBe("event");
  // The first attempt of a person stops the clock, answered or not (docs/contracts.md, SLA).
  expect(call("NO_ANSWER")).toMatchObject({ event: { type: "call_tried", source: "sales" } });
  expect(call("NO_ANSWER", "INBOUND").kind).toBe("nothing");
  expect(call("CANCELED").kind).toBe("nothing");
  expect(call("RINGING").kind).toBe("later");
});

test("a call is the contact's when it came in, a meeting unless one of our people booked it", () => {
  const isOwn = (kind: "call" | "meeting", properties: Record<string, string>) => {
    const meaning = eventOfActivity(kind, "5", { hs_createdate: iso(sent), ...properties });
    return meaning.kind === "event" && isOwnAct(meaning.event);
  };
  expect(isOwn("call", { hs_call_direction: "INBOUND" })).toBe(true);
  expect(isOwn("call", { hs_call_direction: "OUTBOUND" })).toBe(false);
  // Logged by hand, as people do once they have called.
  expect(isOwn("call", {})).toBe(false);
  expect(isOwn("meeting", { hs_object_source: "MEETINGS" })).toBe(true);
  expect(isOwn("meeting", { hs_object_source: "CRM_UI" })).toBe(false);
});

describe("forms", () => {
  const [demo, news] = ["c8a1f3", "0b2d44"];
  const list = (...entries: readonly (readonly [form: string, at: number])[]) =>
    entries.map(([form, at]) => `${form}::${at}`).join(";");
  const day = 86_400_000;

  test("are told by the list alone where it is filled, each once, at its own date", () => {
    const contact = {
      hs_calculated_form_submissions: list([demo, sent - 60 * day], [news, sent - day]),
      num_conversion_events: "2",
      recent_conversion_date: iso(sent - day),
      recent_conversion_event_name: "Newsletter",
    };
    const derived = derive(contact, {});
    expect(derived.events.map(({ id, occurredAt, source }) => [id, occurredAt, source])).toEqual([
      [`form/${demo}@${sent - 60 * day}`, sent - 60 * day, "form"],
      [`form/${news}@${sent - day}`, sent - day, "form"],
    ]);
    expect(derived.isNews).toBe(false);
    expect([...derived.forms]).toEqual([[news, "Newsletter"]]);
    expect(derived.counters.get("num_conversion_events")).toBe(2);
    const again = derive(contact, Object.fromEntries(derived.counters), { told: derived.events });
    expect(again.events).toEqual([]);
  });
  test("that were sent between two readings are both told, and are news", () => {
    const before = { hs_calculated_form_submissions: list([news, sent - 60 * day]) };
    const first = derive(before, {});
    const seen = Object.fromEntries(first.counters);
    const after = {
      hs_calculated_form_submissions: list(
        [news, sent - 60 * day],
        [demo, sent - 9_000],
        [news, sent - 2_000],
      ),
    };
    const derived = derive(after, seen, { told: first.events });
    expect(derived.events.map(({ properties }) => properties["formId"])).toEqual([demo, news]);
    expect(derived.isNews).toBe(true);
  });
  test("that the counter told before the list was read stand for one of its entries each", () => {
    const told = [
      {
        id: "1/num_conversion_events#1",
        type: "form_submitted",
        occurredAt: sent + 30_000,
        source: "counter",
        properties: {},
      },
    ];
    const contact = { hs_calculated_form_submissions: list([demo, sent], [news, sent + 45_000]) };
    expect(derive(contact, {}, { told }).events.map(({ id }) => id)).toEqual([
      `form/${news}@${sent + 45_000}`,
    ]);
  });
  test("without a list the counter tells of them", () => {
    const contact = { num_conversion_events: "3", recent_conversion_date: iso(sent) };
    expect(derive(contact, { num_conversion_events: 1 }).events.map(({ id }) => id)).toEqual([
      "1/num_conversion_events#2",
      "1/num_conversion_events#3",
    ]);
  });
  test("of another make than HubSpot's are left out", () => {
    const contact = { hs_calculated_form_submissions: `x;${demo}::soon;::1763596800000;${demo}` };
    expect(derive(contact, {}).events).toEqual([]);
  });
});
