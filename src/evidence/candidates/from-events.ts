import type { Behaviour } from "../rows/table.ts";
import { byCodeUnits } from "../rows/hash.ts";
import type { Candidate } from "./candidate.ts";

/** Half-lives in days from which the data choose (docs/evidence.md, Behaviour): 60 to 120 is usual. */
const HALF_LIVES = [15, 30, 60, 90, 120];
/** How many fresh events' worth a type can give at most. */
const MOST_EVENTS = [1, 2, 3, 5];
/** Windows in days for counts; null for all that is known. */
const WINDOWS: readonly (number | null)[] = [30, 60, 90, 180, null];
/** Steps of a count. */
const TIMES = [1, 2, 3, 5, 8, 13];
/** Types with fewer leads behind them cannot be judged. */
const FEWEST_LEADS = 10;
const MOST_TYPES = 40;

/** An event type as a model's condition can name it (the schema of a condition). */
const NAMEABLE = /^(custom:[\w .:-]{1,80}|[a-z][a-z0-9_]{0,60})$/;

/** Candidates of the types of event that enough leads had: counts in a window, and points that fade. */
export function candidatesOfEvents({ types, ages }: Behaviour): Candidate[] {
  const byLeads = types
    .map((type, at) => {
      const own = ages[at] ?? [];
      return { type, own, leads: own.filter((one) => one.length > 0).length };
    })
    .filter(({ type, leads }) => NAMEABLE.test(type) && leads >= FEWEST_LEADS)
    .sort((a, b) => b.leads - a.leads || byCodeUnits(a.type, b.type))
    .slice(0, MOST_TYPES);
  return byLeads.flatMap(({ type, own }) => [
    ...WINDOWS.map((withinDays) => counted(type, own, withinDays)),
    ...HALF_LIVES.flatMap((halfLife) => fading(type, own, halfLife)),
  ]);
}

/** Event types that no condition can name, and how often they stand in the file. */
export function unnameable({ types, ages }: Behaviour): { type: string; leads: number }[] {
  return types.flatMap((type, at) =>
    NAMEABLE.test(type)
      ? []
      : [{ type, leads: (ages[at] ?? []).filter((one) => one.length > 0).length }],
  );
}

function counted(
  type: string,
  ages: readonly (readonly number[])[],
  withinDays: number | null,
): Candidate {
  const within = withinDays ?? Infinity;
  const codes = Uint8Array.from(ages, (own) => {
    const count = own.filter((age) => age < within).length;
    return TIMES.filter((times) => count >= times).length;
  });
  return {
    ...shellOf(type),
    key: `event:${type}/${withinDays ?? "ever"}`,
    source: { kind: "count", type, times: TIMES, withinDays },
    codes,
    size: TIMES.length + 1,
    amounts: null,
    isOrdered: true,
    isRising: true,
  };
}

function fading(type: string, ages: readonly (readonly number[])[], halfLife: number): Candidate[] {
  const sums = Float32Array.from(ages, (own) => {
    let sum = 0;
    for (const age of own) sum += 2 ** (-age / halfLife);
    return sum;
  });
  const codes = new Uint8Array(ages.length);
  return MOST_EVENTS.map((most) => ({
    ...shellOf(type),
    key: `event:${type}~${halfLife}x${most}`,
    source: { kind: "fading", type, halfLife, most },
    codes,
    size: 1,
    amounts: { sums, most },
    isOrdered: false,
    isRising: false,
  }));
}

function shellOf(
  type: string,
): Pick<Candidate, "family" | "property" | "header" | "axis" | "unknown"> {
  return { family: `event:${type}`, property: null, header: type, axis: "pain", unknown: null };
}
