import { describe, expect, test } from "vitest";
import type { Properties } from "../src/scoring/facts.ts";
import { news } from "../src/store/marks/mark-dirty.ts";
import { contactLife } from "./support/portals/contact-life.ts";
import { portalWork } from "./support/portals/portal-work.ts";

const start = Date.UTC(2026, 0, 5);
const hour = 3_600_000;
const day = 24 * hour;
const iso = (at: number): string => new Date(at).toISOString();
const ana: Properties = { email: "ana@acme.example", createdate: iso(start) };
const asked: Properties = {
  ...ana,
  num_conversion_events: "1",
  recent_conversion_date: iso(start + 2 * hour),
};

/** A lead that was handed over two hours after it came. */
function handedOver(at = start + 2 * hour) {
  const contact = contactLife(portalWork());
  contact.read(start + hour, { ...ana, num_conversion_events: "0" }, { why: news.created });
  contact.read(at, asked);
  return contact;
}

describe("a verdict that is undone within the day", () => {
  test.each(["yes", "maybe", "never"] as const)("%s leaves everything as it was", (value) => {
    const contact = handedOver();
    const before = contact.known();
    contact.read(start + 3 * hour, { ...asked, ripen_verdict: value });
    expect(contact.known().score?.readiness.ready).toBe(false);
    expect(contact.known().crossings.get("handoff")).toMatchObject({ endedWhy: "goal" });
    const undone = contact.read(start + 4 * hour, { ...asked, ripen_verdict: "" });
    expect(undone.undone).toEqual({
      undone: { value, at: start + 3 * hour },
      instead: null,
    });
    const after = contact.known();
    expect(after.score?.readiness).toEqual(before.score?.readiness);
    expect(after.score?.nextStep).toBe("call");
    expect(after.verdict).toBeNull();
    // Nothing is told a second time: the workflow's trigger stays cleared.
    expect(undone.write).not.toHaveProperty("ripen_handoff_at");
    expect(undone.crossings.filter(({ change }) => change === "fired")).toEqual([]);
    const { generation, firedAt, endedAt, rearmedAt } = after.crossings.get("handoff") ?? {};
    expect({ generation, firedAt, endedAt, rearmedAt }).toEqual({
      generation: 1,
      firedAt: start + 2 * hour,
      endedAt: null,
      rearmedAt: null,
    });
    expect(after.handoff).toEqual(before.handoff);
    expect(after.crossings.get("nurture")?.rearmedAt).not.toBeNull();
    // And nothing comes of it later.
    const later = contact.read(start + 5 * hour, { ...asked, ripen_verdict: "" });
    expect(later.crossings).toEqual([]);
  });

  test("ends without goal what the verdict had started", () => {
    const contact = handedOver();
    const maybe = contact.read(start + 3 * hour, { ...asked, ripen_verdict: "maybe" });
    const started = maybe.crossings.find(
      (change) => change.scenario === "nurture" && change.change === "fired",
    );
    expect(started).toBeDefined();
    const undone = contact.read(start + 4 * hour, { ...asked, ripen_verdict: "" });
    expect(undone.crossings).toMatchObject([
      { scenario: "nurture", change: "ended", why: "undone" },
      { scenario: "nurture", change: "rearmed" },
      { scenario: "handoff", change: "taken_back" },
    ]);
    expect(undone.write).toMatchObject({ ripen_nurture_at: "", ripen_ready: "true" });
  });

  test("that followed another is undone with it, and an earlier answer stands again", () => {
    const contact = handedOver();
    contact.read(start + 3 * hour, { ...asked, ripen_verdict: "yes" });
    contact.read(start + 4 * hour, { ...asked, ripen_verdict: "never" });
    expect(contact.read(start + 5 * hour, { ...asked, ripen_verdict: "" }).verdict).toBeNull();
    const other = handedOver();
    other.read(start + 3 * hour, { ...asked, ripen_verdict: "maybe" });
    other.read(start + 3 * day, { ...asked, ripen_verdict: "never" });
    const undone = other.read(start + 3 * day + hour, { ...asked, ripen_verdict: "" });
    expect(undone.verdict).toEqual({ value: "maybe", at: start + 3 * hour });
    expect(undone.write).toMatchObject({ ripen_verdict: "maybe" });
  });
});

test("a verdict that is cleared later makes the lead like a maybe", () => {
  const contact = handedOver();
  contact.read(start + 3 * hour, { ...asked, ripen_verdict: "never" });
  const cleared = contact.read(start + 2 * day, { ...asked, ripen_verdict: "" });
  expect(cleared.verdict).toEqual({ value: "maybe", at: start + 2 * day });
  expect(cleared.score.readiness.ready).toBe(false);
  const later = contact.read(start + 9 * day, { ...asked, ripen_verdict: "" });
  expect(later.verdict).toEqual({ value: "maybe", at: start + 2 * day });
});

