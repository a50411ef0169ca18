import * as fc from "fast-check";
import { expect, test } from "vitest";
import { withBlankLines } from "../../../src/scoring/explain/blank-lines.ts";
import type { Score } from "../../../src/scoring/result.ts";
import { scoreContact } from "../../../src/scoring/score.ts";
import { readScore, writeScore, type ScoreRow } from "../../../src/store/scores/kept-score.ts";
import { scoreOf } from "../../support/ledger/decision.ts";
import { portalWork } from "../../support/portals/portal-work.ts";

const { models } = portalWork();

/** The row as upsert-scores.ts makes it. */
const rowOf = (score: Score, score_json = writeScore(score)): ScoreRow => ({
  kind: score.kind,
  model_version: score.modelVersion,
  as_of: score.asOf,
  fit: score.fit,
  pain: score.pain,
  lead_score: score.leadScore,
  customer_score: score.kind === "customer" ? (score.customerScore ?? 0) : null,
  customer_value: score.customerValue,
  customer_loyalty: score.customerLoyalty,
  band: score.band,
  segment: score.segment,
  ready: score.readiness.ready ? 1 : 0,
  ready_since: score.readiness.readySince,
  below_since: score.readiness.belowSince,
  score_json,
});
const back = (score: Score): Score => {
  const kept = readScore(rowOf(score));
  const ofCustomer = models.customer?.model ?? models.lead.model;
  return {
    ...kept,
    lines: withBlankLines(models.lead.model, kept.lines),
    customerLines: withBlankLines(ofCustomer, kept.customerLines),
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

test.each<[string, Partial<Score>]>([
  ["an exclusion", { reason: { kind: "exclusion", id: "x", until: null } }],
  ["a limit", { reason: { kind: "limit", id: "x" } }],
  ["a verdict", { reason: { kind: "verdict", value: "never" } }],
  ["a raised hand", { reason: { kind: "handRaiser", eventType: "trial_started", at: 7 } }],
  ["an objection", { reason: { kind: "objection" } }],
  [
    "what is missing",
    {
      missing: [
        { kind: "points", of: "total", short: 3 },
        { kind: "unknown", criterion: "a", field: "b" },
      ],
    },
  ],
  ["a memory of ready", { readiness: { ready: true, readySince: 1, belowSince: 2 } }],
  [
    "a customer's score",
    { kind: "customer", customerScore: 0, customerBand: "gold", customerSegment: "red" },
  ],
])("%s is kept", (_what, changes) => {
  const score = scoreOf(changes);
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
