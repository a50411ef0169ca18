import { scenarios } from "../../../config/scenarios.ts";
import { dayStart } from "../../base/time/local-day.ts";
import { whatOf } from "../../enrolment/release-paced.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import { countPacedWrites } from "../../store/writes/paced-writes.ts";
import { seeAccount } from "../../account/see-account.ts";
import { startsNothing, stateIn, statesOf } from "../../account/state.ts";
import type { Portal, Rollout } from "../../store/portals/portals.ts";
import { releasedSince } from "../../store/crossings/releases.ts";
import { countRollout, type RolloutCount } from "../../store/crossings/rollouts.ts";
import type { Handler } from "../shell/handler.ts";
import type { Pacing, RolloutState } from "../contract/pacing.ts";
import type { ModelKind } from "../contract/text.ts";

export const showPacing: Handler<"pacing"> = (deps, { ledger, portal }) =>
  pacingOf(ledger.read, portal, deps.clock.now());

/** What is let go little by little, as it stands in `portal` and the ledger at `now` (epoch milliseconds). */
export async function pacingOf(read: Ledger["read"], portal: Portal, now: number): Promise<Pacing> {
  const rollouts: RolloutState[] = [];
  for (const kind of ["lead", "customer"] as const) {
    const rollout = portal.rollouts?.[kind];
    if (rollout !== undefined) rollouts.push(await stateOf(read, portal, kind, rollout, now));
  }
  const pace = portal.writePace ?? null;
  return { rollouts, writes: { pace, left: await countPacedWrites(read, portal.portalId) } };
}

async function stateOf(
  read: Ledger["read"],
  portal: Portal,
  kind: ModelKind,
  rollout: Rollout,
  now: number,
): Promise<RolloutState> {
  const { portalId, timeZone } = portal;
  const { version, mostADay } = rollout;
  const counts = await countRollout(read, portalId, version);
  const all = sum(counts);
  const states = statesOf(portal, await seeAccount(read, portal, now));
  const rests = startsNothing(states);
  const isOpen = all.left + all.held > 0;
  const isPreparing = stateIn(states, "rescoring") !== null;
  return {
    ...rollout,
    kind,
    name: portal.models.find((each) => each.version === version)?.name ?? "",
    state: isPreparing ? "preparing" : !isOpen ? "done" : rests ? "resting" : "running",
    today: await releasedSince(read, portalId, whatOf(version), dayStart(now, timeZone)),
    daysLeft: Math.ceil(all.left / mostADay),
    ...all,
    scenarios: counts.map(({ scenario, ...each }) => ({
      name: scenario,
      label: scenarios.find(({ name }) => name === scenario)?.label ?? {
        en: scenario,
        es: scenario,
      },
      ...each,
    })),
  };
}

function sum(counts: readonly RolloutCount[]): Omit<RolloutCount, "scenario"> {
  const total = (of: (count: RolloutCount) => number): number =>
    counts.reduce((so, each) => so + of(each), 0);
  return {
    left: total(({ left }) => left),
    held: total(({ held }) => held),
    begun: total(({ begun }) => begun),
    dropped: total(({ dropped }) => dropped),
  };
}
