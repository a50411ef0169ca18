import { triggerProperty } from "../../config/scenarios.ts";
import type { BoundScenario } from "../portal-work.ts";
import type { BeforeVerdict, CrossingBefore } from "../store/crossings/before-verdict.ts";
import type { Crossing, CrossingChange } from "../store/crossings/crossing.ts";
import { becomes, crossingStates, isCalling, isSilent } from "../store/crossings/state.ts";
import { takesPart } from "./end-of.ts";

/** The crossings of a lead whose verdict is undone. */
export type TakenBack = {
  /** As they stand from now on, by scenario. */
  readonly crossings: ReadonlyMap<string, Crossing>;
  readonly changes: readonly CrossingChange[];
  /** Triggers to clear: of what the verdict had started. */
  readonly properties: Readonly<Record<string, string>>;
};

/**
 * Puts a lead's crossings back to where they were before sales' verdict (docs/contracts.md, Undo of a verdict): what it
 * ended goes on, what it started ends without its goal. Nothing is recorded anew, and HubSpot is told of nothing a second
 * time. Pure; `now` in epoch milliseconds.
 */
export function takeBack(
  bound: readonly BoundScenario[],
  known: ReadonlyMap<string, Crossing>,
  before: BeforeVerdict,
  now: number,
): TakenBack {
  const crossings = new Map(known);
  const changes: CrossingChange[] = [];
  const properties: Record<string, string> = {};
  const was = new Map(before.crossings.map((each) => [each.scenario, each]));
  for (const [name, crossing] of known) {
    const scenario = bound.find((each) => each.name === name);
    const earlier = was.get(name);
    const { generation } = crossing;
    if (earlier?.generation === generation) {
      if (isAsBefore(crossing, earlier)) continue;
      const { endedAt, endedWhy, rearmedAt } = earlier;
      const state = crossingStates.find((each) => each === earlier.state) ?? becomes.silent;
      const call = isCalling(state) ? scenario?.call : null;
      changes.push({
        scenario: name,
        generation,
        change: "taken_back",
        endedAt,
        endedWhy,
        rearmedAt,
        state,
        ...(call && { call }),
      });
      const silent = crossing.silent && isSilent(state);
      crossings.set(name, { ...crossing, silent, endedAt, endedWhy, rearmedAt });
      continue;
    }
    // A later number was started since; what but the verdict set it off goes on.
    if (scenario?.isNurturing !== true || crossing.rearmedAt !== null) continue;
    if (takesPart(crossing)) {
      changes.push({ scenario: name, generation, change: "ended", why: "undone" });
      if (!crossing.isWaiting && scenario.call === null) properties[triggerProperty(name)] = "";
    }
    changes.push({ scenario: name, generation, change: "rearmed" });
    crossings.set(name, { ...crossing, endedAt: crossing.endedAt ?? now, rearmedAt: now });
  }
  return { crossings, changes, properties };
}

function isAsBefore(crossing: Crossing, { endedAt, rearmedAt }: CrossingBefore): boolean {
  return crossing.endedAt === endedAt && crossing.rearmedAt === rearmedAt;
}
