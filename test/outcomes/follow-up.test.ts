import { describe, expect, test } from "vitest";
import { isSameFollowUp, viewOfHandoff, withFollowUp } from "../../src/outcomes/follow-up.ts";
import type { SalesWork } from "../../src/outcomes/follow-up.ts";
import type { BehaviourEvent } from "../../src/scoring/facts.ts";
import { noFollowUp } from "../../src/store/crossings/follow-up.ts";
import type { Handoff } from "../../src/store/crossings/handoffs.ts";

const hour = 3_600_000;
const told = Date.UTC(2026, 10, 30, 9);
const handoff: Handoff = {
  generation: 1,
  crossedAt: told - 5_000,
  addressee: "sales",
  raisedAt: null,
  toldAt: told,
  remindAt: told + 38 * hour,
  contactBy: told + 48 * hour,
  verdict: null,
  ...noFollowUp,
};
const nothing: SalesWork = { events: [], verdict: null, statusSetAt: null, lastContactedAt: null };
const act = (
  type: string,
  hours: number,
  source = "sales",
  properties: BehaviourEvent["properties"] = {},
): BehaviourEvent => ({
  id: `${type}${hours}${source}`,
  type,
  occurredAt: told + hours * hour,
  source,
  properties,
});
const at = (hours: number, work: Partial<SalesWork> = {}, of: Handoff = handoff): Handoff =>
  withFollowUp(of, { ...nothing, ...work }, told + hours * hour) ?? of;

describe("the first contact", () => {
  test("is a call of ours, answered or not, and a call after an hour is no breach", () => {
    const called = at(50, { events: [act("call_tried", 1), act("call_held", 30)] });
    expect(called).toMatchObject({
      firstContactAt: told + hour,
      firstContactHow: "call",
      attempts: 2,
      conversations: 1,
      breachedAt: null,
    });
    expect(viewOfHandoff(called, told + 50 * hour).state).toBe("in_time");
  });

  test("is a meeting that we booked, a verdict, a status that a person set, or HubSpot's date where it counts", () => {
    const works: readonly Partial<SalesWork>[] = [
      { events: [act("meeting_booked", 2)] },
      { verdict: { value: "maybe", at: told + hour } },
      { statusSetAt: told + hour },
      { lastContactedAt: told + hour },
    ];
    expect(works.map((work) => at(10, work).firstContactHow)).toEqual([
      "meeting",
      "verdict",
      "status",
      "last_contacted",
    ]);
  });

  test("is nothing that the contact did, nothing of before the hand-off and nothing that lies ahead", () => {
    const events = [
      act("call_held", 2, "activity"),
      act("email_replied", 2, "date"),
      act("call_held", -1),
      act("call_tried", 11),
    ];
    const verdict = { value: "maybe", at: told - hour } as const;
    expect(at(10, { events, verdict, lastContactedAt: told - hour })).toMatchObject({
      firstContactAt: null,
      attempts: 0,
      // The contact rang, and the two spoke.
      conversations: 1,
    });
  });

  test("is a meeting of the contact's own booking once it has begun", () => {
    const start = new Date(told + 20 * hour).toISOString();
    const events = [act("meeting_booked", 1, "activity", { start })];
    expect(at(19, { events }).firstContactAt).toBeNull();
    expect(at(21, { events })).toMatchObject({
      firstContactAt: told + 20 * hour,
      firstContactHow: "meeting",
      conversations: 1,
    });
  });

  test("that was logged later is marked, and takes a breach back", () => {
    const breached = at(49);
    expect(breached).toMatchObject({ remindedAt: handoff.remindAt, breachedAt: handoff.contactBy });
    const logged = at(60, { events: [act("call_held", 2)] }, breached);
    expect(logged).toMatchObject({ breachedAt: null, firstContactKnownAt: told + 60 * hour });
    expect(viewOfHandoff(logged, told + 60 * hour)).toMatchObject({
      state: "in_time",
      firstContact: { at: told + 2 * hour, how: "call", isLoggedLater: true },
    });
    // Known it stays known, and when.
    expect(at(70, {}, logged)).toMatchObject({ firstContactKnownAt: told + 60 * hour });
  });

  test("by a verdict that was taken back is none", () => {
    const verdict = { value: "never", at: told + hour } as const;
    const answered = at(2, { verdict });
    expect(answered.firstContactHow).toBe("verdict");
    expect(isSameFollowUp(at(3, {}, answered), handoff)).toBe(true);
  });
});

test("reminder and breach fall due once sales was told, each at its instant, and a lead that left keeps its clock", () => {
  expect(at(37).remindedAt).toBeNull();
  expect(at(38).remindedAt).toBe(handoff.remindAt);
  expect(at(48).breachedAt).toBe(handoff.contactBy);
  expect(at(100, {}, { ...handoff, toldAt: null }).breachedAt).toBeNull();
  const lost = { ...handoff, lostAt: told + 2 * hour };
  expect(at(100, {}, lost)).toMatchObject({ breachedAt: null, contactBy: handoff.contactBy });
  expect(viewOfHandoff(lost, told + 100 * hour).state).toBe("lost_waiting");
  const late = at(60, { events: [act("call_held", 50)] });
  expect(viewOfHandoff(late, told + 60 * hour).state).toBe("late");
  expect(late.breachedAt).toBe(handoff.contactBy);
});
