import type { Portal } from "../../store/portals/portals.ts";
import { resumeWrites } from "../../store/portals/resume-writes.ts";
import type { Handler } from "../shell/handler.ts";
import { noteInAudit } from "../../account/audit-trail.ts";
import { changeAccount } from "../../account/change-account.ts";

/** Pauses or resumes: while paused nothing is read from HubSpot and nothing written; webhooks are taken in. */
export const pauseScoring: Handler<"pause"> = async (deps, { portalId, ledger, who, body }) => {
  const now = deps.clock.now();
  const after = await changeAccount(deps.portals, portalId, (before) =>
    change(before, body.paused, now),
  );
  await ledger.transaction(async (tx) => {
    // Resuming is also how a person answers a breaker.
    if (!body.paused) await resumeWrites(tx, portalId);
    await noteInAudit(tx, { portalId, at: now, who, what: body.paused ? "paused" : "resumed" });
  });
  if (!body.paused) deps.wakePortal(portalId);
  return { pausedAt: after.pausedAt ?? null };
};

function change(before: Portal, paused: boolean, now: number): Portal {
  const { pausedAt, ...running } = before;
  return paused ? { ...running, pausedAt: pausedAt ?? now } : running;
}
