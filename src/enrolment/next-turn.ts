import type { Scenario } from "../../config/scenarios/scenario.ts";
import type { Crossing } from "../store/crossings/crossing.ts";
import { takesPart } from "./end-of.ts";
import { nextTurnAt } from "./holds.ts";
import type { TriggerState } from "./trigger-state.ts";

const dayMs = 86_400_000;

/**
 * The next instant at which a scenario of the contact may start or end by time alone, epoch milliseconds; null
 * when time changes nothing. The contact is looked at again then, as with points that fade.
 */
export function nextTurnOf(
  bound: readonly Scenario[],
  known: ReadonlyMap<string, Crossing>,
  state: TriggerState,
): number | null {
  let soonest: number | null = null;
  const offer = (at: number | null): void => {
    if (at !== null && at > state.asOf) soonest = Math.min(soonest ?? Infinity, at);
  };
  for (const { name, trigger, audience, coolDownDays } of bound) {
    if (audience.kind !== "anyone" && audience.kind !== state.score.kind) continue;
    offer(nextTurnAt(trigger, state));
    const latest = known.get(name);
    if (latest === undefined || latest.rearmedAt !== null || !takesPart(latest)) continue;
    if (latest.isWaiting) {
      if (latest.lastStartedAt) offer(latest.lastStartedAt + coolDownDays * dayMs);
    } else if (trigger.on === "event") {
      offer(latest.firedAt + dayMs);
    }
  }
  return soonest;
}
