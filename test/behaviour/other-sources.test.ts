import { expect, test } from "vitest";
import { standardSources } from "../../config/behaviour.ts";
import { deriveEvents } from "../../src/behaviour/derive-events.ts";
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

test("three clicks within a minute of the sending are a machine's: no event, and the counter moves on", () => {
  const derived = derive(clicks(5, sent + 4_000), { hs_email_click: 2 });
  expect(derived.events).toEqual([]);
  expect(derived.isNews).toBe(false);
  expect(derived.counters.get("hs_email_click")).toBe(5);
});

test("two clicks, or clicks that come later, are a person's", () => {
  expect(derive(clicks(4, sent + 4_000), { hs_email_click: 2 }).events).toHaveLength(2);
  expect(derive(clicks(5, sent + 61_000), { hs_email_click: 2 }).events).toHaveLength(3);
  expect(derive(clicks(5, sent - 1_000), { hs_email_click: 2 }).events).toHaveLength(3);
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

test("a call counts when it was held, with its outcome, and not when nobody answered", () => {
  const call = (hs_call_status: string | null) =>
    eventOfActivity("call", "5", {
      hs_call_status,
      hs_timestamp: iso(sent),
      hs_call_disposition: "connected",
    });
  expect(call("COMPLETED")).toEqual({
    kind: "event",
    event: {
      id: "call/5",
      type: "call_held",
      occurredAt: sent,
      source: "activity",
      properties: { outcome: "connected" },
    },
  });
  expect(call(null).kind).toBe("event");
  expect(call("NO_ANSWER").kind).toBe("nothing");
  expect(call("RINGING").kind).toBe("later");
});
