import { rolloutSource } from "../../enrolment/release-paced.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { cancelRollouts } from "../../store/crossings/rollouts.ts";
import { forgetSource } from "../../store/portals/sources.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import type { Pacing } from "../contract/pacing.ts";
import type { ModelKind } from "../contract/text.ts";
import { noteInAudit } from "../../account/audit-trail.ts";
import { refuse } from "../../account/refusal.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { pacingOf } from "./show-pacing.ts";
import { changeAccount } from "../../account/change-account.ts";

/** Another number a day; what had its turn today counts against it. */
export const changeRollout: Handler<"changeRollout"> = (deps, call) => {
  const { version } = call.params;
  const { mostADay } = call.body;
  return change(deps, call, "rolloutChanged", { version, mostADay }, (before) => {
    const kind = kindOf(before, version);
    const standing = before.rollouts?.[kind];
    if (standing === undefined) throw noSuchRollout;
    return { ...before, rollouts: { ...before.rollouts, [kind]: { ...standing, mostADay } } };
  });
};

/** What has not begun turns silent for good; who is in a workflow stays in it. */
export const stopRollout: Handler<"stopRollout"> = (deps, call) => {
  const { version } = call.params;
  return change(deps, call, "rolloutStopped", { version }, (before) => {
    const { [kindOf(before, version)]: _stopped, ...rollouts } = before.rollouts ?? {};
    return { ...before, rollouts };
  });
};

/** Values that a publish alone changes go at this pace from now on. */
export const setWritePace: Handler<"setWritePace"> = (deps, call) => {
  const { most, per } = call.body;
  return change(deps, call, "writesPaced", { most, per }, (before, now) => ({
    ...before,
    writePace: { most, per, since: now, by: call.who },
  }));
};

/** What waits goes at once; the lane sees to it. */
export const endWritePace: Handler<"endWritePace"> = (deps, call) =>
  change(deps, call, "writesUnpaced", {}, (before) => {
    const { writePace: _ended, ...rest } = before;
    return rest;
  });

async function change(
  deps: ConsoleDeps,
  { ledger, portalId, who }: Caller,
  what: string,
  detail: Readonly<Record<string, unknown>>,
  make: (before: Portal, now: number) => Portal,
): Promise<Pacing> {
  const now = deps.clock.now();
  const after = await changeAccount(deps.portals, portalId, (before) => make(before, now));
  await ledger.transaction(async (tx) => {
    const standing = Object.values(after.rollouts ?? {}).map(({ version }) => version);
    await cancelRollouts(tx, portalId, standing);
    await forgetSource(tx, portalId, rolloutSource);
    await noteInAudit(tx, { portalId, at: now, who, what, detail });
  });
  deps.wakePortal(portalId);
  return pacingOf(ledger.read, after, now);
}

function kindOf({ rollouts = {} }: Portal, version: number): ModelKind {
  if (rollouts.lead?.version === version) return "lead";
  if (rollouts.customer?.version === version) return "customer";
  throw noSuchRollout;
}

const noSuchRollout = refuse(
  404,
  "NO_SUCH_ROLLOUT",
  "No enrolments of that version are under way. GET /pacing lists those that are.",
  "No hay inscripciones de esa versión en curso. GET /pacing enumera las que hay.",
  "version",
);