describe("time to first contact", () => {
  const due = start + 2 * hour + 48 * hour;

  test("reminder and breach start at their instants, once each, and HubSpot shows by when and since when", () => {
    const contact = contactLife(portalWork());
    contact.read(start + hour, { ...ana, num_conversion_events: "0" }, { why: news.created });
    const told = contact.read(start + 2 * hour, asked);
    expect(told.write).toMatchObject({ ripen_contact_by: iso(due) });
    const remindAt = start + 2 * hour + 38.4 * hour;
    expect(told.nextChangeAt).toBe(remindAt);
    const reminded = contact.read(remindAt, asked, { why: news.none });
    expect(reminded.crossings).toMatchObject([
      { scenario: "sla_reminder", change: "fired", state: "intended", why: "its_time" },
    ]);
    expect(reminded.write).toMatchObject({ ripen_sla_reminder_at: iso(remindAt) });
    expect(reminded.handoff?.followUp).toMatchObject({ remindedAt: remindAt, breachedAt: null });
    expect(reminded.nextChangeAt).toBe(due);
    const breached = contact.read(due, asked, { why: news.none });
    expect(breached.crossings).toMatchObject([
      { scenario: "sla", change: "fired", state: "intended", why: "its_time" },
    ]);
    expect(breached.handoff?.followUp).toMatchObject({ breachedAt: due });
    expect(contact.read(due + hour, asked, { why: news.none }).crossings).toEqual([]);
    contact.hear(call(due + 2 * hour));
    const called = contact.read(due + 3 * hour, asked, { why: news.none });
    expect(called.crossings).toMatchObject([
      { scenario: "handoff", change: "ended", why: "goal" },
      { scenario: "sla", change: "ended", why: "goal" },
      { scenario: "sla", change: "rearmed" },
      { scenario: "sla_reminder", change: "ended", why: "goal" },
      { scenario: "sla_reminder", change: "rearmed" },
    ]);
    expect(called.write).toMatchObject({
      ripen_first_contact_at: iso(due + 2 * hour),
      ripen_sla_at: "",
    });
  });

  test("a call after an hour is no breach, nor is one that was logged after it", () => {
    const contact = handedOver();
    contact.hear(call(start + 3 * hour));
    contact.read(start + 4 * hour, asked, { why: news.none });
    expect(contact.read(due, asked, { why: news.none }).crossings).toEqual([]);
    const other = handedOver();
    other.read(due, asked, { why: news.none });
    other.hear(call(start + 3 * hour));
    const logged = other.read(due + hour, asked, { why: news.none });
    expect(logged.handoff?.followUp).toMatchObject({ breachedAt: null, attempts: 1 });
  });

  test("a lead that stops being ready before anybody tried is lost while it waited, and keeps its clock", () => {
    const contact = handedOver();
    const excluded = { ...asked, email: "ana@gmail.com" };
    const lost = contact.read(start + 9 * hour, excluded);
    expect(lost.score.readiness.ready).toBe(false);
    expect(lost.handoff?.followUp).toMatchObject({ lostAt: start + 9 * hour });
    expect(contact.read(due, excluded, { why: news.none }).crossings).toEqual([]);
    expect(contact.known().handoff?.contactBy).toBe(due);
  });

  test("the person named for the team hears at once of a lead without an owner, and of what is overdue", () => {
    const salesTerms = {
      statuses: [],
      countsLastContacted: false,
      escalateTo: { ownerId: "9", name: "Eva" },
    };
    const tells = (owner: string | null) => {
      const contact = contactLife(portalWork({ salesTerms }));
      const owned = { ...asked, hubspot_owner_id: owner };
      contact.read(start + hour, { ...ana, num_conversion_events: "0" }, { why: news.created });
      return [contact.read(start + 2 * hour, owned), contact.read(due, owned, { why: news.none })]
        .flatMap(({ crossings }) => crossings)
        .flatMap(({ scenario, tells: who }) => (who === undefined ? [] : [`${scenario} ${who}`]));
    };
    expect(tells(null)).toEqual(["handoff 9"]);
    expect(tells("7")).toEqual(["sla 9"]);
    expect(tells("9")).toEqual([]);
  });
});

function call(occurredAt: number) {
  return {
    id: `call/${occurredAt}`,
    type: "call_tried",
    occurredAt,
    source: "sales",
    properties: {},
  };
}
