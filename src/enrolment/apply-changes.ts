import type { Crossing, CrossingChange } from "../store/crossings/crossing.ts";
import { handoffScenario } from "../store/crossings/handoffs.ts";
import { hasBegun, isHeld, isSilent, waits } from "../store/crossings/state.ts";

/**
 * The latest crossings of a contact as the ledger would recall them after these changes at `now` (epoch milliseconds):
 * what record-crossings.ts writes, in memory, for what is only looked at. Pure. Throws an Error where the changes do not
 * follow from what is known, as no run of `cross` has it.
 */
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
        silent: isSilent(change.state),
        isWaiting: waits(change.state),
        isHeld: isHeld(change.state),
        endedAt: null,
        rearmedAt: null,
        lastStartedAt: hasBegun(change.state) ? now : (before?.lastStartedAt ?? null),
        eventId: change.eventId ?? null,
      });
      continue;
    }
    if (before?.generation !== change.generation) throw new Error("change of another generation");
    next.set(change.scenario, changed(before, change, now));
  }
  return next;
}

function changed(
  before: Crossing,
  change: Exclude<CrossingChange, { readonly change: "fired" }>,
  now: number,
): Crossing {
  switch (change.change) {
    case "released":
      return { ...before, isWaiting: false, isHeld: false, lastStartedAt: now };
    case "woken":
      return {
        ...before,
        firedAt: change.at,
        why: change.why,
        silent: false,
        isWaiting: waits(change.state),
        endedAt: null,
        lastStartedAt: hasBegun(change.state) ? now : (before.lastStartedAt ?? null),
      };
    case "restored": {
      const goesOn = before.scenario === handoffScenario && before.endedWhy === "rearmed";
      return { ...before, rearmedAt: null, ...(goesOn && { endedAt: null, endedWhy: null }) };
    }
    case "ended":
      return { ...before, endedAt: now, endedWhy: change.why };
    case "rearmed":
      return { ...before, rearmedAt: now };
    case "taken_back": {
      const { endedAt, endedWhy, rearmedAt } = change;
      return { ...before, endedAt, endedWhy, rearmedAt };
    }
    case "fall":
      return { ...before, fall: change.fall === "held" ? "held" : null };
    default:
      return change satisfies never;
  }
}
