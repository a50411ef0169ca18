import { resumeWrites } from "../store/portals/resume-writes.ts";
import type { Portal } from "../store/portals/portals.ts";
import { noteInAudit } from "../store/audit-trail.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { changeAccount } from "./change-account.ts";

type Deps = Pick<AccountDeps, "portals" | "clock" | "wakePortal">;

/**
 * Pauses an account's scoring: nothing is read from HubSpot and nothing written until somebody resumes it; webhooks
 * are taken in meanwhile. A pause that is in force keeps its beginning. Throws RefusedError ACCOUNT_GONE.
 */
export async function pauseAccount(
  { portals, clock }: Deps,
  { portalId, ledger, who }: Omit<Caller, "portal">,
): Promise<Portal> {
  const now = clock.now();
  const after = await changeAccount(portals, portalId, (before) => ({
    ...before,
    pausedAt: before.pausedAt ?? now,
  }));
  await ledger.transaction((tx) => noteInAudit(tx, { portalId, at: now, who, what: "paused" }));
  return after;
}

/**
 * Lets an account go on that somebody paused, and contacts whose writes rest because something else writes them too.
 * What was intended meanwhile is sent; what the breaker holds is answered by itself (held.ts). `ended` counts what rested. Throws RefusedError
 * ACCOUNT_GONE.
 */
export async function resumeAccount(
  { portals, clock, wakePortal }: Deps,
  { portalId, ledger, who }: Omit<Caller, "portal">,
): Promise<{ readonly portal: Portal; readonly ended: number }> {
  const now = clock.now();
  let wasPaused = false;
  const portal = await changeAccount(portals, portalId, ({ pausedAt, ...running }) => {
    wasPaused = pausedAt !== undefined;
    return running;
  });
  const resting = await ledger.transaction(async (tx) => {
    await noteInAudit(tx, { portalId, at: now, who, what: "resumed" });
    return resumeWrites(tx, portalId);
  });
  wakePortal(portalId);
  return { portal, ended: resting + (wasPaused ? 1 : 0) };
}
