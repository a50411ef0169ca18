import { expect, test } from "vitest";
import { isExplained } from "../../src/enrolment/explained.ts";
import type { BehaviourEvent } from "../../src/scoring/facts.ts";
import { scoreOf } from "../support/ledger/decision.ts";

const now = scoreOf({ asOf: 2_000 });
const last = scoreOf({ asOf: 1_000 });
const event = (occurredAt: number, source = "counter"): BehaviourEvent => ({
  id: "1",
  type: "form_submitted",
  occurredAt,
  source,
  properties: {},
});

const reason = (at: number) => ({ kind: "handRaiser", eventType: "demo", at }) as const;

test("what this reading tells explains it, however long ago it happened", () => {
  expect(isExplained(now, last, {}, [event(10)], [])).toBe(true);
  expect(isExplained(now, last, {}, [], [])).toBe(false);
});

test("what is known explains it only since the last scoring, and not before it comes", () => {
  expect(isExplained(now, last, {}, [], [event(1_500)])).toBe(true);
  expect(isExplained(now, last, {}, [], [event(900)])).toBe(false);
  expect(isExplained(now, last, {}, [event(2_500)], [event(2_500)])).toBe(false);
});

test("what sales did or a machine explains nothing", () => {
  expect(isExplained(now, last, {}, [event(1_500, "sales")], [])).toBe(false);
  expect(isExplained(now, last, {}, [event(1_500, "machine")], [])).toBe(false);
});

test("a raised hand explains it once", () => {
  expect(isExplained({ ...now, reason: reason(1_500) }, last, {}, [], [])).toBe(true);
  expect(isExplained({ ...now, reason: reason(500) }, last, {}, [], [])).toBe(false);
});

test("a contact that a form made explains its first scoring, one that a sync made does not", () => {
  expect(isExplained(now, null, { hs_object_source: "FORM" }, [], [])).toBe(true);
  expect(isExplained(now, null, { hs_object_source: "INTEGRATION" }, [], [])).toBe(false);
  expect(isExplained(now, last, { hs_object_source: "FORM" }, [], [])).toBe(false);
});
