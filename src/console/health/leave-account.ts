import type { Portal } from "../../store/portals/portals.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import type { LeavingState } from "../contract/leaving.ts";
import { noteInAudit } from "../../account/audit-trail.ts";
import { refuse } from "../../account/refusal.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { addressOfWorkflow } from "../workflows/workflow-address.ts";
import { changeAccount } from "../../account/change-account.ts";

const dayMs = 86_400_000;

export const showLeaving: Handler<"leaving"> = async (deps, { portal }) => leavingOf(deps, portal);

/** Asks for the disconnection; the lane carries it out (oauth/leave-portal.ts). Again after a failure. */
export const disconnect: Handler<"disconnect"> = (deps, call) => {
  const { portalId: typed, archiveProperties } = call.body;
  if (typed !== call.portalId) throw otherAccount;
  return change(deps, call, "leaving", { archiveProperties }, (before, now) => {
    if (before.status === "disconnected") throw goneAlready;
    if (before.refreshToken === null) throw staticToken;
    const { leaving } = before;
    if (leaving !== undefined && leaving.failure === undefined) return before;
    return {
      ...before,
      leaving: {
        since: now,
        by: call.who,
        archive: archiveProperties,
        ...(leaving?.archivedAt !== undefined && { archivedAt: leaving.archivedAt }),
      },
    };
  });
};

/** Takes the wish back after a failure. Properties that are archived by then are made again. */
export const stay: Handler<"stay"> = (deps, call) =>
  change(deps, call, "stayed", {}, (before) => {
    const { leaving, preparedAt, ...rest } = before;
    if (leaving?.failure === undefined) throw notFailed;
    const isWhole = leaving.archivedAt === undefined && leaving.failure.inUse === undefined;
    return isWhole && preparedAt !== undefined ? { ...rest, preparedAt } : rest;
  });

async function change(
  deps: ConsoleDeps,
  { ledger, portalId, who }: Caller,
  what: string,
  detail: Readonly<Record<string, unknown>>,
  make: (before: Portal, now: number) => Portal,
): Promise<LeavingState> {
  const now = deps.clock.now();
  const after = await changeAccount(deps.portals, portalId, (before) => make(before, now));
  await ledger.transaction((tx) => noteInAudit(tx, { portalId, at: now, who, what, detail }));
  deps.wakePortal(portalId);
  return leavingOf(deps, after);
}

function leavingOf({ keepDays }: ConsoleDeps, portal: Portal): LeavingState {
  const { status, leaving, disconnectedAt, installedAt } = portal;
  const isGone = status === "disconnected";
  // One of before the latest install dates an earlier leaving.
  const leftAt =
    isGone && disconnectedAt !== undefined && disconnectedAt >= installedAt ? disconnectedAt : null;
  const underway = leaving?.failure === undefined ? "leaving" : "failed";
  return {
    state: isGone ? "disconnected" : leaving === undefined ? "connected" : underway,
    since: leaving?.since ?? null,
    by: leaving?.by ?? null,
    archiveProperties: leaving?.archive ?? false,
    isArchived: leaving?.archivedAt !== undefined,
    failure: leaving?.failure?.text ?? null,
    inUse: (leaving?.failure?.inUse ?? []).map(({ name, workflows }) => ({
      name,
      workflows: workflows.map((flow) => addressOfWorkflow(flow, portal)),
    })),
    canUninstall: isGone || portal.refreshToken !== null,
    disconnectedAt: leftAt,
    keepDays,
    keptUntil: leftAt === null ? null : leftAt + keepDays * dayMs,
  };
}

const otherAccount = refuse(
  400,
  "OTHER_ACCOUNT",
  "That is not this account's number. It stands in the address of every HubSpot page.",
  "Ese no es el número de esta cuenta. Figura en la dirección de cualquier página de HubSpot.",
  "body.portalId",
);

const goneAlready = refuse(
  409,
  "DISCONNECTED_ALREADY",
  "Ripen is disconnected from this account already.",
  "Ripen ya está desconectado de esta cuenta.",
);

const staticToken = refuse(
  409,
  "STATIC_TOKEN",
  "This account is connected by a token of Ripen's environment, which HubSpot does not let an app uninstall. Take the token out of the environment, restart Ripen, and delete the app in HubSpot.",
  "Esta cuenta está conectada con un token del entorno de Ripen, y HubSpot no permite que una aplicación así se desinstale. Quite el token del entorno, reinicie Ripen y elimine la aplicación en HubSpot.",
);

const notFailed = refuse(
  409,
  "NOTHING_TO_TAKE_BACK",
  "No disconnection has failed, so there is nothing to take back.",
  "No ha fallado ninguna desconexión, así que no hay nada que deshacer.",
);
