import { expect, test } from "vitest";
import { salesFactsOf, type SalesFactsOf } from "../../src/outcomes/sales-facts.ts";
import type { BehaviourEvent } from "../../src/scoring/facts.ts";

const now = Date.UTC(2026, 10, 30);
const facts = (given: Partial<SalesFactsOf>) =>
  salesFactsOf(
    { contact: {}, company: null, events: [], deals: [], firstContactAt: null, ...given },
    now,
  );
const call = (occurredAt: number, source: string): BehaviourEvent => ({
  id: `call/${occurredAt}`,
  type: "call_held",
  occurredAt,
  source,
  properties: {},
});

test("nothing is known of a contact without deals, company and calls", () => {
  expect(facts({})).toEqual({
    hasOpenDeal: false,
    isColleague: false,
    lostAt: null,
    wonAt: null,
    lastActAt: null,
  });
});

test("a deal of its own is open, whatever its company counts", () => {
  const deals = [{ kind: "deal_open", at: 5 }] as const;
  expect(facts({ deals })).toMatchObject({ hasOpenDeal: true, isColleague: false });
  const company = { hs_num_open_deals: "1", lifecyclestage: "customer" };
  expect(facts({ deals, company })).toMatchObject({ hasOpenDeal: true, isColleague: false });
});

test("its company has an open deal, or is a customer: it is a colleague", () => {
  expect(facts({ company: { hs_num_open_deals: "2" } })).toMatchObject({
    hasOpenDeal: true,
    isColleague: true,
  });
  expect(facts({ company: { lifecyclestage: "customer" } })).toMatchObject({
    hasOpenDeal: false,
    isColleague: true,
  });
  expect(facts({ company: { hs_num_open_deals: "0", lifecyclestage: "lead" } })).toMatchObject({
    hasOpenDeal: false,
    isColleague: false,
  });
});

test("where deals are not known, the lifecycle stage serves, unless its company has none open", () => {
  const contact = { lifecyclestage: "opportunity" };
  const open = (given: Partial<SalesFactsOf>) => facts({ contact, ...given }).hasOpenDeal;
  expect(open({ deals: null })).toBe(true);
  expect(open({ deals: null, company: { hs_num_open_deals: null } })).toBe(true);
  expect(open({ deals: null, company: { hs_num_open_deals: "0" } })).toBe(false);
  expect(open({ deals: [] })).toBe(false);
});

test("the last deal that was lost and the last one that was won are told apart", () => {
  const deals = [
    { kind: "deal_lost", at: 1 },
    { kind: "deal_lost", at: 3 },
    { kind: "deal_won", at: 2 },
  ] as const;
  expect(facts({ deals })).toMatchObject({ hasOpenDeal: false, lostAt: 3, wonAt: 2 });
});

test("sales' last act is its latest call or meeting, or the first attempt of the hand-off", () => {
  const events = [call(now - 5, "sales"), call(now - 2, "activity"), call(now + 9, "sales")];
  expect(facts({ events }).lastActAt).toBe(now - 5);
  expect(facts({ events, firstContactAt: now - 3 }).lastActAt).toBe(now - 3);
  expect(facts({ firstContactAt: now - 7 }).lastActAt).toBe(now - 7);
});
