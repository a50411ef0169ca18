// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import type { Facts } from "../../src/scoring/facts.ts";
import { parseModel, type ModelDocument } from "../../src/scoring/model/model.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { DAY } from "../../src/scoring/time.ts";
import { compiled, criterion, event, facts, happened, NOW, sampleModel } from "./sample.ts";
import { label, ripe, scored } from "./gates-sample.ts";

describe("a verdict", () => {
  const said = (value: "yes" | "maybe" | "never", days: number): Partial<Facts> => ({
    verdict: { value, at: NOW - days * DAY },
  });

  test.each([
    ["yes", "sales", "with_sales"],
    ["never", "out", "nurture"],
  ] as const)("%s leaves the ready queue for %s, still scored", (value, segment, nextStep) => {
    expect(scored({}, said(value, 0.5))).toMatchObject({
      leadScore: 50,
      band: "top",
      segment,
      readiness: { ready: false },
      reason: { kind: "verdict", value },
      nextStep,
    });
  });
  test("never is out no more once it has expired, and maybe shows what the numbers say", () => {
    expect(scored({ neverExpiresAfterDays: 10 }, said("never", 10)).segment).toBe("red");
    expect(scored({}, said("maybe", 0.5)).segment).toBe("purple");
  });
  test("maybe waits for news newer than it", () => {
    expect(scored({}, said("maybe", 1)).reason).toEqual({ kind: "verdict", value: "maybe" });
    expect(scored({}, said("maybe", 0.5)).readiness.ready).toBe(false);
    expect(scored({}, said("maybe", 1.5))).toMatchObject({
      reason: null,
      readiness: { ready: true },
    });
  });
  test("events that only rules without points or gates count are no news", () => {
    const criteria = [
      ...sampleModel().criteria,
      criterion({ id: "bad", axis: "pain", rules: [{ when: event("complaint"), points: -1 }] }),
      criterion({ id: "none", axis: "pain", rules: [{ when: event("visit"), points: 0 }] }),
      criterion({
        id: "absent",
        axis: "pain",
        rules: [{ when: { op: "not", of: event("silence") }, points: 5 }],
      }),
    ];
    const exclusions: ModelDocument["exclusions"] = [
      { id: "x", label, when: event("spam", { times: 5 }) },
    ];
    const events = [
      ...(ripe.events ?? []),
      happened("complaint", 0.1),
      happened("visit", 0.1),
      happened("spam", 0.1),
      happened("silence", 0.1),
      happened("else", 0.1),
    ];
    expect(
      scored({ criteria, exclusions }, { ...said("maybe", 0.5), events }).reason,
    ).toMatchObject({ value: "maybe" });
  });
  test("maybe gives way to a hand that is raised after it", () => {
    const handRaisers = [{ label, types: ["call_asked"] }];
    const events = [...(ripe.events ?? []), happened("call_asked", 0.3)];
    expect(scored({ handRaisers }, { ...said("maybe", 0.5), events })).toMatchObject({
      reason: { kind: "handRaiser", eventType: "call_asked" },
      readiness: { ready: true },
    });
    expect(scored({ handRaisers }, { ...said("maybe", 0.2), events }).reason).toMatchObject({
      kind: "verdict",
    });
  });
  test("never expires when the model says so", () => {
    expect(scored({ neverExpiresAfterDays: 10 }, said("never", 9.9)).reason).toMatchObject({
      value: "never",
    });
    expect(scored({ neverExpiresAfterDays: 10 }, said("never", 10)).reason).toBeNull();
    expect(scored({ neverExpiresAfterDays: 10 }, said("yes", 99)).reason).toMatchObject({
      value: "yes",
    });
  });
  test("one of the future is not given yet", () => {
    expect(scored({}, said("never", -1)).reason).toBeNull();
    expect(scored({}, said("never", 0)).reason).toMatchObject({ value: "never" });
  });
});

