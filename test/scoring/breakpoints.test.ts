// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { breakpoints, dwellEnd, settled } from "../../src/scoring/breakpoints.ts";
import type { Facts } from "../../src/scoring/facts.ts";
import type { ModelDocument } from "../../src/scoring/model/model.ts";
import { nextChangeAt } from "../../src/scoring/next-change.ts";
import { tally } from "../../src/scoring/tally.ts";
import { DAY, HOUR } from "../../src/scoring/time.ts";
import {
  compiled,
  criterion,
  event,
  facts,
  happened,
  models,
  NOW,
  type Decay,
  type When,
} from "./sample.ts";

/** The instants at which something can jump, in days from NOW. */
function days(given: Partial<ModelDocument>, more: Partial<Facts>): number[] {
  const model = compiled(given);
  const all = facts(more);
  const found = breakpoints(model, all, all.events, tally(model, all, all.events, NOW));
  return found.map((at) => (at - NOW) / DAY).sort((a, b) => a - b);
}
const seen = (decay: Decay | null, when: When = event("visit")): Partial<ModelDocument> => ({
  criteria: [criterion({ axis: "pain", decay, rules: [{ when, points: 9 }] })],
});
const visit = (ago: number): Partial<Facts> => ({ events: [happened("visit", ago)] });

describe("something can jump when", () => {
  test.each<[string, Partial<ModelDocument>, Partial<Facts>, number[]]>([
    ["an event leaves a window", seen({ kind: "window", days: 9 }), visit(2), [7]],
    [
      "it leaves the condition's own window",
      seen(null, event("visit", { withinDays: 5 })),
      visit(2),
      [3],
    ],
    ["an event is still to come", seen(null), visit(-2), [2]],
    [
      "a step is reached, and the last one's end",
      seen({
        kind: "steps",
        steps: [
          { untilDays: 5, share: 1 },
          { untilDays: 8, share: 0.5 },
        ],
      }),
      visit(2),
      [3, 6],
    ],
    ["a half-life ends", seen({ kind: "halfLife", days: 3, endsAfterDays: 9 }), visit(2), [7]],
    ["nothing of a half-life without an end", seen({ kind: "halfLife", days: 3 }), visit(2), []],
    ["nothing of what is over", seen({ kind: "window", days: 2 }), visit(2), []],
    [
      "nothing of an event that no criterion counts",
      seen({ kind: "window", days: 9 }),
      { events: [happened("else", 2)] },
      [],
    ],
    [
      "a date of the contact leaves its window",
      seen(null, { op: "withinDays", field: "since", days: 10 }),
      { contact: { since: "2026-03-15" } },
      [4.5],
    ],
    [
      "nothing of a date that is not there",
      seen(null, { op: "withinDays", field: "since", days: 10 }),
      {},
      [],
    ],
  ])("%s", (_, model, given, expected) => expect(days(model, given)).toEqual(expected));

  test("an event of the right type that is not the one asked for changes nothing", () => {
    const when = event("visit", { where: { op: "equals", field: "url", value: "/pricing" } });
    const page = (url: string): Partial<Facts> => ({ events: [happened("visit", 2, { url })] });
    const model = seen({ kind: "window", days: 9 }, when);
    expect(days(model, page("/pricing"))).toEqual([7]);
    expect(days(model, page("/blog"))).toEqual([]);
    expect(days(model, { events: [happened("visit", 2)] })).toEqual([]);
  });
});

describe("the dwell of a contact", () => {
  const end = (ready: boolean, belowSince: number | null): number | null =>
    dwellEnd(compiled(), { ready, readySince: null, belowSince });
  test("runs while it is ready and below its thresholds", () => {
    expect(end(true, NOW)).toBe(NOW + 24 * HOUR);
    expect(end(true, null)).toBeNull();
    expect(end(false, NOW)).toBeNull();
    expect(end(false, null)).toBeNull();
  });
});

test("a half-life has settled after 64 of the longest", () => {
  const two = [3, 5].map((half, at) =>
    criterion({
      id: `c${at}`,
      axis: "pain",
      decay: { kind: "halfLife", days: half },
      rules: [{ when: event("visit"), points: 9 }],
    }),
  );
  expect(settled(compiled({ criteria: two }), NOW)).toBe(NOW + 5 * 64 * DAY);
  expect(settled(compiled(seen({ kind: "window", days: 9 })), NOW)).toBe(NOW);
});

describe("the next change of several", () => {
  const window = (length: number): Partial<ModelDocument> => seen({ kind: "window", days: length });
  test("is the first, though it passes again", () => {
    // The first event counts until day 17; the second from day 2 until day 3.
    const criteria = [
      ...(window(20).criteria ?? []),
      criterion({
        id: "short",
        axis: "pain",
        decay: { kind: "window", days: 1 },
        rules: [{ when: event("call"), points: 5 }],
      }),
    ];
    const events = [happened("visit", 3), happened("call", -2)];
    expect(nextChangeAt(models({ criteria }), facts({ events }), null, NOW)).toBe(NOW + 2 * DAY);
  });
  test("is the same whatever order and number of copies the events come in", () => {
    const [one, two] = [happened("visit", 3), happened("visit", 8)];
    for (const events of [
      [two, one],
      [one, two],
      [one, two, one],
    ])
      expect(nextChangeAt(models(window(20)), facts({ events }), null, NOW)).toBe(NOW + 17 * DAY);
  });
  test("of steps is the next step", () => {
    const steps: Decay = {
      kind: "steps",
      steps: [
        { untilDays: 5, share: 1 },
        { untilDays: 8, share: 0.5 },
      ],
    };
    const at = (ago: number): number | null =>
      nextChangeAt(models(seen(steps)), facts(visit(ago)), null, NOW);
    expect([at(2), at(6), at(9)]).toEqual([NOW + 3 * DAY, NOW + 2 * DAY, null]);
  });
  test("of an exclusion that expires is so many days after the newest news for it", () => {
    const label = { en: "x", es: "x" };
    const exclusions: ModelDocument["exclusions"] = [
      { id: "x", label, when: event("visit"), expiresAfterDays: 10 },
    ];
    const given = facts({ events: [happened("visit", 30), happened("visit", 4)] });
    expect(nextChangeAt(models({ exclusions }), given, null, NOW)).toBe(NOW + 6 * DAY);
  });
});
