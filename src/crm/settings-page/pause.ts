import { z } from "zod";
import type { Portal } from "../../store/portals/portals.ts";
import { mayNotEdit, notConnected, ok, refused, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import { changeAccount } from "../../account/change-account.ts";

const wish = z.strictObject({ paused: z.boolean() });

/**
 * Pauses or resumes a portal's scoring. While it is paused nothing is read from HubSpot and nothing
 * written; webhooks are still taken in, and are answered by the first turns after resuming.
 */
export async function pause(
  deps: CardsDeps,
  { portalId, userEmail, userId, body }: SignedCall,
): Promise<Answer> {
  const given = wish.safeParse(body);
  if (!given.success) return refused(400, "pause_invalid", "Send paused: true or false.");
  const { paused } = given.data;
  const portal = await deps.portals.get(portalId);
  if (portal?.status !== "connected") return notConnected;
  if (deps.roleOf(portal, userEmail) === "look") return mayNotEdit;
  const now = deps.clock.now();
  const after = await changeAccount(deps.portals, portalId, (before) =>
    change(before, paused, now),
  );
  await deps.ledger.transaction(async (tx) => {
    await tx
      .insertInto("audit")
      .values({
        portal_id: portalId,
        at: now,
        who: userEmail || `user ${userId}`,
        what: paused ? "paused" : "resumed",
        detail_json: "{}",
      })
      .execute();
  });
  if (!paused) deps.wakePortal(portalId);
  return ok({ pausedAt: after.pausedAt ?? null });
}

function change(before: Portal, paused: boolean, now: number): Portal {
  const { pausedAt, ...running } = before;
  return paused ? { ...running, pausedAt: pausedAt ?? now } : running;
}
