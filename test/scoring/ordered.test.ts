import { describe, expect, test } from "vitest";
import type { BehaviourEvent } from "../../src/scoring/facts.ts";
import { ordered } from "../../src/scoring/ordered.ts";

const at = (occurredAt: number, id: string, source = "test"): BehaviourEvent => ({
  id,
  type: "page_viewed",
  occurredAt,
  source,
  properties: {},
});
const ids = (events: readonly BehaviourEvent[]): string[] =>
  ordered(events).map(({ id, occurredAt }) => `${id}@${occurredAt}`);

describe("events are taken in the order of their time, each id once", () => {
  test("whatever order they come in", () => {
    expect(ids([at(3, "c"), at(1, "a"), at(2, "b")])).toEqual(["a@1", "b@2", "c@3"]);
  });
  test("events of one instant by their ids", () => {
    const [a, b, c] = [at(1, "a"), at(1, "b"), at(1, "c")];
    expect(ids([c, a, b])).toEqual(["a@1", "b@1", "c@1"]);
    expect(ids([b, c, a])).toEqual(["a@1", "b@1", "c@1"]);
    expect(ids([a, b, c])).toEqual(["a@1", "b@1", "c@1"]);
  });
  test("an id that comes again later is the first one", () => {
    expect(ids([at(1, "a"), at(2, "b"), at(3, "a")])).toEqual(["a@1", "b@2"]);
    expect(ids([at(1, ""), at(2, "")])).toEqual(["@1"]);
    expect(ids([at(1, "visits#1"), at(2, "visits#1")])).toEqual(["visits#1@1"]);
  });
  test("copies that differ in the rest give the same one in any order", () => {
    const [one, two] = [at(1, "a", "counter"), at(1, "a", "webhook")];
    expect(ordered([one, two])).toEqual([one]);
    expect(ordered([two, one])).toEqual([one]);
    expect(ordered([two, { ...one }, one])).toEqual([one]);
  });
  test("a time that is not a number is left out", () => {
    expect(ids([at(NaN, "x")])).toEqual([]);
    expect(ids([at(2, "b"), at(NaN, "x"), at(1, "a")])).toEqual(["a@1", "b@2"]);
  });
});

test("a list that is in order already is taken as it is, and not copied", () => {
  for (const name of ["e", "visits#", "custom:order/"]) {
    const list = Array.from({ length: 40 }, (_, index) => at(index, `${name}${index}`));
    expect(ordered(list)).toBe(list);
    expect(ordered(list)).toBe(list);
  }
  const before = [at(-5, "first"), at(0, "second")];
  expect(ordered(before)).toBe(before);
});

test("no list remembers the ids of another", () => {
  const list = [at(1, "a"), at(2, "b")];
  for (let round = 0; round < 3; round += 1) expect(ordered([...list])).toEqual(list);
});
