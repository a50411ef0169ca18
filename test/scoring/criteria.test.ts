// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import type { Score } from "../../src/scoring/result.ts";
import type { ModelDocument } from "../../src/scoring/model.ts";
import type { Facts } from "../../src/scoring/facts.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import {
  criterion,
  event,
  facts,
  happened,
  models,
  NOW,
  type Criterion,
  type Decay,
} from "./sample.ts";

const known = { op: "known", field: "mail" } as const;
const here: Partial<Facts> = { contact: { email: "a@b.c" } };

function scored(
  criteria: Criterion[],
  given: Partial<Facts>,
  more: Partial<ModelDocument> = {},
): Score {
  return scoreContact(models({ criteria, ...more }), facts(given), null, NOW);
}

function rulesWorth(pick: "best" | "sum", ...points: number[]): Criterion {
  return criterion({ pick, rules: points.map((worth) => ({ when: known, points: worth })) });
}

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

describe("behaviour points", () => {
  const downloads = (given: Partial<Criterion>, points = 4, each = true): Criterion =>
    criterion({ axis: "pain", rules: [{ when: event("download"), points, each }], ...given });
  const seen = (...days: readonly number[]): Partial<Facts> => ({
    events: days.map((day) => happened("download", day)),
  });

  test("come once, or once for each event", () => {
    expect(scored([downloads({}, 4, false)], seen(1, 2, 3)).lines[0]).toMatchObject({
      points: 4,
      events: 3,
    });
    expect(scored([downloads({})], seen(1, 2, 3)).lines[0]).toMatchObject({
      points: 12,
      events: 3,
    });
    expect(scored([downloads({ cap: 8 })], seen(1, 2, 3)).lines[0]).toMatchObject({
      points: 8,
      events: 3,
      capped: true,
    });
  });

  test("each counts the driving event of an all", () => {
    const when = {
      op: "all",
      of: [{ op: "not", of: event("visit") }, known, event("download")],
    } as const;
    const one = criterion({ axis: "pain", rules: [{ when, points: 3, each: true }] });
    expect(scored([one], { ...here, ...seen(1, 2) }).lines[0]).toMatchObject({
      points: 6,
      events: 2,
    });
    expect(
      scored([one], { ...here, events: [...(seen(1).events ?? []), happened("visit", 1)] }).pain,
    ).toBe(0);
  });

  test.each<[string, Decay, number, number]>([
    ["halve over the half-life", { kind: "halfLife", days: 10 }, 10, 10],
    ["quarter over two", { kind: "halfLife", days: 10 }, 20, 5],
    [
      "hold until the half-life's end",
      { kind: "halfLife", days: 10, endsAfterDays: 20 },
      19.9999999,
      5,
    ],
    ["and end there", { kind: "halfLife", days: 10, endsAfterDays: 20 }, 20, 0],
    ["fall in a line", { kind: "linear", days: 10 }, 2.5, 15],
    ["to nothing", { kind: "linear", days: 10 }, 10, 0],
    ["and stay there", { kind: "linear", days: 10 }, 15, 0],
    ["hold in a window", { kind: "window", days: 10 }, 9.999, 20],
    ["that ends", { kind: "window", days: 10 }, 10, 0],
    [
      "take the first step",
      {
        kind: "steps",
        steps: [
          { untilDays: 5, share: 0.75 },
          { untilDays: 9, share: 0.5 },
        ],
      },
      4.9,
      15,
    ],
    [
      "take the next step at its start",
      {
        kind: "steps",
        steps: [
          { untilDays: 5, share: 0.75 },
          { untilDays: 9, share: 0.5 },
        ],
      },
      5,
      10,
    ],
    [
      "have nothing after the last",
      {
        kind: "steps",
        steps: [
          { untilDays: 5, share: 0.75 },
          { untilDays: 9, share: 0.5 },
        ],
      },
      9,
      0,
    ],
  ])("%s", (_, decay, age, points) => {
    for (const each of [true, false]) {
      expect(scored([downloads({ decay }, 20, each)], seen(age)).exactPain).toBeCloseTo(points, 6);
    }
  });

  test("once-only points are as young as the newest event", () => {
    expect(
      scored([downloads({ decay: { kind: "linear", days: 10 } }, 20, false)], seen(9, 2.5))
        .exactPain,
    ).toBeCloseTo(15, 9);
  });

  test.each<[Decay, number, number]>([
    [{ kind: "linear", days: 10 }, 9.9, 30],
    [{ kind: "linear", days: 10 }, 10, 50],
    [{ kind: "halfLife", days: 2 }, 500, 30],
    [{ kind: "halfLife", days: 2, endsAfterDays: 9 }, 9, 50],
    [{ kind: "window", days: 3 }, 2, 30],
    [
      {
        kind: "steps",
        steps: [
          { untilDays: 5, share: 0.1 },
          { untilDays: 9, share: 0 },
        ],
      },
      8,
      30,
    ],
    [
      {
        kind: "steps",
        steps: [
          { untilDays: 5, share: 0.1 },
          { untilDays: 9, share: 0 },
        ],
      },
      9,
      50,
    ],
  ])("negative points hold, then end: %j at %d days leaves %d", (decay, age, pain) => {
    const base = criterion({ id: "base", axis: "pain", rules: [{ when: known, points: 50 }] });
    for (const each of [true, false]) {
      const given = { ...here, ...seen(age) };
      expect(scored([base, downloads({ decay }, -20, each)], given).pain).toBe(pain);
    }
  });

  test("points of an all are as old as its oldest part, of an any as young as its youngest", () => {
    const parts = [event("download"), event("visit")];
    const decay = { kind: "linear", days: 10 } as const;
    const events = [happened("download", 5), happened("visit", 2.5)];
    const worth = (op: "all" | "any", of = parts, given: Partial<Facts> = { events }): number =>
      scored([criterion({ axis: "pain", decay, rules: [{ when: { op, of }, points: 20 }] })], given)
        .exactPain;
    expect(worth("all")).toBeCloseTo(10, 9);
    expect(worth("any")).toBeCloseTo(15, 9);
    expect(worth("any", parts, { events: [happened("download", 5)] })).toBeCloseTo(10, 9);
    expect(worth("any", [...parts, known], { events, ...here })).toBe(20);
    expect(worth("all", [...parts, known], { events, ...here })).toBeCloseTo(10, 9);
  });

  test("a date of the contact in a window is evidence of that date", () => {
    const when = { op: "withinDays", field: "since", days: 20 } as const;
    const one = criterion({ rules: [{ when, points: 20 }], decay: { kind: "linear", days: 20 } });
    expect(scored([one], { contact: { since: "2026-03-10T12:00:00Z" } }).exactFit).toBeCloseTo(
      10,
      9,
    );
  });
});

