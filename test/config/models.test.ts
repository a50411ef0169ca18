// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import { readyMadeModels } from "../../config/models.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import type { BehaviourEvent, Facts } from "../../src/scoring/facts.ts";
import { lintModel } from "../../src/scoring/hygiene/hygiene.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { DAY } from "../../src/scoring/time.ts";
import { testsEvents } from "../../src/scoring/model/walk.ts";
import { leadPart } from "../../src/scoring/result.ts";

const NOW = Date.parse("2026-03-20T12:00:00Z");
const all = Object.entries(readyMadeModels);

describe.each(all)("the ready-made model %s", (_, model) => {
  test("has no hygiene warnings", () => {
    expect(lintModel(model, lexicon).filter(({ severity }) => severity !== "info")).toEqual([]);
  });
  test("says what it is for in both languages", () => {
    expect(model.about.en.length).toBeGreaterThan(80);
    expect(model.about.es.length).toBeGreaterThan(80);
  });
  test("has at most 15 behaviour criteria", () => {
    const behaviour = model.criteria.filter(({ rules }) =>
      rules.some(({ when }) => testsEvents(when)),
    );
    expect(behaviour.length).toBeLessThanOrEqual(15);
  });
  test("cannot be changed", () => {
    expect(Object.isFrozen(model.criteria[0]?.rules)).toBe(true);
  });
});

describe("the model for B2B software", () => {
  const models = {
    lead: compileModel(readyMadeModels["b2b-software"], lexicon),
    customer: compileModel(readyMadeModels.customer, lexicon),
  };
  const event = (
    type: string,
    daysAgo: number,
    properties: BehaviourEvent["properties"] = {},
  ): BehaviourEvent => ({
    id: `${type}${daysAgo}`,
    type,
    occurredAt: NOW - daysAgo * DAY,
    source: "test",
    properties,
  });
  const contact: Facts["contact"] = {
    email: "ana@acme.com",
    jobtitle: "Directora de Compras",
    hs_analytics_source: "OFFLINE",
  };
  const company: Facts["company"] = {
    country: "España",
    numberofemployees: "200",
    industry: "COMPUTER_SOFTWARE",
  };
  const score = (given: Partial<Facts>): ReturnType<typeof scoreContact> =>
    scoreContact(
      models,
      { contact, company, events: [], verdict: null, sales: null, doNotScore: false, ...given },
      null,
      NOW,
    );

  test("gives a director at a target company all 50 points of fit", () => {
    expect(score({})).toMatchObject({
      fit: 50,
      pain: 0,
      role: "decision_maker",
      origin: "outbound",
      nextStep: "warm_up",
    });
  });
  test("caps the family of product use at 30", () => {
    const events = [
      event("trial_started", 0),
      event("feature_used", 0),
      event("limit_reached", 0),
      event("seats_invited", 0),
    ];
    expect(score({ events })).toMatchObject({ pain: 30, readiness: { ready: true } });
  });
  test("counts pricing from the second visit in 14 days, in either language", () => {
    const pain = (given: Parameters<typeof score>[0]) => leadPart(score(given)).pain;
    const page = (url: string, daysAgo: number): BehaviourEvent =>
      event("page_viewed", daysAgo, { url });
    expect(pain({ events: [page("https://x.com/pricing", 0)] })).toBe(0);
    expect(
      pain({ events: [page("https://x.com/pricing", 0), page("https://x.com/es/precios", 0.5)] }),
    ).toBe(10);
    expect(
      pain({ events: [page("https://x.com/pricing", 0), page("https://x.com/pricing", 14)] }),
    ).toBe(0);
  });
  test("makes a contact form ready at once, but not a student's or one from outside the markets", () => {
    const events = [event("form_submitted", 1, { form: "Contacto: Hablar con ventas" })];
    const stranger = { contact: { email: "x@gmail.com" }, company: null, events };
    expect(score(stranger)).toMatchObject({
      readiness: { ready: true },
      reason: { kind: "handRaiser" },
    });
    expect(score({ ...stranger, contact: { jobtitle: "Estudiante" } }).reason).toMatchObject({
      kind: "exclusion",
      id: "student",
    });
    expect(score({ ...stranger, contact: { country: "India" } })).toMatchObject({
      band: "basic",
      reason: { kind: "limit" },
    });
  });
  test("hands customers to the customer model", () => {
    const customer = {
      ...contact,
      lifecyclestage: "customer",
      total_revenue: "12000",
      hs_feedback_last_nps_rating: "10",
      closedate: "2024-01-01",
    };
    expect(score({ contact: customer })).toMatchObject({
      kind: "customer",
      band: "growing",
      customer: { customerScore: 55 },
    });
  });
  test("knows nothing of a customer by the size of its company and by its date alone", () => {
    const customer = { lifecyclestage: "customer", closedate: "2024-01-01" };
    const unknown = { band: "unknown", segment: "unknown", customer: { customerScore: 20 } };
    expect(score({ contact: customer })).toMatchObject(unknown);
    expect(score({ contact: { ...customer, num_associated_deals: "1" } }).band).toBe("at_risk");
    const used = { contact: customer, events: [event("feature_used", 1)] };
    expect(score(used)).toMatchObject({ band: "stable", segment: "purple" });
  });
});
