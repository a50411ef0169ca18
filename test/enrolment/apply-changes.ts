import type { Crossing, CrossingChange } from "../../src/store/crossings/crossing.ts";

/** The crossings that the ledger would recall after these changes at `now` (epoch milliseconds). */
export function applyChanges(
  known: ReadonlyMap<string, Crossing>,
  changes: readonly CrossingChange[],
  now: number,
): Map<string, Crossing> {
  const next = new Map(known);
  for (const change of changes) {
    const before = next.get(change.scenario);
    if (change.change === "fired") {
      if (change.generation !== (before?.generation ?? 0) + 1) throw new Error("generation");
      if (before && before.rearmedAt === null) throw new Error("fired while still fired");
      next.set(change.scenario, {
        scenario: change.scenario,
        generation: change.generation,
        firedAt: change.at,
        why: change.why,
        silent: change.state === "recorded",
        isWaiting: change.state === "waiting" || change.state === "on_hold",
        isHeld: change.state === "on_hold",
        endedAt: null,
        rearmedAt: null,
        lastStartedAt:
          change.state === "intended" || change.state === "calling"
            ? now
            : (before?.lastStartedAt ?? null),
        eventId: change.eventId ?? null,
      });
      continue;
    }
    if (before?.generation !== change.generation) throw new Error("change of another generation");
    switch (change.change) {
      case "released":
        next.set(change.scenario, {
          ...before,
          isWaiting: false,
          isHeld: false,
          lastStartedAt: now,
        });
        break;
      case "woken":
        next.set(change.scenario, {
          ...before,
          firedAt: change.at,
          why: change.why,
          silent: false,
          isWaiting: change.state === "waiting",
          endedAt: null,
          lastStartedAt: change.state === "waiting" ? (before.lastStartedAt ?? null) : now,
        });
        break;
      case "restored":
        next.set(change.scenario, { ...before, rearmedAt: null });
        break;
      case "ended":
        next.set(change.scenario, { ...before, endedAt: now, endedWhy: change.why });
        break;
      case "rearmed":
        next.set(change.scenario, { ...before, rearmedAt: now });
        break;
      case "taken_back": {
        const { endedAt, endedWhy, rearmedAt } = change;
        next.set(change.scenario, { ...before, endedAt, endedWhy, rearmedAt });
        break;
      }
      case "fall":
        next.set(change.scenario, { ...before, fall: change.fall === "held" ? "held" : null });
        break;
      default:
        change satisfies never;
    }
  }
  return next;
}
