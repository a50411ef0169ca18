import { setTimeout as sleep } from "node:timers/promises";
import { readyMadeModels } from "../../../config/models.ts";
import { localDay } from "../../../src/base/time/local-day.ts";
import { dayOf } from "../../../src/scoring/day.ts";
import type { Model } from "../../../src/scoring/model/model.ts";
import { markDue } from "../../../src/store/marks/mark-due.ts";
import { openWholeApp, type WholeApp } from "../../support/app/whole-app.ts";
import { fastClock, type FastClock } from "../../support/clocks/fast-clock.ts";
import { handoffsOf } from "../handoff/ledger.ts";
import { isRescoring, putInForce } from "../handoff/versions.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** A clock of another system is ahead by so much: the poll finds the date before it comes. */
const aheadMs = 15 * 60_000;
/** No webhook tells of an account's own properties: the poll does, every five minutes (hubspot-facts 5.6). */
const untilPolledMs = 6 * 60_000;
/** Nothing takes longer than this on a machine that works, milliseconds. */
const longestMs = 60_000;

const lead = readyMadeModels["b2b-software"];
/** The account's own properties of its product raise a hand. */
const model: Model = {
  ...lead,
  fields: {
    ...lead.fields,
    trialDay: { contact: "trial_started_on", event: { type: "trial_started", kind: "date" } },
  },
  handRaisers: [
    {
      label: { en: "Uses the product", es: "Usa el producto" },
      types: ["trial_started", "seats_invited"],
      where: null,
      withinDays: 30,
    },
  ],
};

/** What a person writes into one contact, and whether that hands it off: at once, at its instant, or never. */
type Case = {
  readonly property: "trial_started_on" | "trial_started_at" | "seats_invited";
  readonly value: string;
  readonly handsOff: "now" | "then" | "never";
  /** The instant of `then`, epoch milliseconds. */
  readonly at: number;
  /** The calendar day that HubSpot must show, as `YYYY-MM-DD`; null where the case is about no day. */
  readonly day: string | null;
};

const iso = (at: number): string => new Date(at).toISOString();

function casesAt(now: number, timeZone: string): readonly Case[] {
  const today = localDay(now, timeZone);
  if (today === null) throw new RangeError(`${now} lies on no calendar`);
  const on = (number: number, handsOff: Case["handsOff"], at = now): Case => {
    const day = new Date(number * dayMs).toISOString().slice(0, 10);
    return { property: "trial_started_on", value: day, handsOff, at, day };
  };
  const once = (property: Case["property"], value: string, handsOff: Case["handsOff"], at = now) =>
    ({ property, value, handsOff, at, day: null }) satisfies Case;
  return [
    on(today.number, "now"),
    on(today.number - 1, "now"),
    on(today.number + 1, "then", today.end),
    on(today.number - 45, "never"),
    once("trial_started_at", iso(now + aheadMs), "then", now + aheadMs),
    once("trial_started_at", iso(now - 60 * dayMs), "never"),
    once("seats_invited", "3", "now"),
  ];
}

/** How many of a zone's cases hand off in the end. */
export const handOffsAZone = 5;

export type Lived = {
  readonly handedOff: number;
  readonly missed: number;
  readonly early: number;
  readonly doubled: number;
  readonly silentFired: number;
  readonly wrongDay: number;
};

/** One account in that zone: the app over HTTP, its contacts' dates and counters written by a person, told by webhook or found by the poll. */
export async function liveInApp(timeZone: string, seed: number): Promise<Lived> {
  const clock = fastClock();
  const app = await openWholeApp({
    clock,
    idleMs: 200,
    leaseMs: 10 * dayMs,
    simulator: {
      seed,
      portals: [{ timeZone, contacts: 0, language: "en" }],
      delivery: { duplicates: 0.2 },
    },
    beforeInstall: (portal) => {
      for (let n = 0; n < 7; n += 1) {
        portal.createContact({
          email: `lead${n}@acme.example`,
          jobtitle: "Chief Executive Officer",
          country: "Spain",
          lifecyclestage: "lead",
        });
      }
    },
  });
  try {
    await app.settle();
    await putInForce(app, 3, model);
    await until(async () => !(await isRescoring(app)));
    await app.settle();
    return await live(app, clock, timeZone);
  } finally {
    await app.close();
  }
}

async function live(app: WholeApp, clock: FastClock, timeZone: string): Promise<Lived> {
  const now = clock.now();
  const cases = new Map(
    casesAt(now, timeZone).map((each, n) => [app.portal.contacts()[n]?.id ?? "", each]),
  );
  for (const [id, { property, value }] of cases) app.portal.editContact(id, { [property]: value });
  const handedOff = async (): Promise<ReadonlyMap<string, number>> => {
    const all = await handoffsOf(app);
    return new Map([...all].map(([id, rows]) => [id, rows[0]?.crossedAt ?? 0]));
  };
  /** What is due by time is taken up as the minutely job does, until so many are handed off. */
  const reaches = (wanted: number): Promise<void> =>
    until(async () => {
      await markDue(app.ledger, app.portalId, clock.now());
      app.wake();
      return (await handedOff()).size >= wanted;
    });
  const ids = (when: Case["handsOff"]): readonly string[] =>
    [...cases].flatMap(([id, each]) => (each.handsOff === when ? [id] : []));
  clock.skip(untilPolledMs);
  await reaches(ids("now").length);
  clock.skip(Math.max(0, now + aheadMs - clock.now()));
  await reaches(ids("now").length + 1);
  const last = Math.max(...[...cases.values()].map(({ at }) => at));
  clock.skip(Math.max(0, last - clock.now()));
  await reaches(ids("now").length + ids("then").length);
  clock.skip(hourMs);
  await markDue(app.ledger, app.portalId, clock.now());
  app.wake();
  await app.settle();

  const told = await handedOff();
  const shown = new Map(app.portal.contacts().map(({ id, properties }) => [id, properties]));
  const isOnWrongDay = ([id, { day }]: readonly [string, Case]): boolean => {
    if (day === null || !told.has(id)) return false;
    // As its calendar writes it: no zone, and the year only where it is another.
    const noon = Date.parse(`${day}T12:00:00Z`);
    return !(shown.get(id)?.["ripen_reasons"] ?? "").includes(
      dayOf(noon, clock.now(), "en", "UTC"),
    );
  };
  const due = [...cases].filter(([, { handsOff }]) => handsOff !== "never");
  const isEarly = ([id, { at }]: readonly [string, Case]): boolean => (told.get(id) ?? at) < at;
  const entries = Map.groupBy(
    app.portal.enrolments().filter(({ workflow }) => workflow === "handoff"),
    ({ contactId }) => contactId,
  );
  return {
    handedOff: due.filter((each) => told.has(each[0]) && !isEarly(each)).length,
    missed: due.filter(([id]) => !told.has(id)).length,
    early: due.filter(isEarly).length,
    doubled: [...entries.values()].reduce((sum, group) => sum + group.length - 1, 0),
    silentFired: ids("never").filter((id) => told.has(id)).length,
    wrongDay: [...cases].filter(isOnWrongDay).length,
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + longestMs; Date.now() < deadline; await sleep(100)) {
    if (await isSo()) return;
  }
}
