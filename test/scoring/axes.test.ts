// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { criterion, event, happened, type Criterion, type Decay } from "./sample.ts";
import { known, here, scored } from "./criteria-sample.ts";

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

  test("what a cap cuts off leaves no trace in the last bit of the score", () => {
    const faded = (
      id: string,
      points: number,
      type: string,
      decay: Decay,
      family: string | null,
    ): Criterion =>
      criterion({
        id,
        axis: "pain",
        family,
        decay,
        rules: [{ when: event(type), points, each: true }],
      });
    const tenth: Decay = { kind: "steps", steps: [{ untilDays: 1, share: 0.1 }] };
    const half: Decay = { kind: "halfLife", days: 3, endsAfterDays: null };
    const criteria = [faded("a", 59, "visit", tenth, "use"), faded("b", 7, "download", half, null)];
    const other = happened("download", 0.833);
    const visits = Array.from({ length: 6 }, (_, at) => happened("visit", 0.1 + at / 7));
    const exact = visits.map(
      (_, most) =>
        scored(
          criteria,
          { events: [other, ...visits.slice(0, most + 1)] },
          { families: { use: { cap: 1 } } },
        ).exactPain,
    );
    expect(exact[0]).toBeCloseTo(1 + 7 * 2 ** (-0.833 / 3), 9);
    expect(new Set(exact).size).toBe(1);
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
