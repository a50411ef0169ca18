import type { PortalWork } from "../portal-work.ts";
import type { Score } from "../scoring/result.ts";
import { fall, heldCounts } from "../store/crossings/held.ts";
import {
  busiestUnexplained,
  countUnexplained,
  type Lately,
} from "../store/crossings/unexplained.ts";
import type { Ledger } from "../store/engine/ledger.ts";

/** What the breaker says in one turn. */
export type Watch = {
  /**
   * Counts one more start of a scenario, or one more fall, that no behaviour explains: true where it goes beyond the
   * limit, or where earlier ones are still held, so that it is held with them.
   */
  readonly holds: (what: string) => boolean;
  /** Takes one back that was let pass in a decision that is made again. */
  readonly takeBack: (what: string) => void;
  /** Those that were let pass in this turn, to be counted with its commit. */
  readonly passed: ReadonlyMap<string, number>;
};

/** Limits that hold for a small account too (contracts.md, Breaker). */
const least = 20;
/** So many times the busiest hour or day is still a busy one, and no runaway. */
const timesBusiest = 3;
/** The part of the ready leads that may stop being ready in a day. */
const shareOfReady = 4;

/** What came lately that no behaviour explains, and what of it is held. */
export type Unexplained = {
  readonly counts: ReadonlyMap<string, Lately>;
  readonly held: ReadonlyMap<string, number>;
};

/** Where the portal stands before a turn; `now` in epoch milliseconds. */
export async function readUnexplained(
  { read }: Pick<Ledger, "read">,
  portalId: PortalWork["portalId"],
  now: number,
): Promise<Unexplained> {
  const [counts, held] = await Promise.all([
    countUnexplained(read, portalId, now),
    heldCounts(read, portalId),
  ]);
  return { counts, held };
}

/**
 * The portal's breaker for one turn of up to `contacts` contacts, of whom `ready` were ready before: it is there for
 * runaways, a mass edit, a sync, a broken source, a loop (contracts.md, Breaker). Only the portal's lane starts
 * anything, so counting before the turn is exact. `now` in epoch milliseconds.
 */
export async function openWatch(
  { read }: Pick<Ledger, "read">,
  { portalId, scenarios }: Pick<PortalWork, "portalId" | "scenarios">,
  { contacts, ready }: { readonly contacts: number; readonly ready: number },
  { counts, held }: Unexplained,
  now: number,
): Promise<Watch> {
  const watched = [...scenarios.map(({ name }) => name), fall];
  const lately = (what: string): Lately => counts.get(what) ?? none;
  const isNear = (what: string): boolean =>
    !held.has(what) && lately(what).day + (what === fall ? ready : contacts) > least;
  // The history is asked only where this turn could reach a limit, and once for all scenarios.
  const busiest = watched.some((what) => what !== fall && isNear(what))
    ? await busiestUnexplained(read, portalId, now)
    : new Map<string, Lately>();
  const ofFall = isNear(fall) ? await limitOfFall(read, portalId, lately(fall).day) : usual;
  const leftOf = (what: string): number => {
    if (held.has(what)) return 0;
    const { hour, day } = lately(what);
    const limit = what === fall ? ofFall : limitOf(busiest.get(what) ?? none);
    return Math.min(limit.hour - hour, limit.day - day);
  };
  const left = new Map(watched.map((what) => [what, leftOf(what)]));
  const passed = new Map<string, number>();
  return {
    passed,
    holds: (what) => {
      const soFar = passed.get(what) ?? 0;
      if (soFar >= (left.get(what) ?? least)) return true;
      passed.set(what, soFar + 1);
      return false;
    },
    takeBack: (what) => void passed.set(what, (passed.get(what) ?? 1) - 1),
  };
}

const none: Lately = { hour: 0, day: 0 };
const usual: Lately = { hour: least, day: least };

function limitOf({ hour, day }: Lately): Lately {
  return { hour: Math.max(least, timesBusiest * hour), day: Math.max(least, timesBusiest * day) };
}

async function limitOfFall(
  read: Ledger["read"],
  portalId: PortalWork["portalId"],
  fallenToday: number,
): Promise<Lately> {
  const { n } = await read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .where("kind", "=", "lead")
    .where("ready", "=", 1)
    .executeTakeFirstOrThrow();
  const most = Math.max(least, Math.floor((n + fallenToday) / shareOfReady));
  return { hour: most, day: most };
}

/**
 * Whether a lead stops being ready with this scoring, or begins to: the dwell that follows is of the same fall. A
 * verdict, an objection and another version of the model are no falls. Pure.
 */
export function isFall(before: Score | null, after: Score): boolean {
  if (before === null || !before.readiness.ready || before.readiness.belowSince !== null) {
    return false;
  }
  if (after.kind === before.kind && after.modelVersion !== before.modelVersion) return false;
  if (after.reason?.kind === "verdict" || after.reason?.kind === "objection") return false;
  return !after.readiness.ready || after.readiness.belowSince !== null;
}
