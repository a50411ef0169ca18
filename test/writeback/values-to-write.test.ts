import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { desiredValues, outputProperties } from "../../src/writeback/desired-values.ts";
import { valuesToWrite } from "../../src/writeback/values-to-write.ts";
import { customerScoreOf, scoreOf } from "../support/ledger/decision.ts";

const desired = desiredValues(
  scoreOf({ fit: 30, pain: 20, leadScore: 50, band: "low" }),
  "Director; visited the prices on 12 March",
  ["nurture"],
);
const since = Date.UTC(2024, 2, 12, 8, 30);

/** What is written when HubSpot shows `shown` and we last intended `published`. */
const write = (
  changes: Record<string, string>,
  options: {
    readonly shown?: Record<string, string | null>;
    readonly published?: Record<string, string>;
    readonly hasNews?: boolean;
  } = {},
) =>
  valuesToWrite(
    { ...desired, ...changes },
    { ...desired, ...options.shown },
    { ...desired, ...options.published },
    options.hasNews ?? false,
  );

test("every output is read back, so that its change can be seen", () => {
  expect(Object.keys(desired).toSorted()).toEqual(outputProperties.toSorted());
});

test("scores are never empty, and what does not apply is cleared", () => {
  expect(desired).toMatchObject({
    ripen_lead_score: "50",
    ripen_fit_score: "30",
    ripen_pain_score: "20",
    ripen_ready: "false",
    ripen_ready_since: "",
    ripen_customer_score: "",
    ripen_customer_band: "",
    ripen_active_scenarios: "nurture",
  });
  const readiness = { ready: true, readySince: since, belowSince: null };
  expect(desiredValues(scoreOf({ readiness }), "", ["a", "b"])).toMatchObject({
    ripen_ready: "true",
    ripen_ready_since: "2024-03-12T08:30:00.000Z",
    ripen_active_scenarios: "a;b",
  });
  expect(desiredValues(customerScoreOf(0, { band: "gold" }), "", [])).toMatchObject({
    ripen_lead_score: "0",
    ripen_next_step: "",
    ripen_customer_score: "0",
    ripen_customer_band: "gold",
  });
});

describe("the first scoring", () => {
  test("writes every value that HubSpot does not show yet", () => {
    const all = valuesToWrite(desired, {}, null, false);
    const filled = Object.entries(desired).filter(([, value]) => value !== "");
    expect(all).toEqual(Object.fromEntries(filled));
  });

  test("of an app that was installed before writes what differs, one point included", () => {
    const shown = { ...desired, ripen_pain_score: "19" };
    expect(valuesToWrite(desired, shown, null, false)).toEqual({ ripen_pain_score: "20" });
  });
});

describe("nothing is written", () => {
  test("when HubSpot shows what it shall", () => {
    expect(write({}, { hasNews: true })).toEqual({});
  });

  test("for a date in another spelling, checkboxes in another order, or null for empty", () => {
    const values = {
      ripen_ready_since: "2024-03-12T08:30:00.000Z",
      ripen_active_scenarios: "handoff;nurture",
    };
    for (const spelling of ["2024-03-12T08:30:00Z", String(since), "2024-03-12T09:30:00+01:00"]) {
      const shown = {
        ripen_ready_since: spelling,
        ripen_active_scenarios: "nurture;handoff",
        ripen_customer_score: null,
      };
      expect(write(values, { shown, published: values, hasNews: true })).toEqual({});
    }
  });

  test("for a decay of one or two points, with its sentence", () => {
    expect(write({ ripen_pain_score: "18", ripen_reasons: "older" })).toEqual({});
    expect(write({ ripen_lead_score: "49", ripen_model_version: "2" })).toEqual({});
  });
});

