// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { explainLines, type ExplainedLine } from "../../../src/scoring/explain/explain-lines.ts";
import type { Facts } from "../../../src/scoring/facts.ts";
import type { ModelDocument } from "../../../src/scoring/model/model.ts";
import { scoreContact } from "../../../src/scoring/score.ts";
import { DAY } from "../../../src/scoring/time.ts";
import {
  scoreLead,
  compiled,
  criterion,
  event,
  facts,
  happened,
  models,
  NOW,
  type When,
} from "../sample.ts";

const mail: When = { op: "known", field: "mail" };
const linear = { kind: "linear", days: 40 } as const;

function lines(given: Partial<ModelDocument>, more: Partial<Facts>): readonly ExplainedLine[] {
  const both = models(given);
  const all = facts({ contact: { email: "a@b.c", jobtitle: "CTO" }, ...more });
  return explainLines(both, all, scoreContact(both, all, null, NOW));
}
const line = (
  rules: ModelDocument["criteria"][number]["rules"],
  events: Facts["events"],
  given: Partial<ModelDocument["criteria"][number]> = {},
  contact: Facts["contact"] = { email: "a@b.c", jobtitle: "CTO" },
): ExplainedLine | undefined =>
  lines({ criteria: [criterion({ axis: "pain", rules, ...given })] }, { events, contact })[0];

describe("the news behind a line", () => {
  test("is that of the rule worth most, of the first where they are worth the same", () => {
    const [small, large] = [happened("visit", 2), happened("download", 1)];
    const worth = (visit: number, download: number): string[] | undefined =>
      line(
        [
          { when: event("visit"), points: visit },
          { when: event("download"), points: download },
        ],
        [small, large],
      )?.events.map((one) => one.event.type);
    expect(worth(2, 9)).toEqual(["download"]);
    expect(worth(9, 2)).toEqual(["visit"]);
    expect(worth(5, 5)).toEqual(["visit"]);
  });
  test("is none of a rule that does not hold", () => {
    const other: When = { op: "equals", field: "title", value: "CEO" };
    const both = line(
      [
        { when: mail, points: 1 },
        { when: other, points: 5 },
      ],
      [],
      { pick: "sum" },
    );
    expect(both?.values).toEqual([{ field: "mail", value: "a@b.c" }]);
    expect(
      line([{ when: event("visit", { times: 2 }), points: 1 }], [happened("visit", 1)]),
    ).toMatchObject({
      events: [],
      newestAt: null,
    });
  });
  test("has the larger share where an event counts in two rules", () => {
    const rules = [
      { when: event("visit"), points: -1 },
      { when: event("visit"), points: 9 },
    ];
    for (const order of [rules, rules.toReversed()])
      expect(
        line(order, [happened("visit", 20)], { pick: "sum", decay: linear })?.events,
      ).toMatchObject([{ share: 1 }]);
  });
  test("reaches up to the instant of the score, and not beyond", () => {
    const rules = [{ when: event("visit"), points: 9 }];
    expect(line(rules, [happened("visit", 0), happened("visit", -1)])).toMatchObject({
      newestAt: NOW,
      events: [{ event: { occurredAt: NOW } }],
    });
  });
});

describe("the date of the newest news", () => {
  test("is that of the events, whatever undated data stands beside them", () => {
    const rules = [
      { when: mail, points: 1 },
      { when: event("visit"), points: 2 },
    ];
    expect(line(rules, [happened("visit", 3)], { pick: "sum" })?.newestAt).toBe(NOW - 3 * DAY);
  });
  test("is a date of the contact where a window looks at one", () => {
    const rules = [{ when: { op: "withinDays", field: "since", days: 30 } as const, points: 4 }];
    expect(line(rules, [], { decay: linear }, { since: "2026-03-10" })).toMatchObject({
      newestAt: Date.UTC(2026, 2, 10),
      decayLeft: 1 - (NOW - Date.UTC(2026, 2, 10)) / (40 * DAY),
    });
  });
  test("without one nothing fades", () => {
    expect(line([{ when: mail, points: 4 }], [], { decay: linear })).toMatchObject({
      line: { points: 4 },
      newestAt: null,
      decayLeft: null,
    });
  });
});

describe("the lines of", () => {
  test("a family that is called like a criterion are told apart", () => {
    const rules = [{ when: mail, points: 9 }];
    const criteria = ["f", "g"].map((id) => criterion({ id, axis: "pain", family: "f", rules }));
    const [, , cap] = lines({ criteria, families: { f: { cap: 10 } } }, {});
    expect(cap).toMatchObject({ line: { kind: "familyCap", id: "f" }, cap: 10, values: [] });
    expect(cap?.label.en).toBe("Limit of the group “f”");
  });
  test("a lead are the lead model's, though there is one for customers", () => {
    const both = { lead: compiled(), customer: compiled({ kind: "customer" }) };
    const all = facts({ contact: { jobtitle: "CTO" } });
    const score = scoreLead(both, all, null, NOW);
    expect(score.lines).toHaveLength(2);
    expect(explainLines(both, all, score).map((one) => one.line)).toEqual(score.lines);
  });
  test("a score by a model that has changed since are still shown, without what has gone", () => {
    const rules = [{ when: mail, points: 9 }];
    const before = models({
      criteria: ["x", "y"].map((id) => criterion({ id, family: "f", rules })),
      families: { f: { cap: 5 } },
    });
    const all = facts({ contact: { email: "a@b.c" } });
    const score = scoreLead(before, all, null, NOW);
    const shown = explainLines(models(), all, score);
    expect(shown.map((one) => one.line)).toEqual(score.lines);
    expect(shown.map(({ label, cap }) => [label.en, cap])).toEqual([
      ["A criterion that the model no longer has", null],
      ["A criterion that the model no longer has", null],
      ["Limit of the group “f”", null],
    ]);
  });
  const window = { kind: "window", days: 60 } as const;
  test("what needs one of its parts does not fade while an undated part holds", () => {
    const when: When = { op: "any", of: [mail, event("visit")] };
    expect(line([{ when, points: 20 }], [happened("visit", 90)], { decay: window })).toMatchObject({
      line: { points: 20 },
      decayLeft: null,
    });
  });
  test("what needs all of its parts has as much left as the oldest of them", () => {
    const when: When = { op: "all", of: [event("visit"), event("download")] };
    const seen = (ago: number): readonly ReturnType<typeof happened>[] => [
      happened("download", ago),
      happened("visit", 1),
    ];
    expect(line([{ when, points: 20 }], seen(90), { decay: window })?.decayLeft ?? 0).toBe(0);
    expect(line([{ when, points: 20 }], seen(10), { decay: linear })).toMatchObject({
      decayLeft: 1 - 10 / 40,
    });
  });
});
