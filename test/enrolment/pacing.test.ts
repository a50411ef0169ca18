import { expect, test } from "vitest";
import { scenarios } from "../../config/scenarios.ts";
import type { Scenario } from "../../config/scenarios/scenario.ts";
import { cross, type Rules } from "../../src/enrolment/cross.ts";
import { dayStart } from "../../src/base/time/local-day.ts";
import type { TriggerState } from "../../src/enrolment/trigger-state.ts";
import type { Crossing } from "../../src/store/crossings/crossing.ts";
import { scoreOf } from "../support/ledger/decision.ts";
import { applyChanges } from "../../src/enrolment/apply-changes.ts";
import { triggerState } from "./trigger-sketch.ts";

const day = 86_400_000;
const sketch = { unsubscribed: false, lastBehaviourAt: null, answeredAt: null };
const at = (asOf: number, changes: Partial<TriggerState> = {}): TriggerState => ({
  ...triggerState({ ...sketch, score: scoreOf() }, asOf),
  ...changes,
});
const nurture = scenarios.filter(({ name }) => name === "nurture");
const ofPublish: Rules<Scenario> = { judge: () => ({ fires: false, why: "publish" }) };
const yes: Rules<Scenario> = {
  judge: () => ({ fires: true, why: "new_evidence", cause: "behaviour" }),
};

function life(bound: readonly Scenario[], rules: Rules<Scenario> = yes) {
  let known: ReadonlyMap<string, Crossing> = new Map();
  return (state: TriggerState) => {
    const result = cross(bound, known, state, rules);
    known = applyChanges(known, result.changes, state.asOf);
    return result;
  };
}
const ready = scoreOf({ readiness: { ready: true, readySince: 1, belowSince: null } });

const cart = (id: string, occurredAt: number) => ({
  id,
  type: "custom:cart_abandoned",
  occurredAt,
  source: "workflow",
  properties: {},
});

const start = (now: string, zone: string) =>
  new Date(dayStart(Date.parse(now), zone)).toISOString();

test("a crossing within the cool-down waits, keeps its own instant, and goes when it is over", () => {
  const bound = nurture.map((scenario) => ({ ...scenario, coolDownDays: 10 }));
  const step = life(bound);
  step(at(day));
  step(at(2 * day, { score: ready }));
  expect(step(at(3 * day)).changes).toMatchObject([{ change: "fired", state: "waiting" }]);
  expect(step(at(10 * day)).changes).toEqual([]);
  expect(step(at(11 * day))).toMatchObject({
    changes: [{ change: "released", generation: 2 }],
    properties: { ripen_nurture_at: new Date(3 * day).toISOString() },
  });
});

test("what comes beyond the day's cap waits and is not lost", () => {
  let left = 0;
  const step = life(nurture, { ...yes, mayStart: () => (left -= 1) >= 0 });
  expect(step(at(1_000)).changes).toMatchObject([{ change: "fired", state: "waiting" }]);
  left = 1;
  expect(step(at(2_000)).active).toEqual(["nurture"]);
});

test("an event-driven scenario starts by the latest of its new events, the others are overtaken, unsubscribed contacts included", () => {
  let fresh: readonly string[] = [];
  const step = life(
    scenarios.filter(({ name }) => name === "transactional"),
    { ...yes, newEvents: () => new Set(fresh) },
  );
  expect(step(at(1_000, { unsubscribed: true })).changes).toEqual([]);
  const first = [cart("a", 1_500)];
  fresh = ["a"];
  expect(step(at(2_000, { unsubscribed: true, events: first })).properties).toEqual({
    ripen_transactional_at: new Date(2_000).toISOString(),
  });
  fresh = [];
  expect(step(at(3_000, { unsubscribed: true, events: first })).changes).toEqual([]);
  const both = [...first, cart("b", 2_500), cart("late", 1_200)];
  fresh = ["b", "late"];
  expect(step(at(4_000, { unsubscribed: true, events: both }))).toMatchObject({
    changes: [
      { change: "ended", generation: 1, why: "done" },
      { change: "rearmed", generation: 1 },
      { change: "fired", generation: 2, eventId: "late", state: "recorded", why: "overtaken" },
      { change: "rearmed", generation: 2 },
      { change: "fired", generation: 3, eventId: "b", state: "intended" },
    ],
    properties: { ripen_transactional_at: new Date(4_000).toISOString() },
  });
  fresh = [];
  expect(step(at(5_000, { events: both })).changes).toEqual([]);
  expect(step(at(4_000 + day, { events: both })).properties).toEqual({
    ripen_transactional_at: "",
  });
});

