import { describe, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { type ModelDocument, parseModel } from "../../src/scoring/model/model.ts";
import { nextChangeAt, sameOutcome } from "../../src/scoring/next-change.ts";
import { DAY, HOUR } from "../../src/scoring/time.ts";
import {
  scoreLead,
  compiled,
  criterion,
  event,
  facts,
  happened,
  models,
  NOW,
  sampleModel,
  type Decay,
} from "./sample.ts";

const pain = (decay: Decay | null, points = 20): ModelDocument["criteria"] => [
  criterion({ axis: "pain", decay, rules: [{ when: event("visit"), points }] }),
];
const seen = (days: number): ReturnType<typeof facts> =>
  facts({ events: [happened("visit", days)] });

describe("the next change", () => {
  test("of a contact with nothing that fades is never", () => {
    expect(nextChangeAt(models({ criteria: pain(null) }), seen(1), null, NOW)).toBeNull();
    expect(nextChangeAt(models(), facts(), null, NOW)).toBeNull();
  });
  test("of a line is when the rounded points fall", () => {
    // 20 points over 20 days: 19 after one day and a half hour's rounding, at 0.5 below 19.5.
    expect(
      nextChangeAt(models({ criteria: pain({ kind: "linear", days: 20 }) }), seen(0), null, NOW),
    ).toBe(NOW + DAY / 2 + 1);
  });
  test("of a window is its end", () => {
    expect(
      nextChangeAt(models({ criteria: pain({ kind: "window", days: 20 }) }), seen(3), null, NOW),
    ).toBe(NOW + 17 * DAY);
  });
  test("of an event that is still to come is when it comes", () => {
    expect(nextChangeAt(models({ criteria: pain(null) }), seen(-2), null, NOW)).toBe(NOW + 2 * DAY);
  });
  test("of a half-life goes on after the last breakpoint", () => {
    const at = nextChangeAt(
      models({ criteria: pain({ kind: "halfLife", days: 1_000 }, 1) }),
      seen(0),
      null,
      NOW,
    );
    expect(Math.abs((at ?? 0) - NOW - 1_000 * DAY)).toBeLessThanOrEqual(1);
  });
  test("of a ready contact below its thresholds is the end of the dwell", () => {
    const before = { ready: true, readySince: NOW - DAY, belowSince: NOW - HOUR };
    expect(nextChangeAt(models(), facts(), before, NOW)).toBe(NOW + 23 * HOUR);
    expect(nextChangeAt(models(), facts(), { ...before, belowSince: null }, NOW)).toBe(
      NOW + 24 * HOUR,
    );
  });
  test("of an excluded contact is the end of the exclusion", () => {
    const label = { en: "x", es: "x" };
    const exclusions: ModelDocument["exclusions"] = [
      { id: "x", label, when: { op: "unknown", field: "mail" }, until: "2026-03-25" },
    ];
    expect(nextChangeAt(models({ exclusions }), facts(), null, NOW)).toBe(Date.UTC(2026, 2, 25));
  });
  test("of a verdict is its expiry", () => {
    const verdict = { value: "never" as const, at: NOW - DAY };
    expect(nextChangeAt(models({ neverExpiresAfterDays: 3 }), facts({ verdict }), null, NOW)).toBe(
      NOW + 2 * DAY,
    );
    expect(
      nextChangeAt(models(), facts({ verdict: { ...verdict, at: NOW + DAY } }), null, NOW),
    ).toBe(NOW + DAY);
  });
  test("of a date in a window is when it leaves", () => {
    const criteria = [
      criterion({ rules: [{ when: { op: "withinDays", field: "since", days: 10 }, points: 9 }] }),
    ];
    expect(
      nextChangeAt(models({ criteria }), facts({ contact: { since: "2026-03-15" } }), null, NOW),
    ).toBe(Date.UTC(2026, 2, 25));
  });
  test("of a customer is the customer model's", () => {
    const funnel = {
      customer: { op: "known" as const, field: "stage" },
      decision: { from: 51 },
      consideration: { from: 26 },
    };
    const customer = compileModel(
      parseModel(sampleModel({ kind: "customer", criteria: pain({ kind: "window", days: 5 }) })),
      lexicon,
    );
    const given = { ...seen(1), contact: { lifecyclestage: "customer" } };
    expect(nextChangeAt({ lead: compiled({ funnel }), customer }, given, null, NOW)).toBe(
      NOW + 4 * DAY,
    );
    const fading = compileModel(
      parseModel(
        sampleModel({ kind: "customer", criteria: pain({ kind: "halfLife", days: 700 }, 1) }),
      ),
      lexicon,
    );
    const at =
      nextChangeAt({ lead: compiled({ funnel }), customer: fading }, given, null, NOW) ?? 0;
    expect(Math.abs(at - NOW - 699 * DAY)).toBeLessThanOrEqual(1);
  });
});

test("two scorings say the same until something of them shows", () => {
  const score = scoreLead(models(), facts(), null, NOW);
  expect(sameOutcome(score, { ...score, asOf: 1, exactFit: 0.2, missing: [] })).toBe(true);
  const others = [
    { fit: 1 },
    { pain: 1 },
    { band: "x" },
    { segment: "red" },
    { nextStep: "call" },
    { funnelStage: "decision" },
    { reason: { kind: "objection" } },
    { readiness: { ...score.readiness, ready: true } },
  ] as const;
  for (const other of others)
    expect({ other, same: sameOutcome(score, { ...score, ...other }) }).toEqual({
      other,
      same: false,
    });
});
