import { dayMs } from "../../base/time/utc-day.ts";
import { leaveAccount, stayInAccount } from "../../account/leaving.ts";
import { refuse } from "../../account/refusal.ts";
import { addressOfWorkflow } from "../../account/workflow-address.ts";
import { stateIn, statesOf } from "../../account/state.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { LeavingState } from "../contract/leaving.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import type { Handler } from "../shell/handler.ts";
import { refusals } from "../../words/refusals.ts";

export const showLeaving: Handler<"leaving"> = async (deps, { portal }) => leavingOf(deps, portal);

export const disconnect: Handler<"disconnect"> = async (deps, call) => {
  if (call.body.portalId !== call.portalId) throw otherAccount;
  return leavingOf(deps, await leaveAccount(deps, call, call.body));
};

export const stay: Handler<"stay"> = async (deps, call) =>
  leavingOf(deps, await stayInAccount(deps, call));

function leavingOf({ keepDays }: ConsoleDeps, portal: Portal): LeavingState {
  const { leaving } = portal;
  const states = statesOf(portal);
  const gone = stateIn(states, "disconnected");
  const wish = stateIn(states, "leaving");
  const underway = wish === null ? "connected" : wish.failure === null ? "leaving" : "failed";
  const leftAt = gone?.since ?? null;
  return {
    state: gone === null ? underway : "disconnected",
    since: leaving?.since ?? null,
    by: leaving?.by ?? null,
    archiveProperties: leaving?.archive ?? false,
    isArchived: leaving?.archivedAt !== undefined,
    failure: wish?.failure ?? null,
    inUse: (leaving?.failure?.inUse ?? []).map(({ name, workflows }) => ({
      name,
      workflows: workflows.map((flow) => addressOfWorkflow(flow, portal)),
    })),
    canUninstall: gone !== null || portal.refreshToken !== null,
    disconnectedAt: leftAt,
    keepDays,
    keptUntil: leftAt === null ? null : leftAt + keepDays * dayMs,
  };
}

const otherAccount = refuse(400, refusals.otherAccount, "body.portalId");
