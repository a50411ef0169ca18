import { dayOf } from "../../src/scoring/day.ts";
import { explainInOneSentence } from "../../src/scoring/explain/explain.ts";
import { localDay } from "../../src/base/time/local-day.ts";
import type { BehaviourSource } from "../../config/behaviour.ts";
import type { Properties } from "../../src/scoring/facts.ts";
import type { Decision } from "../../src/store/decision.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { life } from "../support/portals/contact-life.ts";
import { portalWork } from "../support/portals/portal-work.ts";
import { handOffsAZone, liveInApp, type Lived } from "./calendar/in-app.ts";
import type { Story } from "../support/stories/story.ts";

const zones = [
  "Pacific/Pago_Pago",
  "America/Los_Angeles",
  "America/Mexico_City",
  "America/St_Johns",
  "Atlantic/Azores",
  "Europe/Madrid",
  "Asia/Kathmandu",
  "Australia/Sydney",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
] as const;

const sources: readonly BehaviourSource[] = [
  { type: "form_submitted", kind: "date", property: "trial_on" },
  { type: "form_submitted", kind: "date", property: "trial_at" },
  { type: "form_submitted", kind: "counter", property: "seats" },
  {
    type: "form_submitted",
    kind: "counter",
    property: "clicks",
    at: "clicked_at",
    burst: { after: "sent_at", withinMs: 60_000 },
  },
];
const empty: Properties = {
  email: "ana@acme.example",
  hs_email_optout: null,
  trial_on: null,
  trial_at: null,
  seats: null,
  clicks: null,
  clicked_at: null,
  sent_at: null,
};

const iso = (at: number): string => new Date(at).toISOString();
const second = 1_000;
const hour = 3_600_000;
const day = 86_400_000;
/** An account looks at what is due within a minute; the story at the very instant. */
const until = 3 * day;

/** What another system or a person writes at `now`, reading by reading, and when it hands the lead off; null for never. */
type Case = {
  readonly readings: readonly (readonly [at: number, values: Properties])[];
  readonly handsOffAt: number | null;
  /** The calendar day that the product must name. */
  readonly names: string | null;
};

function casesAt(now: number, timeZone: string, ahead: number): Readonly<Record<string, Case>> {
  const today = localDay(now, timeZone);
  if (today === null) throw new RangeError(`${now} lies on no calendar`);
  const dayText = (number: number): string => new Date(number * day).toISOString().slice(0, 10);
  const on = (number: number, handsOffAt: number | null): Case => ({
    readings: [[now, { trial_on: dayText(number) }]],
    handsOffAt,
    names: dayText(number),
  });
  const once = (values: Properties, handsOffAt: number | null): Case => ({
    readings: [[now, values]],
    handsOffAt,
    names: null,
  });
  const clicks = (n: number): Case["readings"] =>
    Array.from({ length: n }, (_, at) => [
      now + at * 2 * second,
      { clicks: String(at + 1), sent_at: iso(now), clicked_at: iso(now + at * second) },
    ]);
  return {
    today: on(today.number, now),
    yesterday: on(today.number - 1, now),
    tomorrow: on(today.number + 1, today.end),
    aMonthAgo: on(today.number - 45, null),
    secondsAhead: once({ trial_at: iso(now + ahead) }, now + ahead),
    firstCounter: once({ seats: "3" }, now),
    oldInstant: once({ trial_at: iso(now - 60 * day) }, null),
    burst: { readings: clicks(6), handsOffAt: null, names: null },
    twoClicks: { readings: clicks(2), handsOffAt: now + 60 * second, names: null },
  };
}