describe("under decay alone", () => {
  test("three points are written, with everything else that differs", () => {
    const values = { ripen_lead_score: "48", ripen_pain_score: "17", ripen_reasons: "older" };
    expect(write(values)).toEqual(values);
  });

  test.each([
    ["ripen_band", "basic"],
    ["ripen_segment", "red"],
    ["ripen_ready", "true"],
    ["ripen_next_step", "call"],
    ["ripen_active_scenarios", ""],
    ["ripen_funnel_stage", "decision"],
  ])("any change of %s is written, with the point that came with it", (name, value) => {
    const values = { [name]: value, ripen_pain_score: "19" };
    expect(write(values)).toEqual(values);
  });

  test("steps of one point add up against what HubSpot shows", () => {
    const counts = [19, 18, 17].map(
      (points) => Object.keys(write({ ripen_pain_score: String(points) })).length,
    );
    expect(counts).toEqual([0, 0, 1]);
  });

  test("a customer score that appears or goes away is written, however small", () => {
    const two = { ripen_customer_score: "2" };
    const none = { ripen_customer_score: "" };
    expect(write(none, { shown: two, published: two })).toEqual(none);
    expect(write(two, { shown: none, published: none })).toEqual(two);
  });
});

describe("with news", () => {
  test("one point is written", () => {
    expect(write({ ripen_pain_score: "21" }, { hasNews: true })).toEqual({
      ripen_pain_score: "21",
    });
  });
});

test("what HubSpot still showed as desired, while another value was on its way, is written again", () => {
  // 50, then 35 on its way, and 50 again from a reading that came before the 35.
  const published = { ripen_lead_score: "35" };
  expect(write({}, { published, hasNews: true })).toEqual({ ripen_lead_score: "50" });
  expect(write({}, { published })).toEqual({ ripen_lead_score: "50" });
});

describe("a value other than the one last intended", () => {
  test.each<[string, Record<string, string | null>]>([
    ["edited by hand, by one point", { ripen_lead_score: "51" }],
    ["edited to nonsense", { ripen_lead_score: "lots" }],
    ["edited in the sentence only", { ripen_reasons: "hello" }],
    ["cleared", { ripen_band: "" }],
    ["lost", { ripen_lead_score: null }],
    ["moved in time", { ripen_ready_since: "2024-03-12T08:31:00Z" }],
  ])("%s is corrected at the next reading", (_, shown) => {
    const names = Object.keys(shown);
    const wanted = { ripen_ready_since: new Date(since).toISOString() };
    const published = { ...desired, ...wanted };
    const written = valuesToWrite(published, { ...published, ...shown }, published, false);
    expect(Object.keys(written)).toEqual(names);
  });
});

test("card and property never differ by more than two points, whatever happened", () => {
  const points = fc.integer({ min: 0, max: 100 });
  const names = ["ripen_lead_score", "ripen_fit_score", "ripen_pain_score"] as const;
  const values = fc
    .tuple(points, points, points)
    .map((drawn) => Object.fromEntries(names.map((name, n) => [name, String(drawn[n])])));
  const step = fc.record({
    wanted: values,
    hasNews: fc.boolean(),
    edit: fc.option(values, { freq: 5 }),
    isLost: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 15 }), (steps) => {
      let shown: Record<string, string> = {};
      let published = null as Readonly<Record<string, string>> | null;
      for (const { wanted, hasNews, edit, isLost } of steps) {
        if (edit !== null) shown = { ...shown, ...edit };
        const written = valuesToWrite(wanted, shown, published, hasNews);
        published = { ...published, ...written };
        const then = { ...shown, ...written };
        for (const name of names) {
          expect(Math.abs(Number(then[name]) - Number(wanted[name]))).toBeLessThanOrEqual(2);
        }
        // A lost write shows at the next reading, as a value other than the one intended.
        if (!isLost) shown = then;
      }
    }),
    { numRuns: 500 },
  );
});

test("writing once is enough: with what was written shown, nothing is left", () => {
  const anyValues = fc.record({
    ripen_lead_score: fc.integer({ min: 0, max: 100 }).map(String),
    ripen_reasons: fc.string({ maxLength: 20 }),
    ripen_active_scenarios: fc.constantFrom("", "a", "a;b", "b;a"),
    ripen_ready_since: fc.constantFrom("", "2024-03-12T08:30:00.000Z", "1710232200000"),
  });
  fc.assert(
    fc.property(anyValues, anyValues, fc.boolean(), (wanted, shown, hasNews) => {
      const written = valuesToWrite(wanted, shown, null, hasNews);
      const then = { ...shown, ...written };
      expect(valuesToWrite(wanted, then, { ...then }, true)).toEqual({});
    }),
  );
});
