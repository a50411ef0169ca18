// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import type { Facts, SalesFacts } from "../../src/scoring/facts.ts";
import { parseModel, type ModelDocument } from "../../src/scoring/model/model.ts";
import { customerPart, leadPart } from "../../src/scoring/result.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import type { VerdictValue } from "../../src/scoring/verdict.ts";
import { DAY } from "../../src/scoring/time.ts";
import { compiled, criterion, event, facts, happened, NOW, sampleModel } from "./sample.ts";
import { label, ripe, scored } from "./gates-sample.ts";

describe("a verdict", () => {
  const said = (value: VerdictValue, days: number): Partial<Facts> => ({
    verdict: { value, at: NOW - days * DAY },
  });

  test.each([
    ["yes", "sales", "with_sales"],
    ["never", "out", "excluded"],
  ] as const)("%s leaves the ready queue for %s, still scored", (value, segment, nextStep) => {
    expect(scored({}, said(value, 0.5))).toMatchObject({
      leadScore: 50,
      band: "top",
      segment,
      readiness: { ready: false },
      reason: { kind: "verdict", value },
      nextStep,
      missing: [],
    });
  });
  test("never is out no more once it has expired, and maybe shows what the numbers say", () => {
    expect(scored({ neverExpiresAfterDays: 10 }, said("never", 10)).segment).toBe("red");
    expect(scored({}, said("maybe", 0.5)).segment).toBe("purple");
  });
  test("maybe waits its days, and then for behaviour of its own worth 5 points since", () => {
    // The sample's lead started its trial a day ago: 20 points of pain.
    const waits = { kind: "verdict", value: "maybe" };
    expect(scored({ maybeWaitsDays: 2 }, said("maybe", 1.5)).reason).toEqual(waits);
    expect(scored({ maybeWaitsDays: 1 }, said("maybe", 0.5)).reason).toEqual(waits);
    expect(scored({ maybeWaitsDays: 1 }, said("maybe", 1)).reason).toEqual(waits);
    expect(scored({ maybeWaitsDays: 1 }, said("maybe", 1.5))).toMatchObject({
      reason: null,
      readiness: { ready: true },
    });
    expect(scored({}, said("maybe", 29)).reason).toEqual(waits);
    expect(scored({}, said("maybe", 30)).reason).toBeNull();
  });
  test("what it does since counts before decay and caps, and alone", () => {
    const worth = (points: number): ModelDocument["criteria"] => [
      ...sampleModel().criteria,
      criterion({
        id: "read",
        axis: "pain",
        rules: [{ when: event("read"), points }],
        decay: { kind: "halfLife", days: 1 },
        cap: 1,
      }),
    ];
    const events = [...(ripe.events ?? []), happened("read", 9)];
    const after = (points: number) =>
      scored(
        { criteria: worth(points), maybeWaitsDays: 1 },
        { ...said("maybe", 10), events: events.slice(-1) },
      );
    expect(after(5).reason).toBeNull();
    expect(after(4).reason).toMatchObject({ value: "maybe" });
    expect(
      scored(
        { criteria: worth(5), maybeWaitsDays: 1 },
        { ...said("maybe", 8), events: events.slice(-1) },
      ).reason,
    ).toMatchObject({ value: "maybe" });
  });
  test("what comes next after a maybe follows its reason, or the axis that is farther away", () => {
    const after = (reason: string) =>
      scored(
        {},
        { ...said("maybe", 0.5), contact: { ...ripe.contact, ripen_verdict_reason: reason } },
      ).nextStep;
    expect(["no_need", "no_budget", "timing"].map(after)).toEqual([
      "warm_up",
      "warm_up",
      "warm_up",
    ]);
    expect(["wrong_role", "bad_data"].map(after)).toEqual(["complete_profile", "complete_profile"]);
    const ready = { fit: 30, pain: 0, total: 0, hysteresis: 0, dwellHours: 0 };
    expect(scored({ ready }, said("maybe", 0.5)).nextStep).toBe("complete_profile");
    expect(scored({ ready: { ...ready, fit: 0, pain: 20 } }, said("maybe", 0.5)).nextStep).toBe(
      "warm_up",
    );
  });
  const noDeal: SalesFacts = {
    hasOpenDeal: false,
    isColleague: false,
    lostAt: null,
    wonAt: null,
    lastActAt: null,
  };
  test("yes lasts 90 days after sales' last act, as long as a deal is open, and until it is lost", () => {
    const yes = (days: number, sales: Partial<SalesFacts>) =>
      scored(
        {},
        {
          ...said("yes", days),
          sales: { ...noDeal, ...sales },
        },
      );
    const isWithSales = { segment: "sales", nextStep: "with_sales" };
    expect(scored({}, said("yes", 89))).toMatchObject(isWithSales);
    expect(yes(120, { lastActAt: NOW - 89 * DAY })).toMatchObject(isWithSales);
    expect(yes(400, { hasOpenDeal: true })).toMatchObject(isWithSales);
    // The trial of a day ago is newer than the end of each.
    expect(scored({}, said("yes", 92)).reason).toBeNull();
    expect(yes(400, { lostAt: NOW - 2 * DAY })).toMatchObject({ reason: null, segment: "red" });
    expect(yes(400, { lostAt: NOW - 0.5 * DAY })).toMatchObject({
      reason: { kind: "verdict", value: "lost" },
      readiness: { ready: false },
      nextStep: "warm_up",
    });
    // A deal that was lost before sales took the lead says nothing of it.
    expect(yes(5, { lostAt: NOW - 6 * DAY })).toMatchObject(isWithSales);
  });
  test("a lead whose deal was won since sales took it is a customer, whatever its stage says", () => {
    const won = (wonAt: number) => scored({}, { ...said("yes", 9), sales: { ...noDeal, wonAt } });
    expect(won(NOW - 2 * DAY)).toMatchObject({ kind: "customer" });
    expect(won(NOW - 10 * DAY)).toMatchObject({ kind: "lead", nextStep: "with_sales" });
    expect(scored({}, { ...said("maybe", 9), sales: { ...noDeal, wonAt: NOW } }).kind).toBe("lead");
  });
  test("a lead that did not buy is ready again when it raises a hand", () => {
    const handRaisers = [{ label, types: ["call_asked"] }];
    const lost = { ...noDeal, lostAt: NOW - 0.5 * DAY };
    const asks = (days: number) =>
      scored(
        { handRaisers },
        { ...said("yes", 9), sales: lost, events: [happened("call_asked", days)] },
      );
    expect(asks(0.1)).toMatchObject({ reason: { kind: "handRaiser" }, readiness: { ready: true } });
    expect(asks(0.7).reason).toMatchObject({ value: "lost" });
  });
  test("never for a post or for wrong data expires after 180 days", () => {
    const never = (days: number, reason: string) =>
      scored(
        {},
        { ...said("never", days), contact: { ...ripe.contact, ripen_verdict_reason: reason } },
      );
    expect(never(179, "wrong_role").reason).toMatchObject({ value: "never" });
    expect(never(180, "wrong_role").reason).toBeNull();
    expect(never(180, "bad_data").reason).toBeNull();
    expect(never(3_000, "competitor").reason).toMatchObject({ value: "never" });
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
      reason: { kind: "customer" },
      nextStep: null,
      funnelStage: "customer",
      band: "unknown",
      segment: "unknown",
      role: "unknown",
      customer: null,
      readiness: { ready: false },
    });
  });
  test("is scored by the customer model alone", () => {
    const both = { lead: compiled({ funnel: funnelOf }), customer: customerModel };
    const score = scoreContact(both, facts({ ...ripe, ...stage("customer") }), null, NOW);
    expect(score).toMatchObject({
      kind: "customer",
      modelVersion: 3,
      band: "top",
      segment: "red",
      nextStep: null,
      customer: { customerScore: 52, customerValue: 31, customerLoyalty: 21 },
    });
    expect(leadPart(score)).toMatchObject({ fit: 0, pain: 0, leadScore: 0, lines: [] });
    expect(customerPart(score)?.lines.map(({ id, points }) => [id, points])).toEqual([
      ["value", 31],
      ["loyal", 21],
    ]);
    const lead = scoreContact(both, facts({ ...ripe, ...stage("lead") }), null, NOW);
    expect(lead).toMatchObject({
      kind: "lead",
      modelVersion: 7,
      leadScore: 50,
    });
    expect(customerPart(lead)).toBeNull();
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
      customer: { customerScore: 0 },
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