describe("axes and families", () => {
  const worth = (id: string, points: number, family: string | null = null): Criterion =>
    criterion({ id, family, rules: [{ when: known, points }] });

  test("a family gives no more than its cap, on a line of its own", () => {
    const criteria = [worth("a", 20, "use"), worth("b", 15, "use"), worth("c", 3)];
    const score = scored(criteria, here, { families: { use: { cap: 30 }, idle: { cap: 1 } } });
    expect(score.fit).toBe(33);
    expect(score.lines.map(({ kind, id, points }) => [kind, id, points])).toEqual([
      ["criterion", "a", 20],
      ["criterion", "b", 15],
      ["criterion", "c", 3],
      ["familyCap", "use", -5],
    ]);
    expect(scored(criteria, here, { families: { use: { cap: 35 } } }).lines).toHaveLength(3);
  });

  test("an axis stays between 0 and its max, on lines of their own", () => {
    const over = scored([worth("a", 60)], here);
    expect(over).toMatchObject({ fit: 50, pain: 0, leadScore: 50, exactFit: 50 });
    expect(over.lines[1]).toMatchObject({
      axis: "fit",
      kind: "axisMax",
      id: "fit",
      points: -10,
      exact: -10,
      events: 0,
      capped: false,
      unknown: false,
    });
    const under = scored([worth("a", -60)], here);
    expect(under).toMatchObject({ fit: 0, exactFit: 0 });
    expect(under.lines[1]).toMatchObject({ kind: "axisMin", id: "fit", points: 60 });
    expect(scored([worth("a", 50)], here).lines).toHaveLength(1);
    expect(scored([worth("a", 0)], here).lines).toHaveLength(1);
    expect(scored([worth("a", 90)], here, { axes: { fit: { max: 100 } } }).fit).toBe(90);
  });

  test("points are rounded half up and shared out by largest remainder", () => {
    const decay: Decay = { kind: "steps", steps: [{ untilDays: 5, share: 0.5 }] };
    const halves = (id: string, points: number): Criterion =>
      criterion({ id, axis: "pain", decay, rules: [{ when: event("download"), points }] });
    const events = [happened("download", 1)];
    const one = scored([halves("a", 5)], { events });
    expect(one).toMatchObject({ exactPain: 2.5, pain: 3 });
    expect(one.lines[0]).toMatchObject({ exact: 2.5, points: 3 });
    const three = scored([halves("a", 5), halves("b", 3), halves("c", 4), halves("d", 7)], {
      events,
    });
    expect(three).toMatchObject({ exactPain: 9.5, pain: 10 });
    expect(three.lines.map(({ points }) => points)).toEqual([3, 2, 2, 3]);
  });

  test("a criterion that gives nothing gives 0 and not -0", () => {
    const gone = criterion({
      axis: "pain",
      decay: { kind: "window", days: 1 },
      rules: [{ when: event("download"), points: -5 }],
    });
    const score = scored([gone], { events: [happened("download", 3)] });
    expect(Object.is(score.lines[0]?.points, 0)).toBe(true);
    expect(Object.is(score.pain, 0)).toBe(true);
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