test("an event-driven scenario does not start by events that are not new", () => {
  const step = life(scenarios.filter(({ name }) => name === "transactional"));
  expect(step(at(2_000, { events: [cart("a", 1_500)] }))).toMatchObject({
    changes: [{ change: "fired", state: "recorded", eventId: "a" }],
    properties: {},
  });
});

test("a scenario bound to a list is called and writes no trigger property", () => {
  const call = { actuator: "list", target: "77" } as const;
  const step = life(nurture, { ...yes, callFor: () => call });
  expect(step(at(1_000))).toMatchObject({
    changes: [{ change: "fired", state: "calling", call }],
    active: ["nurture"],
    properties: {},
  });
  expect(step(at(2_000, { score: ready }))).toMatchObject({
    changes: [{ change: "ended", why: "goal" }, { change: "rearmed" }],
    properties: {},
  });
});

test("the portal's day begins at its own midnight, on the days on which clocks change too", () => {
  expect(start("2026-01-15T12:34:56Z", "Europe/Madrid")).toBe("2026-01-14T23:00:00.000Z");
  expect(start("2026-01-15T03:00:00Z", "America/Bogota")).toBe("2026-01-14T05:00:00.000Z");
  expect(start("2026-03-29T20:00:00Z", "Europe/Madrid")).toBe("2026-03-28T23:00:00.000Z");
  expect(start("2026-10-25T20:00:00Z", "Europe/Madrid")).toBe("2026-10-24T22:00:00.000Z");
  expect(start("2026-01-15T12:00:00Z", "UTC")).toBe("2026-01-15T00:00:00.000Z");
});

test("what a publish leaves silent goes once it has had its turn, and not before", () => {
  const handoff = scenarios.filter(({ name }) => name === "handoff");
  const first = cross(handoff, new Map(), at(1_000, { score: ready }), ofPublish);
  expect(first).toMatchObject({
    changes: [{ change: "fired", state: "recorded", why: "publish" }],
    active: [],
    properties: {},
  });
  const known = applyChanges(new Map(), first.changes, 1_000);
  const waiting = at(day, { score: ready });
  expect(cross(handoff, known, waiting, yes)).toMatchObject({ changes: [], active: [] });
  // As giveTurn leaves it.
  const turn = new Map(
    [...known].map(([name, each]) => [
      name,
      { ...each, silent: false, isWaiting: true, why: "caught_up", firedAt: day },
    ]),
  );
  expect(cross(handoff, turn, waiting, yes)).toMatchObject({
    changes: [{ change: "released", generation: 1 }],
    properties: { ripen_handoff_at: new Date(day).toISOString() },
  });
});

test("a silent crossing is armed again when the contact no longer meets the condition", () => {
  const handoff = scenarios.filter(({ name }) => name === "handoff");
  const step = life(handoff, ofPublish);
  step(at(1_000, { score: ready }));
  expect(step(at(2_000))).toMatchObject({ changes: [{ change: "rearmed" }], properties: {} });
});

test("a catch-up sends nobody to nurturing who is ready by then", () => {
  const always = nurture.map((each) => ({ ...each, trigger: { on: "always" } as const }));
  const turn: Crossing = {
    scenario: "nurture",
    generation: 1,
    firedAt: 1_000,
    why: "caught_up",
    silent: false,
    isWaiting: true,
    endedAt: null,
    rearmedAt: null,
  };
  const known = new Map([["nurture", turn]]);
  expect(cross(always, known, at(2_000, { score: ready }), yes)).toMatchObject({
    changes: [{ change: "ended", why: "goal" }],
    properties: {},
  });
});