export const story: Story = {
  tells:
    "Accounts in ten time zones get dates of today, yesterday and tomorrow, clocks that go ahead, first values and bursts of clicks, each read as the ledger remembers it, and some by the app itself over HTTP.",
  usual: { people: 2_000, seed: 1 },
  // `people` are instants of a year, spread over the zones; each is lived by one contact a case. The app itself lives now.
  run: async ({ people, seed }, tell) => {
    const figures = { handedOff: 0, missed: 0, early: 0, doubled: 0, silentFired: 0, wrongDay: 0 };
    for (let n = 0; n < people; n += 1) {
      const timeZone = zones[n % zones.length] ?? "UTC";
      // Hours and minutes of the year without pattern, and the same for a seed.
      const now = Date.UTC(2026, 0, 1) + ((n * 7_919 + seed * 104_729) % 525_600) * 60_000;
      for (const [name, one] of Object.entries(casesAt(now, timeZone, (5 + (n % 86)) * second))) {
        const lived = live(one, now, timeZone);
        const [first] = lived.handedOffAt;
        figures.handedOff += one.handsOffAt !== null && first === one.handsOffAt ? 1 : 0;
        figures.missed += one.handsOffAt !== null && first === undefined ? 1 : 0;
        figures.early +=
          first !== undefined && one.handsOffAt !== null && first !== one.handsOffAt ? 1 : 0;
        figures.doubled += Math.max(0, lived.handedOffAt.length - 1);
        figures.silentFired += one.handsOffAt === null && first !== undefined ? 1 : 0;
        figures.wrongDay += lived.isOnWrongDay ? 1 : 0;
        if (first !== (one.handsOffAt ?? undefined)) tell(`${timeZone} ${iso(now)} ${name}`);
      }
    }
    for (const timeZone of zones) {
      const lived = await liveInApp(timeZone, seed);
      tell(`${timeZone} by the app itself: ${JSON.stringify(lived)}`);
      for (const [name, value] of Object.entries(lived)) figures[name as keyof Lived] += value;
    }
    const expected = people * 6 + zones.length * handOffsAZone;
    return {
      handedOff: { value: figures.handedOff, least: expected, most: expected },
      missed: { value: figures.missed, most: 0 },
      early: { value: figures.early, most: 0 },
      doubled: { value: figures.doubled, most: 0 },
      silentFired: { value: figures.silentFired, most: 0 },
      shownOnWrongDay: { value: figures.wrongDay, most: 0 },
    };
  },
};

function live(
  { readings, names }: Case,
  now: number,
  timeZone: string,
): { readonly handedOffAt: readonly number[]; readonly isOnWrongDay: boolean } {
  const plain = portalWork();
  const work = { ...plain, timeZone, sources, installedAt: now - 100 * day };
  const contact = life({
    ...work,
    scenarios: work.scenarios.map((scenario) => ({ ...scenario, boundAt: now - 100 * day })),
  });
  let values: Properties = { ...empty, createdate: iso(now - 9 * hour) };
  const handedOffAt: number[] = [];
  let latest: Decision | null = null;
  const read = (at: number, why: (typeof news)[keyof typeof news]): void => {
    latest = contact.read(at, values, why);
    for (const change of latest.crossings) {
      if (
        change.scenario === "handoff" &&
        change.change === "fired" &&
        change.state !== "recorded"
      ) {
        handedOffAt.push(at);
      }
    }
  };
  // Reads whatever falls due before `to`, as the lane does.
  const passTo = (to: number): void => {
    for (let due = latest?.nextChangeAt ?? null; due !== null && due < to;) {
      read(due, news.none);
      due = latest?.nextChangeAt ?? null;
    }
  };
  read(now - 8 * hour, news.created);
  for (const [at, changed] of readings) {
    passTo(at);
    values = { ...values, ...changed };
    read(at, news.none);
    // A second webhook of the same change.
    read(at + 1, news.none);
  }
  passTo(now + until);
  read(now + until, news.none);
  if (names === null) return { handedOffAt, isOnWrongDay: false };
  const { events, score } = contact.known();
  const facts = { contact: values, company: null, events, verdict: null, sales: null, timeZone };
  const sentence =
    score === null
      ? ""
      : explainInOneSentence(work.models, { ...facts, doNotScore: false }, score, "en", timeZone);
  // As its calendar writes it: no zone, and the year only where it is another.
  const noon = Date.parse(`${names}T12:00:00Z`);
  const named = dayOf(noon, noon, "en", "UTC");
  const shown = events.map(({ occurredAt }) => localDay(occurredAt, timeZone)?.number);
  const isNamed =
    shown.length === 1 && shown[0] === Math.floor(noon / day) && sentence.includes(named);
  return { handedOffAt, isOnWrongDay: !isNamed };
}
