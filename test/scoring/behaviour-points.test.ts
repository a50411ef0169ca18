// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import type { Facts } from "../../src/scoring/facts.ts";
import { criterion, event, happened, type Criterion, type Decay } from "./sample.ts";
import { known, here, scored } from "./criteria-sample.ts";

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
    const either = { op: "any", of: [event("visit"), known] } as const;
    const nested = criterion({
      axis: "pain",
      rules: [{ when: { op: "all", of: [either, event("download")] }, points: 3, each: true }],
    });
    expect(
      scored([nested], { events: [happened("visit", 3), ...(seen(1, 2).events ?? [])] }).pain,
    ).toBe(6);
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

  test("a date of the contact in a window is news of that date", () => {
    const when = { op: "withinDays", field: "since", days: 20 } as const;
    const one = criterion({ rules: [{ when, points: 20 }], decay: { kind: "linear", days: 20 } });
    expect(scored([one], { contact: { since: "2026-03-10T12:00:00Z" } }).exactFit).toBeCloseTo(
      10,
      9,
    );
  });
});

test("points that have faded to nothing are nothing, and take nothing from others", () => {
  const decay: Decay = { kind: "linear", days: 10 };
  const rules = [{ when: event("download"), points: 20 }];
  const old = criterion({ id: "old", axis: "pain", decay, rules });
  const other = criterion({ axis: "pain", rules: [{ when: event("visit"), points: 9 }] });
  const events = [happened("download", 15), happened("visit", 1)];
  expect(scored([old, other], { events }).lines.map(({ exact }) => exact)).toEqual([0, 9]);
});

test("news of which one part is enough is as young as the youngest part that holds", () => {
  const when = {
    op: "any",
    of: [event("visit"), { op: "withinDays", field: "since", days: 30 }],
  } as const;
  const one = criterion({
    axis: "pain",
    decay: { kind: "linear", days: 40 },
    rules: [{ when, points: 40 }],
  });
  const events = [happened("visit", 20)];
  const painOf = (since: string): number => scored([one], { events, contact: { since } }).pain;
  expect(painOf("2026-03-10T12:00:00Z")).toBe(30);
  expect(painOf("2026-03-30T12:00:00Z")).toBe(20);
  expect(painOf("2026-02-20T12:00:00Z")).toBe(20);
});
