// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import type { Facts } from "../../src/scoring/facts.ts";
import { type ModelDocument } from "../../src/scoring/model/model.ts";
import { DAY } from "../../src/scoring/time.ts";
import { event, happened, NOW } from "./sample.ts";
import { label, ripe, scored } from "./gates-sample.ts";

test("a contact that reaches all thresholds is ready and to be called", () => {
  expect(scored({})).toMatchObject({
    kind: "lead",
    modelVersion: 7,
    asOf: NOW,
    fit: 30,
    pain: 20,
    leadScore: 50,
    band: "top",
    segment: "red",
    readiness: { ready: true, readySince: NOW, belowSince: null },
    reason: null,
    nextStep: "call",
    missing: [],
  });
});

describe("an exclusion", () => {
  const exclusion = {
    id: "rival",
    label,
    when: { op: "domainIn", field: "mail", values: ["b.com"] },
  } as const;
  const rival = (given: object = {}): Partial<ModelDocument> => ({
    exclusions: [{ ...exclusion, when: { ...exclusion.when, values: ["b.com"] }, ...given }],
  });

  test("is a gate: the numbers stand, nobody calls", () => {
    expect(scored(rival())).toMatchObject({
      leadScore: 50,
      band: "low",
      segment: "out",
      nextStep: "excluded",
      reason: { kind: "exclusion", id: "rival", until: null },
      readiness: { ready: false, readySince: null },
    });
  });
  test("ends a readiness at once", () => {
    const before = { ready: true, readySince: NOW - DAY, belowSince: null };
    expect(scored(rival(), {}, before).readiness.ready).toBe(false);
  });
  test("does not hold for others, nor where it is unknown", () => {
    expect(scored(rival(), { contact: { jobtitle: "CEO", email: "a@c.com" } }).reason).toBeNull();
    expect(scored(rival(), { contact: { jobtitle: "CEO" } }).reason).toBeNull();
  });
  test("ends on its day", () => {
    expect(scored(rival({ until: "2026-03-20" })).reason).toBeNull();
    expect(scored(rival({ until: "2026-03-21" })).reason).toMatchObject({
      until: Date.UTC(2026, 2, 21),
    });
  });
  test("expires so many days after the newest event behind it", () => {
    const asked = { when: event("custom:leave_me"), expiresAfterDays: 10 };
    const events = (days: number): Partial<Facts> => ({
      events: [
        ...(ripe.events ?? []),
        happened("custom:leave_me", days),
        happened("custom:leave_me", 30),
      ],
    });
    expect(scored(rival(asked), events(9)).reason).toMatchObject({
      kind: "exclusion",
      until: NOW + DAY,
    });
    expect(scored(rival(asked), events(10)).reason).toBeNull();
    expect(scored(rival({ ...asked, until: "2026-03-21" }), events(9)).reason).toMatchObject({
      until: Date.UTC(2026, 2, 21),
    });
  });
});

describe("a limit", () => {
  const limits: ModelDocument["limits"] = [
    { id: "wide", label, when: { op: "known", field: "mail" }, band: "middle" },
    {
      id: "far",
      label,
      when: { op: "not", of: { op: "countryIn", field: "country", values: ["ES"] } },
      band: "low",
    },
  ];
  const from = (country: string | null): Partial<Facts> => ({
    contact: { ...ripe.contact, country },
  });

  test("caps the band, whatever the behaviour, and keeps from being ready", () => {
    expect(scored({ limits }, from("India"))).toMatchObject({
      leadScore: 50,
      band: "low",
      segment: "out",
      reason: { kind: "limit", id: "far" },
      nextStep: "nurture",
      readiness: { ready: false },
    });
  });
  test("leaves a lower band as it is, and does not hold for unknown data", () => {
    expect(scored({ limits }, from(null))).toMatchObject({
      band: "middle",
      reason: { id: "wide" },
    });
    expect(
      scored(
        { limits },
        { ...from("Spain"), events: [], contact: { email: "a@b.c", country: "ES" } },
      ).band,
    ).toBe("low");
  });
});

describe("a raised hand", () => {
  const handRaisers: ModelDocument["handRaisers"] = [
    {
      label,
      types: ["form_submitted"],
      where: { op: "contains", field: "form", values: ["demo"] },
      withinDays: 30,
    },
    { label, types: ["call_asked"], withinDays: 5 },
  ];
  const raised = (days: number, form = "Demo request"): Partial<Facts> => ({
    contact: {},
    events: [happened("form_submitted", days, { form })],
  });

  test("makes a contact ready at once, below every threshold", () => {
    expect(scored({ handRaisers }, raised(3))).toMatchObject({
      leadScore: 0,
      readiness: { ready: true },
      nextStep: "call",
      funnelStage: "decision",
      segment: "red",
      reason: { kind: "handRaiser", eventType: "form_submitted", at: NOW - 3 * DAY },
    });
  });
  test("counts for its days and its forms", () => {
    expect(scored({ handRaisers }, raised(30)).reason).toBeNull();
    expect(scored({ handRaisers }, raised(3, "Newsletter")).reason).toBeNull();
  });
  test("the newest one is named", () => {
    const events = [happened("form_submitted", 3, { form: "demo" }), happened("call_asked", 1)];
    expect(scored({ handRaisers }, { events }).reason).toMatchObject({
      eventType: "call_asked",
      at: NOW - DAY,
    });
    const other = [happened("form_submitted", 1, { form: "demo" }), happened("call_asked", 3)];
    expect(scored({ handRaisers }, { events: other }).reason).toMatchObject({
      eventType: "form_submitted",
    });
  });
  test("does not help an excluded or limited one", () => {
    const exclusions = [{ id: "x", label, when: { op: "unknown", field: "mail" } }] as const;
    expect(scored({ handRaisers, exclusions: [...exclusions] }, raised(3))).toMatchObject({
      reason: { kind: "exclusion" },
      readiness: { ready: false },
    });
    const limits = [
      { id: "x", label, when: { op: "unknown", field: "mail" }, band: "low" },
    ] as const;
    expect(scored({ handRaisers, limits: [...limits] }, raised(3))).toMatchObject({
      reason: { kind: "limit" },
      readiness: { ready: false },
    });
  });
});
