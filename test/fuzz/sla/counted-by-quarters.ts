/** What an account agreed with sales, in the oracle's own words. */
export type Agreement = {
  readonly zone: string;
  /** Days of the week as the calendar names them. */
  readonly days: ReadonlySet<string>;
  /** Quarters of an hour after midnight on the wall's clock; null for round the clock. */
  readonly office: readonly [from: number, to: number] | null;
  /** YYYY-MM-DD. */
  readonly holidays: ReadonlySet<string>;
};

const quarterMs = 900_000;
const walls = new Map<string, Intl.DateTimeFormat>();

function makeWall(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    weekday: "short",
  });
}

/**
 * When `ms` of working time have passed since `from`, by walking in quarters of an hour and asking the calendar
 * (Intl) of each what the wall shows there. Every zone's clocks change on a quarter.
 */
export function walkQuarters(from: number, ms: number, agreement: Agreement): number {
  const wall = walls.get(agreement.zone) ?? makeWall(agreement.zone);
  walls.set(agreement.zone, wall);
  let at = from;
  let left = ms;
  for (;;) {
    const end = (Math.floor(at / quarterMs) + 1) * quarterMs;
    if (isWorking(wall.formatToParts(at), agreement)) {
      if (left <= end - at) return at + left;
      left -= end - at;
    }
    at = end;
  }
}

function isWorking(parts: readonly Intl.DateTimeFormatPart[], agreement: Agreement): boolean {
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  const { weekday = "", year, month, day } = of;
  if (!agreement.days.has(weekday) || agreement.holidays.has(`${year}-${month}-${day}`))
    return false;
  if (agreement.office === null) return true;
  const quarter = Number(of["hour"]) * 4 + Math.floor(Number(of["minute"]) / 15);
  return quarter >= agreement.office[0] && quarter < agreement.office[1];
}
