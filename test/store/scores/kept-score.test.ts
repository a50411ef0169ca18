import * as fc from "fast-check";
import { expect, test } from "vitest";
import { withBlankLines } from "../../../src/scoring/explain/blank-lines.ts";
import { customerPart, leadPart, type Score } from "../../../src/scoring/result.ts";
import { scoreContact } from "../../../src/scoring/score.ts";
import { readScore, writeScore, type ScoreRow } from "../../../src/store/scores/kept-score.ts";
import { customerScoreOf, scoreOf } from "../../support/ledger/decision.ts";
import { portalWork } from "../../support/portals/portal-work.ts";

const { models } = portalWork();

/** The row as upsert-scores.ts makes it. */
const rowOf = (score: Score, score_json = writeScore(score)): ScoreRow => ({
  kind: score.kind,
  model_version: score.modelVersion,
  as_of: score.asOf,
  fit: leadPart(score).fit,
  pain: leadPart(score).pain,
  lead_score: leadPart(score).leadScore,
  customer_score: score.kind === "customer" ? (score.customer?.customerScore ?? 0) : null,
  customer_value: customerPart(score)?.customerValue ?? null,
  customer_loyalty: customerPart(score)?.customerLoyalty ?? null,
  band: score.band,
  segment: score.segment,
  ready: score.readiness.ready ? 1 : 0,
  ready_since: score.readiness.readySince,
  below_since: score.readiness.belowSince,
  score_json,
});
const back = (score: Score): Score => {
  const kept = readScore(rowOf(score));
  if (kept.kind === "lead") {
    return { ...kept, lines: withBlankLines(models.lead.model, kept.lines) };
  }
  const ofCustomer = models.customer?.model ?? models.lead.model;
  const { customer } = kept;
  return {
    ...kept,
    customer: customer && { ...customer, lines: withBlankLines(ofCustomer, customer.lines) },
  };
};

const contacts = fc.record({
  email: fc.constantFrom("ana@acme.example", "ana@gmail.com", ""),
  jobtitle: fc.constantFrom("Head of Sales", "CTO", "Intern", "", "Directora general"),
  country: fc.constantFrom("Spain", "France", "", "Chile"),
  lifecyclestage: fc.constantFrom("lead", "customer", "opportunity", ""),
  num_employees: fc.constantFrom("12", "250", "", "9000"),
});
const events = fc.array(
  fc.record({
    id: fc.uuid(),
    type: fc.constantFrom("page_viewed", "form_submitted", "trial_started", "email_clicked"),
    occurredAt: fc.integer({ min: 1, max: 90 * 86_400_000 }),
    source: fc.constant("test"),
    properties: fc.constant({}),
  }),
  { maxLength: 20 },
);

test("a score comes back as it was kept, every line of its explanation and every double", () => {
  fc.assert(
    fc.property(contacts, events, (contact, behaviour) => {
      const facts = {
        contact,
        company: null,
        events: behaviour,
        verdict: null,
        sales: null,
        doNotScore: false,
      };
      const score = scoreContact(models, facts, null, 91 * 86_400_000);
      expect(JSON.parse(JSON.stringify(back(score)))).toEqual(JSON.parse(JSON.stringify(score)));
    }),
    { numRuns: 200 },
  );
});

test.each<[string, Score]>([
  ["an exclusion", scoreOf({ reason: { kind: "exclusion", id: "x", until: null } })],
  ["a limit", scoreOf({ reason: { kind: "limit", id: "x" } })],
  ["a verdict", scoreOf({ reason: { kind: "verdict", value: "never" } })],
  ["a raised hand", scoreOf({ reason: { kind: "handRaiser", eventType: "trial_started", at: 7 } })],
  ["an objection", scoreOf({ reason: { kind: "objection" } })],
  [
    "what is missing",
    scoreOf({
      missing: [
        { kind: "points", of: "total", short: 3 },
        { kind: "unknown", criterion: "a", field: "b" },
      ],
    }),
  ],
  ["a memory of ready", scoreOf({ readiness: { ready: true, readySince: 1, belowSince: 2 } })],
  ["a customer's score", customerScoreOf(0, { band: "gold", segment: "red" })],
  ["the score of a customer without a customer model", customerScoreOf(null)],
])("%s is kept", (_what, score) => {
  expect(readScore(rowOf(score))).toEqual(score);
});

test("what another version kept is never misread: the columns stand alone", () => {
  const score = scoreOf({ fit: 21, exactFit: 21, leadScore: 31 });
  const kept = JSON.parse(writeScore(score)) as unknown[];
  const others = [
    JSON.stringify(score),
    JSON.stringify([2, ...kept.slice(1)]),
    JSON.stringify(kept.slice(0, 5)),
    JSON.stringify([...kept.slice(0, 8), [[99, "a", 1]], [], null]),
    "{}",
    "null",
    "no json",
  ];
  for (const text of others) expect(readScore(rowOf(score, text))).toEqual(score);
});

test("a score takes less than a third of what its JSON did", () => {
  const facts = {
    contact: { email: "ana@acme.example", jobtitle: "Head of Sales", country: "Spain" },
    company: null,
    events: [],
    verdict: null,
    sales: null,
    doNotScore: false,
  };
  const score = scoreContact(models, facts, null, 1_000);
  expect(writeScore(score).length).toBeLessThan(JSON.stringify(score).length / 3);
});
