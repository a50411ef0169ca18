// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import type { ModelDocument } from "../../src/scoring/model/model.ts";
import type { Score } from "../../src/scoring/result.ts";
import { criterion, type Criterion } from "./sample.ts";
import { fields, steps, scored } from "./outcome-sample.ts";

describe("the next step", () => {
  const origin = {
    origin: {
      field: "source",
      inbound: ["DIRECT_TRAFFIC", "ORGANIC_SEARCH"],
      outbound: ["Offline", "IMPORT"],
    },
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
    [25, 0, "", "warm_up"],
    [0, 20, "", "nurture"],
    [25, 20, "", "warm_up"],
    [24, 20, "", "nurture"],
    [null, 20, "", "complete_profile"],
    [null, 19, "", "nurture"],
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
    [null, "INFLUENCER", "influencer"],
    [null, "DECISION_MAKER", "decision_maker"],
  ])("title %s, buying role %s: %s", (jobtitle, hs_buying_role, role) => {
    expect(scored(0, 0, null, roles, { jobtitle, hs_buying_role }).role).toBe(role);
  });
  test.each<[string | null, string, Score["role"]]>([
    ["CEO", "entry", "end_user"],
    ["Becario", "VP", "decision_maker"],
    [null, "Manager", "influencer"],
    ["CEO", "something else", "decision_maker"],
  ])("title %s, level %s in the account: %s", (jobtitle, level, role) => {
    const given = {
      fields: { ...fields, level: { contact: "hs_seniority" } },
      roles: { jobTitle: "title", seniority: "level" },
    };
    expect(scored(0, 0, null, given, { jobtitle, hs_seniority: level }).role).toBe(role);
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