test("a contact that objected is not scored", () => {
  expect(scored({}, { doNotScore: true })).toMatchObject({
    kind: "lead",
    fit: 0,
    pain: 0,
    leadScore: 0,
    exactFit: 0,
    exactPain: 0,
    lines: [],
    missing: [],
    band: "low",
    segment: "out",
    reason: { kind: "objection" },
    nextStep: "excluded",
    role: "unknown",
    funnelStage: "awareness",
    origin: "unknown",
    readiness: { ready: false, readySince: null, belowSince: null },
    customerLines: [],
  });
});

describe("a customer", () => {
  const stage = (value: string): Partial<Facts> => ({
    contact: { ...ripe.contact, lifecyclestage: value },
  });
  const funnel = {
    customer: { op: "oneOf", field: "stage", values: ["customer"] },
    decision: { from: 51 },
    consideration: { from: 26 },
  } as const;
  const funnelOf = {
    ...funnel,
    customer: { op: "equals", field: "stage", value: "customer" },
  } as const;
  const customerModel = compileModel(
    parseModel(
      sampleModel({
        kind: "customer",
        version: 3,
        criteria: [
          criterion({ id: "value", rules: [{ when: { op: "known", field: "mail" }, points: 31 }] }),
          criterion({
            id: "loyal",
            axis: "pain",
            rules: [{ when: event("trial_started"), points: 21 }],
          }),
        ],
      }),
    ),
    lexicon,
  );

  test("is not a lead: 0 points, never ready", () => {
    expect(scored({ funnel: funnelOf }, stage("Customer"))).toMatchObject({
      kind: "customer",
      modelVersion: 7,
      fit: 0,
      pain: 0,
      leadScore: 0,
      lines: [],
      reason: { kind: "customer" },
      nextStep: null,
      funnelStage: "customer",
      band: "unknown",
      segment: "unknown",
      role: "unknown",
      customerScore: null,
      readiness: { ready: false },
    });
  });
  test("is scored by the customer model alone", () => {
    const both = { lead: compiled({ funnel: funnelOf }), customer: customerModel };
    const score = scoreContact(both, facts({ ...ripe, ...stage("customer") }), null, NOW);
    expect(score).toMatchObject({
      kind: "customer",
      modelVersion: 3,
      leadScore: 0,
      band: "top",
      segment: "red",
      nextStep: null,
      customerScore: 52,
      customerBand: "top",
      customerSegment: "red",
      customerValue: 31,
      customerLoyalty: 21,
    });
    expect(score.customerLines.map(({ id, points }) => [id, points])).toEqual([
      ["value", 31],
      ["loyal", 21],
    ]);
    const lead = scoreContact(both, facts({ ...ripe, ...stage("lead") }), null, NOW);
    expect(lead).toMatchObject({
      kind: "lead",
      modelVersion: 7,
      leadScore: 50,
      customerScore: null,
    });
  });
  test("of whom nothing is known is unknown, and the first value or event ends that", () => {
    const both = { lead: compiled({ funnel: funnelOf }), customer: customerModel };
    const known = (given: Partial<Facts>) =>
      scoreContact(
        both,
        facts({ ...given, contact: { lifecyclestage: "customer", ...given.contact } }),
        null,
        NOW,
      );
    const unknown = {
      band: "unknown",
      segment: "unknown",
      customerScore: 0,
      customerBand: "unknown",
      customerSegment: "unknown",
    };
    expect(known({})).toMatchObject(unknown);
    // Neither the stage nor events that the customer model does not count say anything of a customer.
    expect(known({ events: [happened("page_viewed", 1)] })).toMatchObject(unknown);
    expect(known({ contact: { email: "a@b.c" } })).toMatchObject({
      band: "middle",
      segment: "purple",
    });
    expect(known({ events: [happened("trial_started", 1)] })).toMatchObject({
      band: "low",
      segment: "purple",
    });
  });
});
