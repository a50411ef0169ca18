// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { event, type When } from "../sample.ts";
import { known, extra, rules, at, only } from "./lint-sample.ts";

describe("rules that another one always beats", () => {
  const shadowed = (index: number): string[] => [`warning rule-shadowed ${at}[${index}]`];
  const one = (
    values: string[],
    op: "oneOf" | "contains" | "startsWith" | "endsWith" | "domainIn" = "oneOf",
  ): When => ({ op, field: "mail", values });
  const level = (name: "director" | "manager"): When => ({
    op: "seniorityAtLeast",
    field: "title",
    level: name,
  });
  const pattern: When = { op: "matches", field: "mail", pattern: "^a" };
  const min = (value: number): When => ({ op: "atLeast", field: "size", value });
  const seen = (given: Parameters<typeof event>[1]): When => event("form_submitted", given);
  const url = (value: string): When =>
    seen({ where: { op: "contains", field: "url", values: [value] } });
  test.each<[string, [When, number], [When, number], string[]]>([
    ["a higher level for less", [level("manager"), 10], [level("director"), 8], shadowed(1)],
    ["a higher level for more", [level("manager"), 8], [level("director"), 10], []],
    ["a lower level for less", [level("director"), 10], [level("manager"), 8], []],
    ["a higher number for as much", [min(9), 5], [min(5), 5], shadowed(0)],
    ["a higher number for more", [min(9), 6], [min(5), 5], []],
    ["the same again", [known, 5], [known, 5], shadowed(1)],
    ["the same for more", [known, 5], [known, 6], shadowed(0)],
    ["a part of the list", [one(["a", "b"]), 5], [one(["A"]), 5], shadowed(1)],
    [
      "an equal in the list",
      [one(["a", "b"]), 5],
      [{ op: "equals", field: "mail", value: "b" }, 5],
      shadowed(1),
    ],
    ["another list", [one(["a", "b"]), 5], [one(["c"]), 5], []],
    [
      "a longer text",
      [one(["pricing"], "contains"), 5],
      [one(["pricing page"], "contains"), 5],
      shadowed(1),
    ],
    ["a shorter text", [one(["a page"], "contains"), 5], [one(["page"], "contains"), 4], []],
    ["a part of a word", [one(["pric"], "contains"), 5], [one(["pricing"], "contains"), 5], []],
    [
      "a longer start",
      [one(["ab"], "startsWith"), 5],
      [one(["abc"], "startsWith"), 5],
      shadowed(1),
    ],
    ["a longer end", [one(["bc"], "endsWith"), 5], [one(["abc"], "endsWith"), 5], shadowed(1)],
    ["starts and ends", [one(["a"], "startsWith"), 5], [one(["a"], "endsWith"), 5], []],
    [
      "a domain of two",
      [one(["a.com", "b.com"], "domainIn"), 5],
      [one(["a.com"], "domainIn"), 5],
      shadowed(1),
    ],
    ["anything known", [known, 5], [one(["a"]), 5], shadowed(1)],
    ["the unknown", [known, 5], [{ op: "unknown", field: "mail" }, 5], []],
    ["another field", [known, 5], [{ op: "equals", field: "title", value: "x" }, 5], []],
    [
      "a shorter window",
      [{ op: "withinDays", field: "since", days: 9 }, 5],
      [{ op: "withinDays", field: "since", days: 3 }, 5],
      shadowed(1),
    ],
    [
      "a longer window",
      [{ op: "withinDays", field: "since", days: 3 }, 5],
      [{ op: "withinDays", field: "since", days: 9 }, 4],
      [],
    ],
    ["more events", [seen({}), 5], [seen({ times: 3 }), 5], shadowed(1)],
    ["fewer events", [seen({ times: 3 }), 5], [seen({}), 4], []],
    ["newer events", [seen({ withinDays: 9 }), 5], [seen({ withinDays: 5 }), 5], shadowed(1)],
    ["events of all time", [seen({ withinDays: 9 }), 5], [seen({}), 4], []],
    ["events of another type", [seen({}), 5], [event("meeting_booked"), 5], []],
    ["one type of two", [event("a", { types: ["a", "b"] }), 5], [event("b"), 5], shadowed(1)],
    ["some of the events", [seen({}), 5], [url("demo"), 5], shadowed(1)],
    ["all of the events", [url("demo"), 5], [seen({}), 4], []],
    ["other events", [url("demo"), 5], [url("quote"), 5], []],
    ["a narrower all", [min(5), 5], [{ op: "all", of: [min(9), known] }, 5], shadowed(1)],
    [
      "a wider all",
      [{ op: "all", of: [min(5), known] }, 5],
      [{ op: "all", of: [known, min(9)] }, 5],
      shadowed(1),
    ],
    ["an all that asks more", [{ op: "all", of: [min(5), known] }, 5], [min(9), 5], []],
    ["a part of an any", [{ op: "any", of: [min(5), known] }, 5], [min(9), 5], shadowed(1)],
    ["an any within", [min(5), 5], [{ op: "any", of: [min(9), min(7)] }, 5], shadowed(1)],
    ["an any beyond", [min(5), 5], [{ op: "any", of: [min(9), min(4)] }, 4], []],
    ["a wider not", [{ op: "not", of: min(9) }, 5], [{ op: "not", of: min(5) }, 5], shadowed(1)],
    ["a narrower not", [{ op: "not", of: min(5) }, 5], [{ op: "not", of: min(9) }, 4], []],
    [
      "a size within",
      [{ op: "size", field: "size", atLeast: 5 }, 5],
      [{ op: "size", field: "size", atLeast: 5, atMost: 7 }, 5],
      shadowed(1),
    ],
    ["a number in a size", [{ op: "size", field: "size", atLeast: 5 }, 5], [min(7), 5], []],
    [
      "a size without a lower end",
      [{ op: "size", field: "size", atMost: 9 }, 5],
      [{ op: "size", field: "size", atLeast: 5, atMost: 7 }, 5],
      shadowed(1),
    ],
    [
      "a size in a narrower one",
      [{ op: "size", field: "size", atLeast: 5, atMost: 9 }, 5],
      [{ op: "size", field: "size", atMost: 9 }, 4],
      [],
    ],
    ["the same pattern again", [pattern, 5], [pattern, 5], shadowed(1)],
    ["a value in a range", [min(5), 5], [{ op: "equals", field: "size", value: "7" }, 5], []],
    ["a list and a pattern", [pattern, 5], [one(["a"]), 5], []],
    ["a level and a pattern", [level("manager"), 5], [{ ...pattern, field: "title" }, 5], []],
    [
      "a window and a pattern",
      [{ op: "withinDays", field: "since", days: 9 }, 5],
      [{ ...pattern, field: "since" }, 5],
      [],
    ],
    [
      "the same days and more of the events",
      [seen({ withinDays: 9 }), 5],
      [seen({ withinDays: 9, times: 2 }), 5],
      shadowed(1),
    ],
    ["older events", [seen({ withinDays: 5 }), 5], [seen({ withinDays: 9 }), 4], []],
    ["more types than one", [event("a"), 5], [event("a", { types: ["a", "b"] }), 4], []],
    ["a narrower where", [url("pricing"), 5], [url("pricing page"), 5], shadowed(1)],
    ["a not and what is no not", [{ op: "not", of: pattern }, 5], [min(9), 5], []],
    ["an event and a value", [event("a"), 5], [min(9), 5], []],
    ["an event and a not of one", [event("a"), 5], [{ op: "not", of: event("b") }, 5], []],
    [
      "a value that is not in the list",
      [one(["a", "b"]), 5],
      [{ op: "equals", field: "mail", value: "c" }, 5],
      [],
    ],
    ["lists that share a value", [one(["a", "b"]), 5], [one(["b", "c"]), 5], []],
    ["a text inside another", [one(["b"]), 5], [one(["ab"]), 5], []],
    ["a start inside another", [one(["b"], "startsWith"), 5], [one(["ab"], "startsWith"), 5], []],
    [
      "a domain that ends alike",
      [one(["b.com"], "domainIn"), 5],
      [one(["ab.com"], "domainIn"), 5],
      [],
    ],
  ])("%s", (_, first, second, expected) => expect(only(rules(first, second))).toEqual(expected));

  test("not where rules add up, nor between one and each", () => {
    expect(
      only(
        extra({
          pick: "sum",
          rules: [
            { when: known, points: 5 },
            { when: known, points: 5 },
          ],
        }),
      ),
    ).toEqual([]);
    expect(
      only(
        extra({
          cap: 9,
          rules: [
            { when: event("x"), points: 5 },
            { when: event("x"), points: 5, each: true },
          ],
        }),
      ),
    ).toEqual([]);
  });
  test("a rule worth nothing adds nothing", () => {
    expect(
      only(
        extra({
          pick: "sum",
          rules: [
            { when: known, points: 0 },
            { when: known, points: 1 },
          ],
        }),
      ),
    ).toEqual([`info rule-worthless ${at}[0]`]);
    expect(
      only(extra({ rules: [{ when: { op: "equals", field: "mail", value: "x" }, points: 0 }] })),
    ).toEqual([]);
  });
});
