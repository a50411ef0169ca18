import { describe, expect, test } from "vitest";
import type { Facts } from "../../src/scoring/facts.ts";
import type { ModelDocument } from "../../src/scoring/model/model.ts";
import { nextChangeAt } from "../../src/scoring/next-change.ts";
import { scoreLead, criterion, facts, models, NOW } from "./sample.ts";

const zones = [
  "Pacific/Pago_Pago",
  "America/Los_Angeles",
  "America/Mexico_City",
  "America/St_Johns",
  "UTC",
  "Europe/Madrid",
  "Asia/Kathmandu",
  "Australia/Sydney",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
] as const;

const within = (days: number): Partial<ModelDocument> => ({
  criteria: [
    criterion({ rules: [{ when: { op: "withinDays", field: "since", days }, points: 30 }] }),
  ],
});
const since = (value: string, timeZone: string): Facts =>
  facts({ contact: { since: value }, timeZone });
const hour = 3_600_000;

/** The first instant of a day in a zone, looked for by what a clock on the wall shows. */
function midnight(day: string, timeZone: string): number {
  const shows = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  const noon = Date.parse(`${day}T12:00:00Z`);
  for (let at = noon - 30 * hour; at < noon + 30 * hour; at += hour / 4) {
    if (shows.format(at) === day) return at;
  }
  throw new Error(`${timeZone} has no ${day}`);
}

describe.each(zones)("in %s", (zone) => {
  test("a day counts from its local midnight on, for whole days of the zone", () => {
    for (const [day, days, after] of [
      ["2026-03-20", 1, "2026-03-21"],
      ["2026-03-07", 30, "2026-04-06"],
      ["2026-10-20", 14, "2026-11-03"],
    ] as const) {
      const at = (asOf: number) => scoreLead(models(within(days)), since(day, zone), null, asOf);
      expect(at(midnight(day, zone) - 1).fit).toBe(0);
      expect(at(midnight(day, zone)).fit).toBe(30);
      expect(at(midnight(after, zone) - 1).fit).toBe(30);
      expect(at(midnight(after, zone)).fit).toBe(0);
    }
  });
  test("the score changes by itself when the day begins and when its days are over", () => {
    const given = since("2026-10-20", zone);
    const begins = midnight("2026-10-20", zone);
    expect(nextChangeAt(models(within(14)), given, null, begins - hour)).toBe(begins);
    expect(nextChangeAt(models(within(14)), given, null, begins)).toBe(
      midnight("2026-11-03", zone),
    );
  });
  test("an instant is the same everywhere, for days of 24 hours", () => {
    const at = Date.parse("2026-03-07T10:00:00Z");
    const value = new Date(at).toISOString();
    const fit = (asOf: number) => scoreLead(models(within(30)), since(value, zone), null, asOf).fit;
    expect([fit(at - 1), fit(at), fit(at + 720 * hour - 1), fit(at + 720 * hour)]).toEqual([
      0, 30, 30, 0,
    ]);
  });
  test("an exclusion ends as its day begins", () => {
    const label = { en: "Away", es: "Fuera" };
    const until: Partial<ModelDocument> = {
      exclusions: [
        { id: "away", label, when: { op: "known", field: "since" }, until: "2026-06-01" },
      ],
    };
    const { reason } = scoreLead(models(until), since("x", zone), null, NOW);
    expect(reason).toMatchObject({ kind: "exclusion", until: midnight("2026-06-01", zone) });
  });
});

test("without a zone a day is UTC's, as in files", () => {
  const given = facts({ contact: { since: "2026-03-20" } });
  const at = (asOf: number) => scoreLead(models(within(1)), given, null, asOf).fit;
  expect([at(Date.UTC(2026, 2, 20) - 1), at(Date.UTC(2026, 2, 20))]).toEqual([0, 30]);
});
