import type { Portal } from "../store/portals/portals.ts";
import { noteInAudit } from "../store/audit-trail.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { changeAccount } from "./change-account.ts";
import { refuse } from "./refusal.ts";
import { refusals } from "../words/refusals.ts";

type Deps = Pick<AccountDeps, "portals" | "clock" | "wakePortal">;

/**
 * Asks for Ripen to leave the account, again after a failure; the lane carries it out (lane/leave-portal.ts). Throws
 * RefusedError DISCONNECTED_ALREADY and STATIC_TOKEN.
 */
export function leaveAccount(
  deps: Deps,
  call: Caller,
  { archiveProperties }: { readonly archiveProperties: boolean },
): Promise<Portal> {
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
}

/**
 * Takes the wish to leave back after it failed. Properties that are archived by then are made again. Throws
 * RefusedError NOTHING_TO_TAKE_BACK.
 */
export function stayInAccount(deps: Deps, call: Caller): Promise<Portal> {
  return change(deps, call, "stayed", {}, (before) => {
    const { leaving, preparedAt, ...rest } = before;
    if (leaving?.failure === undefined) throw notFailed;
    const isWhole = leaving.archivedAt === undefined && leaving.failure.inUse === undefined;
    return isWhole && preparedAt !== undefined ? { ...rest, preparedAt } : rest;
  });
}

async function change(
  { portals, clock, wakePortal }: Deps,
  { ledger, portalId, who }: Caller,
  what: "leaving" | "stayed",
  detail: Readonly<Record<string, unknown>>,
  make: (before: Portal, now: number) => Portal,
): Promise<Portal> {
  const now = clock.now();
  const after = await changeAccount(portals, portalId, (before) => make(before, now));
  await ledger.transaction((tx) => noteInAudit(tx, { portalId, at: now, who, what, detail }));
  wakePortal(portalId);
  return after;
}

const goneAlready = refuse(409, refusals.disconnectedAlready);

const staticToken = refuse(409, refusals.staticToken);

const notFailed = refuse(409, refusals.nothingToTakeBack);
