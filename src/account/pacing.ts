import { rolloutSource } from "../enrolment/release-paced.ts";
import type { Model } from "../scoring/model/model.ts";
import { cancelRollouts } from "../store/crossings/rollouts.ts";
import { forgetSource } from "../store/portals/sources.ts";
import type { Portal, WritePace } from "../store/portals/portals.ts";
import { noteInAudit } from "../store/audit-trail.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { changeAccount } from "./change-account.ts";
import { refuse } from "./refusal.ts";
import { refusals } from "../words/refusals.ts";

type Deps = Pick<AccountDeps, "portals" | "clock" | "wakePortal">;

/** Lets another number of a publish's enrolments go a day; what had its turn today counts against it. Throws RefusedError NO_SUCH_ROLLOUT. */
export function changeRollout(
  deps: Deps,
  call: Caller,
  version: number,
  mostADay: number,
): Promise<Portal> {
  return change(deps, call, "rolloutChanged", { version, mostADay }, (before) => {
    const kind = kindOf(before, version);
    const standing = before.rollouts?.[kind];
    if (standing === undefined) throw noSuchRollout;
    return { ...before, rollouts: { ...before.rollouts, [kind]: { ...standing, mostADay } } };
  });
}

/** Ends a publish's enrolments: what has not begun turns silent for good; who is in a workflow stays in it. Throws RefusedError NO_SUCH_ROLLOUT. */
export function stopRollout(deps: Deps, call: Caller, version: number): Promise<Portal> {
  return change(deps, call, "rolloutStopped", { version }, (before) => {
    const { [kindOf(before, version)]: _stopped, ...rollouts } = before.rollouts ?? {};
    return { ...before, rollouts };
  });
}

/** Writes values that a publish alone changes at this pace from now on. */
export function setWritePace(
  deps: Deps,
  call: Caller,
  { most, per }: Pick<WritePace, "most" | "per">,
): Promise<Portal> {
  return change(deps, call, "writesPaced", { most, per }, (before, now) => ({
    ...before,
    writePace: { most, per, since: now, by: call.who },
  }));
}

/** Writes what waits at once; the lane sees to it. */
export function endWritePace(deps: Deps, call: Caller): Promise<Portal> {
  return change(deps, call, "writesUnpaced", {}, (before) => {
    const { writePace: _ended, ...rest } = before;
    return rest;
  });
}

async function change(
  { portals, clock, wakePortal }: Deps,
  { ledger, portalId, who }: Caller,
  what: "rolloutChanged" | "rolloutStopped" | "writesPaced" | "writesUnpaced",
  detail: Readonly<Record<string, unknown>>,
  make: (before: Portal, now: number) => Portal,
): Promise<Portal> {
  const now = clock.now();
  const after = await changeAccount(portals, portalId, (before) => make(before, now));
  await ledger.transaction(async (tx) => {
    const standing = Object.values(after.rollouts ?? {}).map(({ version }) => version);
    await cancelRollouts(tx, portalId, standing);
    await forgetSource(tx, portalId, rolloutSource);
    await noteInAudit(tx, { portalId, at: now, who, what, detail });
  });
  wakePortal(portalId);
  return after;
}

function kindOf({ rollouts = {} }: Portal, version: number): Model["kind"] {
  if (rollouts.lead?.version === version) return "lead";
  if (rollouts.customer?.version === version) return "customer";
  throw noSuchRollout;
}

const noSuchRollout = refuse(404, refusals.noSuchRollout, "version");
