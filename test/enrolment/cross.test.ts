import { expect, test } from "vitest";
import { boundAtFirst, scenarios as all, type Scenario } from "../../config/scenarios.ts";
import { cross } from "../../src/enrolment/cross.ts";
import type { Judgement } from "../../src/enrolment/judge.ts";
import type { Crossing } from "../../src/store/crossings/crossing.ts";
import { customerScoreOf, scoreOf } from "../support/ledger/decision.ts";
import { applyChanges } from "../../src/enrolment/apply-changes.ts";
import type { Properties } from "../../src/scoring/facts.ts";
import { triggerState, type Sketch } from "./trigger-sketch.ts";

/** What a new portal starts with. */
const scenarios = all.filter(({ name }) => boundAtFirst.includes(name));
const ready = { ready: true, readySince: 1, belowSince: null };
const yes: Judgement = { fires: true, why: "new_evidence", cause: "behaviour" };
const no: Judgement = { fires: false, why: "publish" };
const iso = (at: number): string => new Date(at).toISOString();

const lead: Sketch = {
  score: scoreOf(),
  unsubscribed: false,
  lastBehaviourAt: null,
  answeredAt: null,
};
const readyLead: Sketch = { ...lead, score: scoreOf({ readiness: ready }) };
const customer: Sketch = { ...lead, score: customerScoreOf(null) };

/** A contact that lives through states, as the ledger remembers it. */
function contact(bound: readonly Scenario[] = scenarios) {
  let known: ReadonlyMap<string, Crossing> = new Map();
  return {
    know: (crossings: readonly Crossing[]) => {
      known = new Map(crossings.map((crossing) => [crossing.scenario, crossing]));
    },
    at: (asOf: number, sketch: Sketch, judgement: Judgement = yes, properties: Properties = {}) => {
      const state = { ...triggerState(sketch, asOf), properties };
      const result = cross(bound, known, state, { judge: () => judgement });
      known = applyChanges(known, result.changes, asOf);
      return result;
    },
    known: (scenario: string) => known.get(scenario),
  };
}

/** Written to HubSpot, and the contact takes part. */
const running = (scenario: string): Crossing => ({
  scenario,
  generation: 1,
  firedAt: 500,
  silent: false,
  isWaiting: false,
  endedAt: null,
  rearmedAt: null,
});

const only = (name: string): Scenario[] => scenarios.filter((scenario) => scenario.name === name);

test("a new lead is welcomed, and nurturing waits for its turn", () => {
  const { changes, active, properties } = contact().at(1_000, lead);
  expect(changes).toMatchObject([
    { scenario: "welcome", generation: 1, change: "fired", at: 1_000, state: "intended" },
    { scenario: "nurture", generation: 1, change: "fired", at: 1_000, state: "waiting" },
  ]);
  expect(active).toEqual(["welcome"]);
  expect(properties).toEqual({ ripen_welcome_at: iso(1_000) });
});

test("nothing fires twice while its trigger holds", () => {
  const ana = contact();
  ana.at(1_000, lead);
  for (const asOf of [1_000, 2_000, 3_000]) {
    expect(ana.at(asOf, lead)).toEqual({ changes: [], active: ["welcome"], properties: {} });
  }
});

test("an end says so where HubSpot shows the crossing's own trigger, and not where it shows another", () => {
  const over = { ...lead, lastBehaviourAt: 2_000 };
  for (const [shown, isTold] of [
    [iso(1_000), true],
    [iso(500), undefined],
    ["", undefined],
  ] as const) {
    const ana = contact();
    ana.at(1_000, lead);
    const properties = { ripen_welcome_at: shown };
    const ended = ana.at(3_000, over, yes, properties).changes[0];
    expect([shown, ended]).toEqual([
      shown,
      {
        scenario: "welcome",
        generation: 1,
        change: "ended",
        why: "goal",
        ...(isTold && { isTold }),
      },
    ]);
  }
});

test("the goal ends the welcome and lets the waiting nurturing go, dated by its own crossing", () => {
  const ana = contact();
  ana.at(1_000, lead);
  const { changes, active, properties } = ana.at(3_000, { ...lead, lastBehaviourAt: 2_000 });
  expect(changes).toEqual([
    { scenario: "welcome", generation: 1, change: "ended", why: "goal" },
    { scenario: "nurture", generation: 1, change: "released" },
  ]);
  expect(active).toEqual(["nurture"]);
  expect(properties).toEqual({ ripen_welcome_at: "", ripen_nurture_at: iso(1_000) });
});

test("behaviour from before the crossing is not the welcome's goal", () => {
  const ana = contact();
  const active = { ...lead, lastBehaviourAt: 1_000 };
  ana.at(1_000, active);
  expect(ana.at(2_000, active).active).toEqual(["welcome"]);
});

test("hand-off fires for a ready lead and ends nurturing", () => {
  const ana = contact();
  ana.at(1_000, lead);
  ana.at(2_000, { ...lead, lastBehaviourAt: 1_500 });
  const { changes, active, properties } = ana.at(3_000, readyLead);
  expect(changes).toMatchObject([
    { scenario: "handoff", change: "fired", state: "intended" },
    { scenario: "nurture", change: "ended", why: "goal" },
    { scenario: "nurture", change: "rearmed" },
  ]);
  expect(active).toEqual(["handoff"]);
  expect(properties).toEqual({ ripen_handoff_at: iso(3_000), ripen_nurture_at: "" });
});

