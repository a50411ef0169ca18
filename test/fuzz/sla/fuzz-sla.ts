import type { WorkingTime } from "../../../src/base/time/working-time.ts";
import { slaClock, slaState } from "../../../src/outcomes/sla.ts";
import type { SlaState } from "../../../src/store/crossings/follow-up.ts";
import { createRandom } from "../../simulator/random.ts";
import { walkQuarters, type Agreement } from "./counted-by-quarters.ts";

/** Zones whose clocks change at midnight, by half an hour, at other times of the year, on no quarter but :45, or never. */
const zones = [
  "Europe/Madrid",
  "America/New_York",
  "America/Santiago",
  "America/Asuncion",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Asia/Beirut",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Pacific/Pago_Pago",
  "Pacific/Kiritimati",
  "America/Havana",
  "America/Mexico_City",
  "UTC",
];
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const minuteMs = 60_000;

/**
 * Hand-offs over zones, holidays, clock changes and first contacts against an oracle that walks the calendar: when to
 * remind, by when to call, and how the hand-off stands on each side of every instant that matters.
 */
export function fuzzSla(
  runs: number,
  seed: number,
): { readonly runs: number; readonly wrong: number } {
  const random = createRandom(seed);
  const upTo = (n: number) => random.int(0, n - 1);
  let wrong = 0;
  for (let run = 0; run < runs; run += 1) {
    const toldAt = Date.UTC(2024, 0, 1) + Math.floor(random.next() * 4 * 365 * dayMs);
    const numbers = weekdays.map((_, index) => index + 1).filter(() => random.chance(0.75));
    const days = numbers.length > 0 ? numbers : [1 + upTo(7)];
    const from = upTo(80);
    const office = random.chance(0.6) ? ([from, from + 4 + upTo(96 - from - 4)] as const) : null;
    const holidays = new Set(
      Array.from({ length: upTo(8) }, () =>
        new Date(toldAt + upTo(20) * dayMs).toISOString().slice(0, 10),
      ),
    );
    const zone = random.pick(zones);
    const time: WorkingTime = {
      timeZone: zone,
      weekdays: days,
      hours: office === null ? null : { from: office[0] * 15, to: office[1] * 15 },
      isHoliday: (day) => holidays.has(day),
    };
    const agreement: Agreement = {
      zone,
      days: new Set(days.map((day) => weekdays[day - 1] ?? "")),
      office,
      holidays,
    };
    // Office hours make a wait of days out of few hours.
    const hours = (1 + upTo(office === null ? 240 : 48)) / 4;
    const isRaisedHand = random.chance(0.5);
    const settings = isRaisedHand
      ? { hours: 500, raisedHandHours: hours }
      : { hours, raisedHandHours: 500 };
    const clock = slaClock(toldAt, isRaisedHand, settings, time);
    const remindAt = walkQuarters(toldAt, hours * hourMs * 0.8, agreement);
    const contactBy = walkQuarters(toldAt, hours * hourMs, agreement);
    const horizon = 1.5 * (contactBy - toldAt);
    const firstContactAt = random.chance(0.5) ? toldAt + Math.floor(random.next() * horizon) : null;
    const endedAt = random.chance(0.3) ? toldAt + Math.floor(random.next() * horizon) : null;
    const isRight =
      clock.remindAt === remindAt &&
      clock.contactBy === contactBy &&
      [toldAt, remindAt, contactBy, firstContactAt ?? 0, endedAt ?? 0]
        .flatMap((instant) => [instant - minuteMs, instant, instant + minuteMs])
        .filter((now) => now >= toldAt)
        .every(
          (now) =>
            slaState({ clock, firstContactAt, endedAt }, now) ===
            standsAt(now, { remindAt, contactBy, firstContactAt, endedAt }),
        );
    if (!isRight) wrong += 1;
  }
  return { runs, wrong };
}

type Instants = {
  readonly remindAt: number;
  readonly contactBy: number;
  readonly firstContactAt: number | null;
  readonly endedAt: number | null;
};

/** The same question answered by what happened so far, in order: the last entry of a log. */
function standsAt(
  now: number,
  { remindAt, contactBy, firstContactAt, endedAt }: Instants,
): SlaState {
  if (firstContactAt !== null && firstContactAt <= now) {
    return firstContactAt > contactBy ? "late" : "in_time";
  }
  if (endedAt !== null && endedAt <= now) return "lost_waiting";
  const passed = [
    [remindAt, "reminded"],
    [contactBy, "breached"],
  ] as const;
  return passed.findLast(([at]) => at <= now)?.[1] ?? "open";
}
