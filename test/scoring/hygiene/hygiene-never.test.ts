import { describe, expect, test } from "vitest";
import { event, type When } from "../sample.ts";
import { known, rules, at, only } from "./lint-sample.ts";

describe("rules that can never match", () => {
  const never = [`error rule-never-matches ${at}[0]`];
  test.each<[string, When, string[]]>([
    [
      "no country",
      { op: "countryIn", field: "country", values: ["Narnia"] },
      [...never, `warning country-unknown ${at}[0].when.values`],
    ],
    ["known and unknown", { op: "all", of: [known, { op: "unknown", field: "mail" }] }, never],
    [
      "unknown and equal",
      {
        op: "all",
        of: [
          { op: "unknown", field: "mail" },
          { op: "equals", field: "mail", value: "x" },
        ],
      },
      never,
    ],
    [
      "ranges apart",
      {
        op: "all",
        of: [
          { op: "atLeast", field: "size", value: 9 },
          { op: "atMost", field: "size", value: 8 },
        ],
      },
      never,
    ],
    [
      "ranges apart the other way",
      {
        op: "all",
        of: [
          { op: "atMost", field: "size", value: 8 },
          { op: "between", field: "size", from: 9, to: 10 },
        ],
      },
      never,
    ],
    [
      "ranges that touch",
      {
        op: "all",
        of: [
          { op: "atLeast", field: "size", value: 8 },
          { op: "atMost", field: "size", value: 8 },
        ],
      },
      [],
    ],
    [
      "a number and a size",
      {
        op: "all",
        of: [
          { op: "atLeast", field: "size", value: 9 },
          { op: "size", field: "size", atMost: 8 },
        ],
      },
      [],
    ],
    [
      "two values",
      {
        op: "all",
        of: [
          { op: "equals", field: "mail", value: "a" },
          { op: "equals", field: "mail", value: "b" },
        ],
      },
      never,
    ],
    [
      "one value twice",
      {
        op: "all",
        of: [
          { op: "equals", field: "mail", value: "a" },
          { op: "equals", field: "mail", value: "A" },
        ],
      },
      [],
    ],
    [
      "two fields",
      {
        op: "all",
        of: [
          { op: "equals", field: "mail", value: "a" },
          { op: "equals", field: "title", value: "b" },
        ],
      },
      [],
    ],
    [
      "countries apart",
      {
        op: "all",
        of: [
          { op: "countryIn", field: "country", values: ["ES"] },
          { op: "countryIn", field: "country", values: ["PT"] },
        ],
      },
      never,
    ],
    [
      "a part that never does",
      { op: "all", of: [known, { op: "countryIn", field: "country", values: ["Narnia"] }] },
      [...never, `warning country-unknown ${at}[0].when.of[1].values`],
    ],
    [
      "any with one that could",
      { op: "any", of: [known, { op: "all", of: [known, { op: "unknown", field: "mail" }] }] },
      [],
    ],
    [
      "any with none",
      { op: "any", of: [{ op: "all", of: [known, { op: "unknown", field: "mail" }] }] },
      never,
    ],
    [
      "inside an event",
      event("x", {
        where: {
          op: "all",
          of: [
            { op: "known", field: "a" },
            { op: "unknown", field: "a" },
          ],
        },
      }),
      never,
    ],
    [
      "a not of it",
      { op: "not", of: { op: "all", of: [known, { op: "unknown", field: "mail" }] } },
      [],
    ],
    [
      "any with one that could, in the other order",
      { op: "any", of: [{ op: "all", of: [known, { op: "unknown", field: "mail" }] }, known] },
      [],
    ],
    [
      "unknown twice",
      {
        op: "all",
        of: [
          { op: "unknown", field: "mail" },
          { op: "unknown", field: "mail" },
        ],
      },
      [],
    ],
    [
      "a number and a text",
      {
        op: "all",
        of: [
          { op: "atLeast", field: "size", value: 9 },
          { op: "equals", field: "size", value: "8" },
        ],
      },
      [],
    ],
    [
      "a text and a number",
      {
        op: "all",
        of: [
          { op: "equals", field: "size", value: "8" },
          { op: "atLeast", field: "size", value: 9 },
        ],
      },
      [],
    ],
    [
      "ranges that touch the other way",
      {
        op: "all",
        of: [
          { op: "atMost", field: "size", value: 8 },
          { op: "atLeast", field: "size", value: 8 },
        ],
      },
      [],
    ],
    [
      "a value and a part of a text",
      {
        op: "all",
        of: [
          { op: "equals", field: "mail", value: "a" },
          { op: "contains", field: "mail", values: ["b"] },
        ],
      },
      [],
    ],
    [
      "countries of which one is shared",
      {
        op: "all",
        of: [
          { op: "countryIn", field: "country", values: ["ES", "PT"] },
          { op: "countryIn", field: "country", values: ["ES"] },
        ],
      },
      [],
    ],
    [
      "one wrong country of two",
      { op: "countryIn", field: "country", values: ["ES", "Narnia"] },
      [`warning country-unknown ${at}[0].when.values`],
    ],
  ])("%s", (_, when, expected) => expect(only(rules([when, 2]))).toEqual(expected));
});
