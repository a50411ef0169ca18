import { describe, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import { readyMadeModels } from "../../config/models.ts";
import {
  factsAt,
  rowsAtCuts,
  type ContactHistory,
} from "../../src/evidence/rows/from-histories.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { leadPart } from "../../src/scoring/result.ts";

const DAY = 86_400_000;
const day = (n: number): number => Date.UTC(2026, 0, 1) + n * DAY + 3_600_000;
const now = day(400);

function contact(more: Partial<ContactHistory> = {}): ContactHistory {
  return {
    id: "1",
    group: "company 1",
    createdAt: day(0),
    joinedAt: day(0),
    properties: {
      jobtitle: [
        { value: "Intern", at: day(0) },
        { value: "CEO", at: day(40) },
      ],
      email: [{ value: "a@firm.example", at: day(0) }],
    },
    companyProperties: { industry: [{ value: "SOFTWARE", at: day(10) }] },
    coveredSince: { jobtitle: day(0), email: day(0) },
    events: [
      { id: "e1", type: "pricing_viewed", occurredAt: day(3), source: "web", properties: {} },
      { id: "e2", type: "demo_requested", occurredAt: day(60), source: "web", properties: {} },
    ],
    goals: [day(100)],
    touchedAt: day(61),
    ...more,
  };
}

const rowsOf = (contacts: readonly ContactHistory[], horizonDays = 90) =>
  rowsAtCuts(contacts, { horizonDays, now });

test("a contact gives a row at the end of days on which something changed, at most one a week", () => {
  const { rows } = rowsOf([contact()]);
  const days = rows.map(({ at }) => (at + 1 - Date.UTC(2026, 0, 1)) / DAY);
  // Created on day 0; the page on day 3 is within its week.
  expect(days).toEqual([1, 11, 41, 61]);
});

test("a row knows what was known at its instant, and the outcome within the horizon after it", () => {
  const { rows } = rowsOf([contact()]);
  expect(rows.map(({ facts }) => facts.contact["jobtitle"])).toEqual([
    "Intern",
    "Intern",
    "CEO",
    "CEO",
  ]);
  expect(rows.map(({ facts }) => facts.company?.["industry"])).toEqual([
    null,
    "SOFTWARE",
    "SOFTWARE",
    "SOFTWARE",
  ]);
  expect(rows.map(({ facts }) => facts.events.length)).toEqual([0, 1, 1, 2]);
  expect(rows.map(({ outcome }) => outcome)).toEqual([0, 1, 1, 1]);
  expect(rows.map(({ isTouched }) => isTouched)).toEqual([true, true, true, true]);
});

describe("point in time", () => {
  test("no value and no event of the future changes a byte of a row", () => {
    const plain = rowsOf([contact()]).rows;
    const own = contact();
    const later = contact({
      properties: {
        ...own.properties,
        email: [...(own.properties["email"] ?? []), { value: "x@gmail.com", at: day(399) }],
      },
      companyProperties: {
        industry: [
          { value: "SOFTWARE", at: day(10) },
          { value: "X", at: day(399) },
        ],
      },
      events: [
        ...own.events,
        { id: "e3", type: "demo_requested", occurredAt: day(399), source: "web", properties: {} },
      ],
    });
    const factsOf = (rows: typeof plain): string => JSON.stringify(rows.map(({ facts }) => facts));
    expect(factsOf(rowsOf([later]).rows)).toBe(factsOf(plain));
  });

  test("a version scores a row as it would have scored the contact on that day", () => {
    const lead = compileModel(readyMadeModels["b2b-software"], lexicon);
    const models = { lead, customer: null };
    for (const { contact: own, at, facts } of rowsOf([contact()]).rows) {
      // All that was there on that day and nothing else, whatever became of it since.
      const then = {
        contact: {
          jobtitle: at >= day(40) ? "CEO" : "Intern",
          email: "a@firm.example",
        },
        company: { industry: at >= day(10) ? "SOFTWARE" : null },
        events: own.events.filter(({ occurredAt }) => occurredAt <= at),
        verdict: null,
        sales: null,
        doNotScore: false,
      };
      const scoreOf = (of: typeof facts) => leadPart(scoreContact(models, of, null, at)).leadScore;
      expect(scoreOf(facts)).toBe(scoreOf(then));
      expect(factsAt(own, at)).toEqual(facts);
    }
  });
});

test("a moment that the history does not reach is left out and counted, with how it converted", () => {
  const { rows, uncovered } = rowsOf([
    contact({ coveredSince: { jobtitle: day(20), email: day(0) } }),
  ]);
  expect(rows.length).toBe(2);
  expect(uncovered).toEqual({ rows: 2, conversions: 1 });
});

test("contacts that came after their company's sale are left out, and so is what follows it", () => {
  const late = contact({ id: "2", createdAt: day(120), joinedAt: day(120), goals: [] });
  const joined = contact({ id: "3", createdAt: day(1), joinedAt: day(130), goals: [] });
  const { rows, afterTheSale } = rowsOf([contact(), late, joined]);
  expect(afterTheSale).toBe(2);
  expect(rows.every(({ contact: { id } }) => id === "1")).toBe(true);
});

test("moments whose horizon has not passed do not count", () => {
  expect(rowsOf([contact({ goals: [] })], 360).rows.length).toBe(2);
});
