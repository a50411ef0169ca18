import { z } from "zod";
import { pauseAccount, resumeAccount } from "../../account/pause.ts";
import { allows, roleOf } from "../../account/roles.ts";
import { mayNotEdit, notConnected, ok, refused, type Answer } from "../signed/answer.ts";
import { callerOf } from "../signed/caller-of.ts";
import type { CardsDeps } from "../signed/deps.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import { refusals } from "../../words/refusals.ts";

const wish = z.strictObject({ paused: z.boolean() });

/** Pauses or resumes the scoring of the account that signed. */
export async function pause(deps: CardsDeps, call: SignedCall): Promise<Answer> {
  const given = wish.safeParse(call.body);
  if (!given.success) return refused(400, refusals.pauseInvalid);
  const portal = await deps.portals.get(call.portalId);
  if (portal?.status !== "connected") return notConnected;
  if (!allows(roleOf(portal, call.userEmail), "edit")) return mayNotEdit;
  const caller = callerOf(deps, call, portal);
  const after = given.data.paused
    ? await pauseAccount(deps, caller)
    : (await resumeAccount(deps, caller)).portal;
  return ok({ pausedAt: after.pausedAt ?? null });
}
