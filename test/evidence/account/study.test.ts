import { describe, expect, test } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { readyMadeModels } from "../../../config/models.ts";
import { study, type Study, type StudyInput } from "../../../src/evidence/account/study.ts";
import { madeAccount, now } from "./made-account.ts";

const account = madeAccount(1_600, 5);
const inForce = { ...readyMadeModels["b2b-software"], name: "Ready-made v1" };

function studied(more: Partial<StudyInput> = {}): Study {
  return study({
    contacts: account,
    properties: { contact: ["jobtitle", "country", "hs_lead_status"], company: [] },
    now,
    horizonDays: 60,
    inForce,
    others: [],
    way: "find",
    smallestEffect: 0.1,
    locked: [],
    asked: { targets: [0.3], capacities: [] },
    amountOf: null,
    lexicon,
    onProgress: () => undefined,
    ...more,
  });
}

describe("an account whose sales follow title and visits", () => {
  const found = studied();

  test("gets a proposal from what was known before the sale, never from what sales wrote", () => {
    expect(found.report?.signal).toBe("ok");
    const ids =
      found.proposal?.changes.flatMap(({ id, after }) => (after === null ? [] : [id])) ?? [];
    expect(ids.join(" ")).toMatch(/jobtitle/);
    expect(ids.join(" ")).toMatch(/pricing_viewed/);
    expect(JSON.stringify(found.proposal?.model)).not.toContain("hs_lead_status");
    expect(ids.join(" ")).not.toMatch(/country/);
  });

  test("keeps what the model in force has beside its criteria", () => {
    const model = found.proposal?.model;
    expect(model?.handRaisers).toEqual(inForce.handRaisers);
    expect(model?.exclusions).toEqual(inForce.exclusions);
    expect((model?.axes.fit.max ?? 0) + (model?.axes.pain.max ?? 0)).toBe(100);
  });

  test("is compared with the proposal on companies that no proposal learned from", () => {
    const proposed = found.proposal?.model;
    if (proposed === undefined) throw new Error("nothing is proposed");
    const again = studied({ others: [{ name: "draft", model: proposed }], way: "look" });
    const [draft] = again.comparison?.others ?? [];
    expect(draft?.auc.value).toBeGreaterThan((again.comparison?.first.auc.value ?? 1) + 0.02);
    expect(again.comparison?.sentences.es.join(" ")).toContain("draft");
    // The draft was learned without a single one of these companies.
    expect(again.rows).toBe(found.rows);
    expect(again.comparison?.leads).toBeLessThan(again.rows / 3);
  });

  test("says the lift of criteria in force, with their interval", () => {
    const told = found.criteria.filter(({ lift }) => lift !== null);
    expect(told.length).toBeGreaterThan(0);
    for (const { lift } of told) expect(lift?.low).toBeLessThanOrEqual(lift?.value ?? 0);
  });

  test("sees thresholds that convert more the higher they are", () => {
    const rates = found.offers.map(({ rate }) => rate);
    expect(rates.length).toBeGreaterThan(1);
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
  });

  test("is told the same whatever the order of its contacts", () => {
    expect(JSON.stringify(studied({ contacts: account.toReversed() }))).toBe(JSON.stringify(found));
  });
});

test("with a few sales nothing is proposed and nothing compared", () => {
  const found = studied({ contacts: account.slice(0, 60) });
  expect(found.sales).toBeLessThan(20);
  expect(found.proposal).toBeNull();
  expect(found.comparison).toBeNull();
  expect(found.report?.warnings.map(({ code }) => code)).toContain("few_conversions");
});

test("re-weighing keeps the criteria, and the points of those that are locked", () => {
  const [first] = inForce.criteria;
  const found = studied({ way: "reweigh", locked: [first?.id ?? ""] });
  const changes = found.proposal?.changes ?? [];
  expect(changes.map(({ id }) => id)).toEqual(inForce.criteria.map(({ id }) => id));
  const kept = changes.find(({ id }) => id === first?.id);
  expect(kept).toMatchObject({ isLocked: true, before: kept?.after });
});
