import { describe, expect, test } from "vitest";
import { scoreContact } from "../../src/scoring/score.ts";
import { criterion, event, facts, happened, models } from "./sample.ts";
import { known, here, scored, rulesWorth } from "./criteria-sample.ts";

describe("a criterion", () => {
  test("takes its best rule that holds, or their sum", () => {
    expect(scored([rulesWorth("best", 5, 12, 7)], here).fit).toBe(12);
    expect(scored([rulesWorth("sum", 5, 12, 7)], here).fit).toBe(24);
    expect(scored([rulesWorth("best", 5, 12)], {}).fit).toBe(0);
  });

  test("takes the least bad of its negative rules", () => {
    const other = criterion({ id: "other", rules: [{ when: known, points: 30 }] });
    expect(scored([rulesWorth("best", -10, -4), other], here).fit).toBe(26);
    expect(scored([rulesWorth("sum", -10, -4), other], here).fit).toBe(16);
  });

  test("gives no more than its cap, and says so", () => {
    const capped = { ...rulesWorth("sum", 6, 6), cap: 10 };
    expect(scored([capped], here).lines[0]).toMatchObject({
      points: 10,
      capped: true,
      unknown: false,
    });
    expect(scored([{ ...capped, cap: 12 }], here).lines[0]).toMatchObject({
      points: 12,
      capped: false,
    });
    const single = { ...rulesWorth("best", 6), cap: 4 };
    expect(scored([single], here).lines[0]).toMatchObject({ points: 4, capped: true });
  });

  test("that gives just its cap is not cut, and one that fails says nothing of caps or data", () => {
    const single = { ...rulesWorth("best", 6), cap: 6 };
    expect(scored([single], here).lines[0]).toMatchObject({
      points: 6,
      capped: false,
      unknown: false,
    });
    const fails = criterion({
      rules: [{ when: { op: "unknown", field: "mail" }, points: 9 }],
      unknown: 4,
    });
    expect(scored([fails], here).lines[0]).toMatchObject({
      points: 0,
      capped: false,
      unknown: false,
      events: 0,
    });
    expect(
      scored([{ ...fails, rules: [...fails.rules, ...fails.rules] }], here).lines[0],
    ).toMatchObject({ points: 0, unknown: false });
  });

  test("counts the events of every rule that it adds up, or of the best one", () => {
    const rules = [
      { when: event("visit"), points: 2 },
      { when: event("download"), points: 3 },
      { when: event("call"), points: 3 },
    ];
    const events = [
      happened("visit", 1),
      happened("visit", 2),
      happened("download", 1),
      happened("call", 3),
      happened("call", 2),
    ];
    expect(scored([criterion({ pick: "sum", rules })], { events }).lines[0]).toMatchObject({
      points: 8,
      events: 5,
    });
    expect(scored([criterion({ pick: "best", rules })], { events }).lines[0]).toMatchObject({
      points: 3,
      events: 1,
    });
    const one = criterion({ cap: 1, rules: rules.slice(0, 1) });
    expect(scored([one], { events }).lines[0]).toMatchObject({
      points: 1,
      events: 2,
      capped: true,
      unknown: false,
    });
  });

  test("gives its unknown points while data is missing, a mismatch nothing", () => {
    const title = { op: "equals", field: "title", value: "x" } as const;
    for (const rules of [
      [{ when: title, points: 9 }],
      [
        { when: title, points: 9 },
        { when: title, points: 8 },
      ],
    ]) {
      const one = criterion({ rules, unknown: 4 });
      expect(scored([one], {}).lines[0]).toMatchObject({
        points: 4,
        unknown: true,
        events: 0,
        capped: false,
      });
      expect(scored([one], { contact: { jobtitle: "y" } }).lines[0]).toMatchObject({
        points: 0,
        unknown: false,
      });
      expect(scored([{ ...one, cap: 2 }], {}).fit).toBe(2);
      expect(scored([one], { contact: { jobtitle: "x" } }).fit).toBe(9);
    }
  });

  test("is not unknown when a rule holds beside unknown data", () => {
    const one = criterion({
      unknown: 4,
      rules: [
        { when: { op: "equals", field: "title", value: "x" }, points: 9 },
        { when: known, points: 2 },
      ],
    });
    expect(scored([one], here).lines[0]).toMatchObject({ points: 2, unknown: false });
  });
});

test("an instant that is no number cannot be scored at", () => {
  for (const asOf of [NaN, Infinity]) {
    expect(() => scoreContact(models(), facts(), null, asOf)).toThrow("Not an instant to score at");
  }
});

test("copies of one event that differ count once, whichever comes first", () => {
  const one = { ...happened("download", 1, { url: "b" }), id: "same" };
  const two = { ...one, properties: { url: "a" } };
  const only = criterion({
    axis: "pain",
    rules: [
      {
        when: event("download", { where: { op: "equals", field: "url", value: "a" } }),
        points: 4,
        each: true,
      },
    ],
  });
  expect(scored([only], { events: [one, two] }).pain).toBe(4);
  expect(scored([only], { events: [two, one] }).pain).toBe(4);
  const later = { ...one, occurredAt: one.occurredAt + 1, properties: { url: "a" } };
  expect(scored([only], { events: [later, one] }).pain).toBe(0);
});
