import { expect, test } from "vitest";
import { scenarios } from "../../config/scenarios.ts";
import type { Trigger } from "../../config/scenarios/scenario.ts";
import { holds, nextTurnAt } from "../../src/enrolment/holds.ts";
import { isGoalReached, isTriggered } from "../../src/enrolment/trigger.ts";
import type { Handoff } from "../../src/store/crossings/handoffs.ts";
import type { TriggerState } from "../../src/enrolment/trigger-state.ts";
import { customerScoreOf, dueOf, scoreOf } from "../support/ledger/decision.ts";
import { noFollowUp } from "../../src/store/crossings/follow-up.ts";
import { triggerState } from "./trigger-sketch.ts";

const day = 86_400_000;
const now = Date.parse("2026-03-01T10:00:00Z");
const plain = triggerState(
  { score: scoreOf(), unsubscribed: false, lastBehaviourAt: null, answeredAt: null },
  now,
);
const did = (type: string, daysAgo: number, id = type) => ({
  id,
  type,
  occurredAt: now - daysAgo * day,
  source: "test",
  properties: {},
});
const named = (name: string) => {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
};
const customer = (
  points = 60,
  changes: Parameters<typeof customerScoreOf>[1] = {},
): TriggerState => ({
  ...plain,
  score: customerScoreOf(points, changes),
});

