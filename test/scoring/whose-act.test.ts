// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { expect, test } from "vitest";
import { eventSource } from "../../src/scoring/event-source.ts";
import { explainLines } from "../../src/scoring/explain/explain-lines.ts";
import type { BehaviourEvent } from "../../src/scoring/facts.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { DAY } from "../../src/scoring/time.ts";
import { scoreLead, facts, happened, models, NOW } from "./sample.ts";

const by = (source: string, event: BehaviourEvent): BehaviourEvent => ({ ...event, source });
const label = { en: "Asked", es: "Pidió" };

test.each([eventSource.ours, eventSource.machine])(
  "what %s did is no pain, raises no hand, lifts no maybe and stands behind no line",
  (source) => {
    const raisers = models({ handRaisers: [{ label, types: ["call_held"] }] });
    const trial = by(source, happened("trial_started", 1));
    const call = by(source, happened("call_held", 1));
    const given = facts({
      events: [trial, call],
      verdict: { value: "maybe", at: NOW - 2 * DAY },
    });
    const score = scoreContact(raisers, given, null, NOW);
    expect(score).toMatchObject({ pain: 0, reason: { kind: "verdict", value: "maybe" } });
    expect(explainLines(raisers, given, score).flatMap(({ events }) => events)).toEqual([]);
    const own = facts({ ...given, events: [by("activity", trial), by("activity", call)] });
    expect(scoreContact(raisers, own, null, NOW)).toMatchObject({
      pain: 20,
      reason: { kind: "handRaiser" },
    });
  },
);

test("three opens or clicks for one sending count for nothing, two count each", () => {
  const clicks = (n: number) =>
    Array.from({ length: n }, () => by(eventSource.firstMinute, happened("trial_started", 1)));
  const pain = (events: readonly BehaviourEvent[]) =>
    scoreLead(models(), facts({ events }), null, NOW).pain;
  expect([pain(clicks(2)), pain(clicks(3))]).toEqual([20, 0]);
  // Another sending, another type and what a person does besides are judged apart.
  const other = by(eventSource.firstMinute, happened("trial_started", 2));
  expect(pain([...clicks(3), other])).toBe(20);
  expect(pain([...clicks(3), happened("trial_started", 1)])).toBe(20);
});
