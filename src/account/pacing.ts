import type { Portal, WritePace } from "../store/portals/portals.ts";
import { noteInAudit } from "../store/audit-trail.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { changeAccount } from "./change-account.ts";

type Deps = Pick<AccountDeps, "portals" | "clock" | "wakePortal">;

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
  what: "writesPaced" | "writesUnpaced",
  detail: Readonly<Record<string, unknown>>,
  make: (before: Portal, now: number) => Portal,
): Promise<Portal> {
  const now = clock.now();
  const after = await changeAccount(portals, portalId, (before) => make(before, now));
  await ledger.transaction(async (tx) => {
    await noteInAudit(tx, { portalId, at: now, who, what, detail });
  });
  wakePortal(portalId);
  return after;
}
