// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import type { Facts, ReadinessState } from "../../src/scoring/facts.ts";
import type { ModelDocument } from "../../src/scoring/model.ts";
import type { Score } from "../../src/scoring/result.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { DAY, HOUR } from "../../src/scoring/time.ts";
import { criterion, event, facts, happened, models, NOW, type Criterion } from "./sample.ts";

/** A model whose fit and pain are what the properties `since` and `country` say: thresholds 25, 20 and 55. */
const fields = {
  fit: { contact: "fit" },
  pain: { contact: "pain" },
  title: { contact: "jobtitle" },
  buying: { contact: "hs_buying_role" },
  source: { contact: "source" },
  stage: { contact: "stage" },
};
const steps = (axis: "fit" | "pain"): Criterion =>
  criterion({
    id: axis,
    axis,
    label: { en: axis, es: axis },
    rules: Array.from({ length: 50 }, (_, at) => ({
      when: { op: "atLeast" as const, field: axis, value: at + 1 },
      points: at + 1,
    })),
  });
const ready = { fit: 25, pain: 20, total: 55, hysteresis: 5, dwellHours: 24 };
const model = (given: Partial<ModelDocument> = {}): Partial<ModelDocument> => ({
  fields,
  criteria: [steps("fit"), steps("pain")],
  ready,
  ...given,
});

function scored(
  fit: number | null,
  pain: number | null,
  before: ReadinessState | null = null,
  given: Partial<ModelDocument> = {},
  more: Facts["contact"] = {},
  asOf = NOW,
): Score {
  const contact = {
    fit: fit === null ? null : String(fit),
    pain: pain === null ? null : String(pain),
    ...more,
  };
  return scoreContact(models(model(given)), facts({ contact }), before, asOf);
}
const since = (belowSince: number | null = null): ReadinessState => ({
  ready: true,
  readySince: NOW - 9 * DAY,
  belowSince,
});

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
});

describe("the next step", () => {
  const origin = {
    origin: { field: "source", inbound: ["ORGANIC_SEARCH"], outbound: ["Offline"] },
  };
  test.each<[number | null, number, string, Score["nextStep"]]>([
    [50, 50, "", "call"],
    [50, 0, "", "warm_up"],
    [0, 50, "", "nurture"],
    [null, 50, "", "complete_profile"],
    [0, 0, "", "nurture"],
    [null, 0, "", "nurture"],
    [null, 0, "offline", "complete_profile"],
    [0, 0, "offline", "nurture"],
    [null, 0, "organic_search", "nurture"],
    [26, 21, "organic_search", "warm_up"],
    [26, 21, "offline", "warm_up"],
  ])("fit %s, pain %d, from '%s': %s", (fit, pain, source, step) => {
    expect(scored(fit, pain, null, origin, { source }).nextStep).toBe(step);
  });
  test("with both axes reached but not the total, inbound learns more, outbound warms up", () => {
    const extra = criterion({
      id: "extra",
      rules: [
        { when: { op: "known", field: "title" }, points: 0 },
        { when: { op: "equals", field: "title", value: "x" }, points: 9 },
      ],
    });
    const unknownTitle = criterion({
      id: "extra",
      rules: [{ when: { op: "equals", field: "title", value: "x" }, points: 9 }],
    });
    const given = (one: Criterion): Partial<ModelDocument> => ({
      ...origin,
      criteria: [steps("fit"), one, steps("pain")],
    });
    expect(scored(26, 21, null, given(unknownTitle), { source: "organic_search" }).nextStep).toBe(
      "complete_profile",
    );
    expect(scored(26, 21, null, given(unknownTitle), {}).nextStep).toBe("complete_profile");
    expect(scored(26, 21, null, given(unknownTitle), { source: "offline" }).nextStep).toBe(
      "warm_up",
    );
    expect(
      scored(26, 21, null, given(extra), { source: "organic_search", jobtitle: "y" }).nextStep,
    ).toBe("warm_up");
  });
  test.each<[string | null, Score["origin"]]>([
    ["organic_search", "inbound"],
    ["OFFLINE", "outbound"],
    ["else", "unknown"],
    [null, "unknown"],
  ])("origin %s is %s", (source, expected) => {
    expect(scored(0, 0, null, origin, { source }).origin).toBe(expected);
    expect(scored(0, 0, null, {}, { source }).origin).toBe("unknown");
  });
});