test("hand-off ends a welcome that runs, and one that waits is never released", () => {
  const ana = contact();
  ana.at(1_000, lead);
  expect(ana.at(2_000, readyLead).changes).toMatchObject([
    { scenario: "handoff", change: "fired" },
    { scenario: "welcome", change: "ended", why: "handoff" },
    { scenario: "nurture", change: "ended", why: "goal" },
    { scenario: "nurture", change: "rearmed" },
  ]);
});

test("a lead that is ready at first sight goes to sales and is not welcomed", () => {
  const ana = contact();
  const { changes, properties } = ana.at(1_000, readyLead);
  expect(changes).toMatchObject([
    { scenario: "handoff", state: "intended" },
    { scenario: "welcome", state: "recorded", why: "handed_off" },
  ]);
  expect(properties).toEqual({ ripen_handoff_at: iso(1_000) });
  expect(ana.at(2_000, readyLead).changes).toEqual([]);
});

test("the verdict ends the hand-off", () => {
  const ana = contact(only("handoff"));
  ana.at(1_000, readyLead);
  const { changes, properties } = ana.at(3_000, { ...readyLead, answeredAt: 2_000 });
  expect(changes).toEqual([{ scenario: "handoff", generation: 1, change: "ended", why: "goal" }]);
  expect(properties).toEqual({ ripen_handoff_at: "" });
});

test("a 'maybe' of long ago does not end a new hand-off", () => {
  const ana = contact(only("handoff"));
  ana.at(1_000, readyLead);
  ana.at(2_000, { ...lead, answeredAt: 1_500 });
  const again = { ...readyLead, answeredAt: 1_500 };
  expect(ana.at(3_000, again).properties).toEqual({ ripen_handoff_at: iso(3_000) });
  expect(ana.at(4_000, again)).toEqual({ changes: [], active: ["handoff"], properties: {} });
});

test("who falls back and rises again is a second crossing", () => {
  const ana = contact(only("handoff"));
  ana.at(1_000, readyLead);
  expect(ana.at(2_000, lead)).toEqual({
    changes: [
      { scenario: "handoff", generation: 1, change: "ended", why: "rearmed" },
      { scenario: "handoff", generation: 1, change: "rearmed" },
    ],
    active: [],
    properties: { ripen_handoff_at: "" },
  });
  expect(ana.at(3_000, readyLead).changes).toMatchObject([
    { generation: 2, change: "fired", at: 3_000, state: "intended" },
  ]);
});

test("without the right a crossing is recorded with its reason, and stays silent for good", () => {
  const ana = contact(only("handoff"));
  expect(ana.at(1_000, readyLead, no)).toEqual({
    changes: [
      {
        scenario: "handoff",
        generation: 1,
        change: "fired",
        at: 1_000,
        state: "recorded",
        why: "publish",
      },
    ],
    active: [],
    properties: {},
  });
  expect(ana.at(2_000, readyLead, yes)).toEqual({ changes: [], active: [], properties: {} });
  expect(ana.at(3_000, lead).properties).toEqual({});
  expect(ana.at(4_000, readyLead, yes).properties).toEqual({ ripen_handoff_at: iso(4_000) });
});

test("a silent welcome does not keep nurturing waiting", () => {
  const bound = scenarios.filter((scenario) => scenario.isNurturing);
  const welcomed = cross(bound, new Map(), triggerState(lead, 1_000), {
    judge: (scenario) => (scenario.name === "welcome" ? no : yes),
  });
  expect(welcomed.active).toEqual(["nurture"]);
});

test("who unsubscribed gets no mail scenario but is handed off", () => {
  const ana = contact();
  expect(ana.at(1_000, { ...lead, unsubscribed: true }).changes).toEqual([]);
  expect(ana.at(2_000, { ...readyLead, unsubscribed: true }).active).toEqual(["handoff"]);
});

test("unsubscribing ends the mail scenario that runs", () => {
  const ana = contact();
  ana.at(1_000, lead);
  expect(ana.at(2_000, { ...lead, unsubscribed: true }).properties).toEqual({
    ripen_welcome_at: "",
  });
});

test("customers and excluded contacts are in no scenario, and leave those that run", () => {
  expect(contact().at(1_000, customer).changes).toEqual([]);
  const ana = contact();
  ana.at(1_000, lead);
  const excluded = { ...lead, score: scoreOf({ nextStep: "excluded" }) };
  expect(ana.at(2_000, excluded)).toMatchObject({
    active: [],
    properties: { ripen_welcome_at: "" },
  });
});

test("a nurturing scenario that comes while another runs waits, however high its priority", () => {
  const ana = contact();
  ana.know([running("nurture")]);
  expect(ana.at(1_000, lead).changes).toMatchObject([
    { scenario: "welcome", change: "fired", state: "waiting" },
  ]);
  expect(ana.known("nurture")).toEqual(running("nurture"));
});

test("of two that run after a merge the first by priority goes on", () => {
  const ana = contact();
  ana.know([running("welcome"), running("nurture")]);
  expect(ana.at(1_000, lead)).toEqual({
    changes: [{ scenario: "nurture", generation: 1, change: "ended", why: "priority" }],
    active: ["welcome"],
    properties: { ripen_nurture_at: "" },
  });
});
