import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../src/scoring/time.ts";
import {
  scoreLead,
  criterion,
  event,
  facts,
  happened,
  models,
  NOW,
  type Criterion,
} from "./sample.ts";
import { steps, ready, model, scored, since } from "./outcome-sample.ts";

describe("ready", () => {
  test.each<[number, number, boolean]>([
    [25, 30, true],
    [35, 20, true],
    [24, 50, false],
    [50, 19, false],
    [25, 29, false],
    [50, 50, true],
  ])("entering with fit %d and pain %d: %s", (fit, pain, isReady) => {
    expect(scored(fit, pain).readiness).toEqual({
      ready: isReady,
      readySince: isReady ? NOW : null,
      belowSince: null,
    });
    expect(
      scored(fit, pain, { ready: false, readySince: null, belowSince: null }).readiness.ready,
    ).toBe(isReady);
  });
  test.each<[number, number]>([
    [20, 30],
    [35, 15],
    [25, 25],
  ])("stays at the thresholds less the hysteresis: %d, %d", (fit, pain) => {
    expect(scored(fit, pain, since()).readiness).toEqual({
      ready: true,
      readySince: NOW - 9 * DAY,
      belowSince: null,
    });
    expect(scored(fit, pain, since(NOW - HOUR)).readiness.belowSince).toBeNull();
  });
  test.each<[number, number]>([
    [19, 40],
    [40, 14],
    [20, 29],
  ])("below that, the dwell begins: %d, %d", (fit, pain) => {
    expect(scored(fit, pain, since()).readiness).toEqual({
      ready: true,
      readySince: NOW - 9 * DAY,
      belowSince: NOW,
    });
  });
  test("is lost when the dwell is over, not before", () => {
    expect(scored(0, 0, since(NOW - 24 * HOUR + 1)).readiness).toEqual(since(NOW - 24 * HOUR + 1));
    expect(scored(0, 0, since(NOW - 24 * HOUR)).readiness).toEqual({
      ready: false,
      readySince: null,
      belowSince: null,
    });
    expect(scored(0, 0, since(), { ready: { ...ready, dwellHours: 0 } }).readiness.ready).toBe(
      false,
    );
  });
  test("a readiness whose beginning was lost begins now", () => {
    expect(
      scored(30, 30, { ready: true, readySince: null, belowSince: null }).readiness.readySince,
    ).toBe(NOW);
  });
});

describe("what is missing", () => {
  test("points on each axis and in all", () => {
    expect(scored(20, 8).missing).toEqual([
      { kind: "points", of: "fit", short: 5 },
      { kind: "points", of: "pain", short: 12 },
      { kind: "points", of: "total", short: 27 },
    ]);
    expect(scored(25, 29).missing).toEqual([{ kind: "points", of: "total", short: 1 }]);
    expect(scored(25, 30).missing).toEqual([]);
  });
  test("unknown data of the axes that are short", () => {
    expect(scored(null, 50).missing).toEqual([
      { kind: "points", of: "fit", short: 25 },
      { kind: "points", of: "total", short: 5 },
      { kind: "unknown", criterion: "fit", field: "fit" },
    ]);
    const low = { ready: { ...ready, total: 0 } };
    expect(scored(null, 5, null, low).missing).toContainEqual({
      kind: "unknown",
      criterion: "fit",
      field: "fit",
    });
    expect(scored(30, null, null, low).missing).toContainEqual({
      kind: "unknown",
      criterion: "pain",
      field: "pain",
    });
    expect(scored(null, 5, null, { ready: { ...ready, fit: 0, total: 0 } }).missing).toEqual([
      { kind: "points", of: "pain", short: 15 },
    ]);
  });
  test("names the field that is empty among several", () => {
    const both = criterion({
      id: "both",
      rules: [
        {
          when: {
            op: "all",
            of: [
              { op: "atLeast", field: "pain", value: 1 },
              { op: "equals", field: "title", value: "x" },
            ],
          },
          points: 5,
        },
      ],
    });
    expect(
      scored(0, 9, null, { criteria: [steps("fit"), both, steps("pain")] }).missing,
    ).toContainEqual({ kind: "unknown", criterion: "both", field: "title" });
  });
  test("nothing while ready", () => expect(scored(0, 0, since()).missing).toEqual([]));
  test("unknown data of the other axis where only the total is short, and no other", () => {
    const criteria = [steps("fit"), steps("pain"), unknown("fit"), unknown("pain")];
    const ids = (fit: number, pain: number, total: number): string[] =>
      scored(fit, pain, null, { criteria, ready: { ...ready, total } }).missing.flatMap((item) =>
        item.kind === "unknown" ? [item.criterion] : [],
      );
    expect(ids(26, 21, 55)).toEqual(["more-fit", "more-pain"]);
    expect(ids(24, 21, 0)).toEqual(["more-fit"]);
    expect(ids(26, 19, 0)).toEqual(["more-pain"]);
    expect(ids(24, 20, 0)).toEqual(["more-fit"]);
  });
  test("nothing where everything is reached and sales keeps the lead back", () => {
    const given = facts({
      contact: { jobtitle: "CEO" },
      events: [happened("trial_started", 1)],
      verdict: { value: "yes", at: NOW },
    });
    const score = scoreLead(models(), given, null, NOW);
    expect([score.fit, score.pain, score.readiness.ready]).toEqual([30, 20, false]);
    expect(score.missing).toEqual([]);
  });
});

test("an event that readiness rests on may come later", () => {
  const late = criterion({ axis: "pain", rules: [{ when: event("visit"), points: 20 }] });
  const contact = { fit: "50" };
  const at = (asOf: number): number =>
    scoreLead(
      models(model({ criteria: [steps("fit"), late] })),
      facts({ contact, events: [happened("visit", -1)] }),
      null,
      asOf,
    ).pain;
  expect([at(NOW), at(NOW + DAY)]).toEqual([0, 20]);
});

/** A criterion whose data is not there. */
function unknown(axis: "fit" | "pain"): Criterion {
  return criterion({
    id: `more-${axis}`,
    axis,
    rules: [{ when: { op: "equals", field: "title", value: "x" }, points: 5 }],
  });
}