describe("the role", () => {
  const roles = { roles: { jobTitle: "title", buyingRole: "buying" } };
  test.each<[string | null, string | null, Score["role"]]>([
    ["CEO", null, "decision_maker"],
    ["Director", null, "decision_maker"],
    ["Manager", null, "influencer"],
    ["Senior", null, "influencer"],
    ["Developer", null, "end_user"],
    ["Becario", null, "end_user"],
    ["wizard", null, "unknown"],
    [null, null, "unknown"],
    ["Técnico de compras", null, "influencer"],
    ["Directora de compras", null, "decision_maker"],
    ["CEO", "END_USER", "end_user"],
    ["CEO", "OTHER", "decision_maker"],
    [null, "champion;END_USER", "influencer"],
    [null, "INFLUENCER;BUDGET_HOLDER", "decision_maker"],
    [null, "LEGAL_AND_COMPLIANCE", "influencer"],
    [null, "EXECUTIVE_SPONSOR", "decision_maker"],
    [null, "BLOCKER", "influencer"],
    [null, "DECISION_MAKER", "decision_maker"],
  ])("title %s, buying role %s: %s", (jobtitle, hs_buying_role, role) => {
    expect(scored(0, 0, null, roles, { jobtitle, hs_buying_role }).role).toBe(role);
  });
  test("without a field it is unknown, and the levels are the model's", () => {
    expect(scored(0, 0, null, {}, { jobtitle: "CEO" }).role).toBe("unknown");
    const strict = {
      roles: { jobTitle: "title", decisionMakerFrom: "executive", influencerFrom: "vp" },
    } as const;
    expect(scored(0, 0, null, strict, { jobtitle: "Director" }).role).toBe("end_user");
    expect(scored(0, 0, null, strict, { jobtitle: "VP" }).role).toBe("influencer");
  });
});

describe("the stage of the funnel", () => {
  const funnel = {
    funnel: {
      decision: { from: 60, when: { op: "equals" as const, field: "stage", value: "opportunity" } },
      consideration: { from: 30, when: { op: "equals" as const, field: "stage", value: "mql" } },
    },
  };
  test.each<[number, number, string | null, Score["funnelStage"]]>([
    [0, 0, null, "awareness"],
    [29, 0, null, "awareness"],
    [30, 0, null, "consideration"],
    [0, 0, "mql", "consideration"],
    [50, 9, null, "consideration"],
    [50, 10, null, "decision"],
    [0, 0, "opportunity", "decision"],
    [30, 26, null, "decision"],
  ])("fit %d, pain %d, lifecycle %s: %s", (fit, pain, stage, expected) => {
    expect(scored(fit, pain, null, funnel, { stage }).funnelStage).toBe(expected);
  });
  test("has defaults at the bounds of the four categories", () => {
    expect(scored(25, 0).funnelStage).toBe("awareness");
    expect(scored(26, 0).funnelStage).toBe("consideration");
    expect(scored(50, 0).funnelStage).toBe("consideration");
    expect(scored(50, 1).funnelStage).toBe("decision");
  });
});

describe("bands and matrix", () => {
  test.each<[number, string]>([
    [0, "low"],
    [29, "low"],
    [30, "middle"],
    [49, "middle"],
    [50, "top"],
  ])("a total of %d is in band %s", (fit, band) => {
    expect(scored(fit, 0).band).toBe(band);
  });
  test.each<[number, number, Score["segment"]]>([
    [29, 19, "blue"],
    [30, 19, "purple"],
    [29, 20, "purple"],
    [30, 20, "red"],
  ])("fit %d and pain %d lie in %s", (fit, pain, segment) => {
    expect(scored(fit, pain).segment).toBe(segment);
  });
});

test("an event that readiness rests on may come later", () => {
  const late = criterion({ axis: "pain", rules: [{ when: event("visit"), points: 20 }] });
  const contact = { fit: "50" };
  const at = (asOf: number): number =>
    scoreContact(
      models(model({ criteria: [steps("fit"), late] })),
      facts({ contact, events: [happened("visit", -1)] }),
      null,
      asOf,
    ).pain;
  expect([at(NOW), at(NOW + DAY)]).toEqual([0, 20]);
});
