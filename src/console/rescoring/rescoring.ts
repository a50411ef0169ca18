import { toTenths } from "../../base/numbers.ts";
import { firstRunOf, rescoringOf, underWay, type Work } from "../../account/see-account.ts";
import { rests, stateIn, statesOf, type AccountState } from "../../account/state.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import type { Progress } from "../contract/setup.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { countContacts } from "./count-contacts.ts";
import { paceOf } from "../versions/pace-of.ts";

/** How far the re-scoring after the last publish or roll-back is. */
export const showRescoring: Handler<"rescoring"> = async (deps, call) => {
  const { lead, customer } = call.portal.current;
  const work = await rescoringOf(call.ledger.read, call.portal);
  const progress = progressOf(deps, call, "rescoring", work);
  const { unwritten } = await countContacts(call.ledger.read, call.portalId);
  return {
    ...progress,
    version: work === null ? lead : Math.max(lead ?? 0, customer ?? 0),
    unwritten,
    isAtWork: !rests(statesOf(call.portal)),
  };
};

/** How far reading the portal for the first time is. */
export async function firstRun(deps: ConsoleDeps, call: Caller): Promise<Progress> {
  const work = await firstRunOf(call.ledger.read, call.portalId);
  return progressOf(deps, call, "firstRun", work);
}

function progressOf(
  deps: ConsoleDeps,
  { portal, portalId }: Caller,
  kind: "firstRun" | "rescoring",
  work: Work | null,
): Progress {
  const now = deps.clock.now();
  const states = statesOf(portal, { [kind]: underWay(work) });
  const { done, total, startedAt } = work ?? { done: 0, total: null, startedAt: null };
  const state = work === null ? "none" : stateOf(states, kind);
  const perSecond =
    state === "running" ? paceOf(deps, `${portalId}/${kind}/${startedAt}`, done, now) : null;
  return {
    state,
    done,
    total,
    perSecond: perSecond === null ? null : toTenths(perSecond),
    secondsLeft:
      perSecond === null || perSecond === 0 || total === null
        ? null
        : Math.ceil((total - done) / perSecond),
    startedAt,
  };
}

function stateOf(
  states: readonly AccountState[],
  kind: "firstRun" | "rescoring",
): Progress["state"] {
  if (stateIn(states, kind) === null) return "done";
  return rests(states) ? "paused" : "running";
}