test("a score trigger rises at its points and is left only below them by the hysteresis", () => {
  const trigger: Trigger = { on: "atLeast", of: "leadScore", points: 30 };
  const at = (leadScore: number, wasTrue: boolean) =>
    holds(trigger, { ...plain, score: scoreOf({ leadScore }) }, wasTrue);
  expect([at(29, false), at(30, false), at(25, true), at(24, true)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const falling: Trigger = { on: "below", of: "customerScore", points: 40 };
  const below = (customerScore: number | null, wasTrue: boolean) =>
    holds(falling, { ...plain, score: customerScoreOf(customerScore) }, wasTrue);
  expect([below(40, false), below(39, false), below(44, true), below(45, true)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(below(null, false)).toBe(false);
});

test("a user who has been quiet for 30 days is spoken to, and one who never used the product is not", () => {
  const quiet = named("engagement");
  const after = (days: number): TriggerState => ({
    ...plain,
    events: [did("feature_used", days), did("page_viewed", 1)],
  });
  expect(isTriggered(quiet, after(31), false)).toBe(true);
  expect(isTriggered(quiet, after(29), false)).toBe(false);
  expect(isTriggered(quiet, plain, false)).toBe(false);
  expect(nextTurnAt(quiet.trigger, after(29))).toBe(now + day);
});

test("a hand-off without an answer is escalated 48 hours after it was told, and an answer or a first contact stops that", () => {
  const sla = named("sla");
  const since = (hours: number, changes: Partial<Handoff> = {}): TriggerState => {
    const toldAt = now - hours * 3_600_000;
    return {
      ...plain,
      score: scoreOf({ readiness: { ready: true, readySince: 1, belowSince: null } }),
      handoff: {
        generation: 1,
        crossedAt: toldAt - 5_000,
        addressee: "sales",
        raisedAt: null,
        toldAt,
        ...dueOf(toldAt, false),
        ...noFollowUp,
        verdict: null,
        ...changes,
      },
    };
  };
  expect(isTriggered(sla, since(48), false)).toBe(true);
  expect(isTriggered(sla, since(47), false)).toBe(false);
  const verdict = { value: "maybe", at: now - 1 } as const;
  expect(isTriggered(sla, { ...since(50), verdict }, false)).toBe(false);
  expect(isTriggered(sla, since(50, { firstContactAt: now - 1 }), false)).toBe(false);
  expect(isTriggered(sla, since(50, { toldAt: null }), false)).toBe(false);
  expect(isTriggered(sla, { ...since(50), handoff: null }, false)).toBe(false);
  expect(nextTurnAt(sla.trigger, since(47))).toBe(now + 3_600_000);
});

const doing = (...events: TriggerState["events"]): TriggerState => ({ ...plain, events });

test("who signed up and did nothing for a day is helped, until the first step", () => {
  const onboarding = named("onboarding");
  expect(isTriggered(onboarding, doing(did("trial_started", 2)), false)).toBe(true);
  expect(isTriggered(onboarding, doing(did("trial_started", 0.5)), false)).toBe(false);
  const used = doing(did("trial_started", 2), did("feature_used", 1));
  expect(isTriggered(onboarding, used, false)).toBe(false);
});

test("a renewal is near from 60 days before its date, and over once the date moved", () => {
  const renewal = named("renewal");
  const endsAt = (date: string, timeZone = "UTC"): TriggerState => ({
    ...customer(),
    fieldValue: (field) => (field === "subscriptionEnd" ? date : null),
    timeZone,
  });
  const ends = (days: number): TriggerState => endsAt(new Date(now + days * day).toISOString());
  expect(isTriggered(renewal, ends(59), false)).toBe(true);
  expect(isTriggered(renewal, ends(61), false)).toBe(false);
  expect(isTriggered(renewal, ends(-1), false)).toBe(false);
  expect(nextTurnAt(renewal.trigger, ends(61))).toBe(now + day);
  expect(isTriggered(renewal, customer(), false)).toBe(false);
});

/** A customer whose subscription ends on 2 March. */
const at = (asOf: string, timeZone: string): TriggerState => ({
  ...customer(),
  fieldValue: () => "2026-03-02",
  timeZone,
  asOf: Date.parse(asOf),
});

test("the date of a renewal is a day of the account's zone, and ends with that day", () => {
  const { trigger } = named("renewal");
  // Sixty days before 2 March is 1 January.
  expect(holds(trigger, at("2025-12-31T09:59:59Z", "Pacific/Kiritimati"), false)).toBe(false);
  expect(holds(trigger, at("2025-12-31T10:00:00Z", "Pacific/Kiritimati"), false)).toBe(true);
  expect(holds(trigger, at("2026-01-01T10:59:59Z", "Pacific/Pago_Pago"), false)).toBe(false);
  expect(holds(trigger, at("2026-01-01T11:00:00Z", "Pacific/Pago_Pago"), false)).toBe(true);
  expect(holds(trigger, at("2026-03-03T10:59:59Z", "Pacific/Pago_Pago"), false)).toBe(true);
  expect(holds(trigger, at("2026-03-03T11:00:00Z", "Pacific/Pago_Pago"), false)).toBe(false);
});

test("a renewal's goal is a date that moved on, not one that was cleared or merely passed", () => {
  const renewal = named("renewal");
  const startedAt = now - 10 * day;
  const dated = (days: number | null): TriggerState => ({
    ...customer(),
    fieldValue: () => (days === null ? null : new Date(now + days * day).toISOString()),
  });
  expect(isGoalReached(renewal, dated(50), startedAt)).toBe(false);
  expect(isGoalReached(renewal, dated(415), startedAt)).toBe(true);
  expect(isGoalReached(renewal, dated(null), startedAt)).toBe(false);
  expect(isGoalReached(renewal, dated(-1), startedAt)).toBe(false);
});

test("customers have scenarios of their own, by score, segment, stage and behaviour", () => {
  const events = [did("limit_reached", 3)];
  expect(isTriggered(named("upsell"), { ...customer(), events }, false)).toBe(true);
  const low = { ...customer(49), events };
  expect(isTriggered(named("upsell"), low, false)).toBe(false);
  expect(isTriggered(named("upsell"), low, true)).toBe(true);
  expect(isTriggered(named("at_risk"), customer(39), false)).toBe(true);
  expect(isTriggered(named("loyalty"), customer(60, { segment: "red" }), false)).toBe(true);
  const lifecycle = { stage: "customer", since: now - 89 * day };
  expect(isTriggered(named("customer_onboarding"), { ...customer(), lifecycle }, false)).toBe(true);
  const old = { stage: "customer", since: now - 90 * day };
  expect(isTriggered(named("customer_onboarding"), { ...customer(), lifecycle: old }, false)).toBe(
    false,
  );
  expect(isTriggered(named("nurture"), customer(), false)).toBe(false);
});

test("no score starts anything for a customer of whom nothing is known", () => {
  const unknown = customer(0, { segment: "unknown" });
  const events = [did("limit_reached", 3)];
  for (const { name, trigger } of scenarios) {
    if (!isByScore(trigger)) continue;
    expect([name, isTriggered(named(name), { ...unknown, events }, false)]).toEqual([name, false]);
  }
  const free = { ...named("upsell"), minimumScore: 0 };
  expect(isTriggered(free, { ...unknown, events }, false)).toBe(false);
});

function isByScore(trigger: Trigger): boolean {
  if (trigger.on === "all" || trigger.on === "any") return trigger.of.some(isByScore);
  return "of" in trigger && trigger.of === "customerScore";
}

const unclear = (segment: "purple" | "blue"): TriggerState => ({
  ...plain,
  score: scoreOf({ nextStep: "complete_profile", segment }),
});

test("only engaged leads of which little is known are asked for more", () => {
  expect(isTriggered(named("complete_profile"), unclear("purple"), false)).toBe(true);
  expect(isTriggered(named("complete_profile"), unclear("blue"), false)).toBe(false);
});

const inRole = (role: "decision_maker" | "end_user"): TriggerState => ({
  ...plain,
  score: scoreOf({ role, funnelStage: "decision" }),
});

test("an audience may be narrowed to roles and stages", () => {
  const welcome = named("welcome");
  const narrowed = {
    ...welcome,
    audience: { kind: "lead", roles: ["decision_maker"], stages: ["decision"] } as const,
  };
  expect(isTriggered(narrowed, inRole("decision_maker"), false)).toBe(true);
  expect(isTriggered(narrowed, inRole("end_user"), false)).toBe(false);
});
