import { z } from "zod";
import { purgePortal } from "../erasure/purge-portal.ts";
import { RipenError } from "../base/errors.ts";
import { rewrapPortals } from "../oauth/rewrap-portals.ts";
import type { Sealing } from "../oauth/sealing.ts";
import { discardDeadLetters, type DeadLetterFilter } from "../store/failures/dead-letters.ts";
import { replayDeadLetters } from "../store/replays/replay-dead-letters.ts";
import { forgetContact } from "../store/leaving/forget-contact.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { portalId as verified, type PortalId } from "../store/engine/portal-id.ts";
import type { Instance } from "../store/instance.ts";
import { discardQuarantine, replayQuarantine } from "../store/inbox/quarantine.ts";
import { resumeAccount } from "../account/pause.ts";
import type { AccountDeps } from "../account/caller.ts";
import { keepErasedRecord } from "../erasure/erased-record.ts";
import { erasePending } from "../erasure/erase-pending.ts";

const portal = z.number().int().positive();
const one = z.number().int().positive().optional();

/** What an operator may have done to the stores; it comes from the command line, here or over the control socket. */
export const actionSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("purge-portal"), portal }),
  z.object({ action: z.literal("purge-contact"), portal, contact: z.string().regex(/^\d{1,20}$/) }),
  z.object({ action: z.literal("replay-dead-letters"), portal: portal.optional(), id: one }),
  z.object({
    action: z.literal("discard-dead-letters"),
    portal: portal.optional(),
    id: one,
    reason: z.string().min(1).max(500),
  }),
  z.object({ action: z.literal("replay-quarantine"), id: one }),
  z.object({ action: z.literal("discard-quarantine"), id: one }),
  z.object({ action: z.literal("resume"), portal }),
  z.object({ action: z.literal("rotate-keys") }),
]);
export type Action = z.infer<typeof actionSchema>;

export type OperateDeps = Instance &
  Pick<AccountDeps, "wakePortal"> & {
    /** Null where no master keys are at hand: keys cannot be rotated then. */
    readonly sealing: Sealing | null;
    /** Where the record of who was erased is kept. */
    readonly erasedFile: string;
  };

/** Does it and gives how many things it was done to. Throws RipenError that says what to do. */
export async function operate(deps: OperateDeps, action: Action): Promise<number> {
  const { ledger, portals, clock } = deps;
  switch (action.action) {
    case "purge-portal":
      await purgePortal(deps, portals, verified(action.portal));
      await keepErasedRecord(ledger, portals, deps.erasedFile, clock.now());
      return 1;
    case "purge-contact":
      return purgeContact(deps, verified(action.portal), action.contact);
    case "replay-dead-letters":
      return replayDeadLetters(ledger, filterOf(action), clock.now());
    case "discard-dead-letters":
      return discardDeadLetters(
        ledger,
        filterOf(action),
        { who: "operator", reason: action.reason },
        clock.now(),
      );
    case "replay-quarantine":
      return replayQuarantine(ledger, action.id);
    case "discard-quarantine":
      return discardQuarantine(ledger, action.id);
    case "resume":
      return resume(deps, verified(action.portal));
    case "rotate-keys":
      if (deps.sealing === null) {
        throw new RipenError("KEYS_MISSING", {
          en: "Set RIPEN_MASTER_KEYS: the new key first.",
          es: "Indique RIPEN_MASTER_KEYS, con la clave nueva en primer lugar.",
        });
      }
      return rewrapPortals(portals, deps.sealing);
    default:
      return action satisfies never;
  }
}

async function resume(deps: OperateDeps, portalId: PortalId): Promise<number> {
  const caller = { portalId, ledger: deps.ledger.forReports(portalId), who: "operator" };
  return (await resumeAccount(deps, caller)).ended;
}

function filterOf({
  portal,
  id,
}: {
  portal?: number | undefined;
  id?: number | undefined;
}): DeadLetterFilter {
  return {
    ...(portal !== undefined && { portalId: verified(portal) }),
    ...(id !== undefined && { id }),
  };
}

async function purgeContact(
  deps: OperateDeps,
  portalId: PortalId,
  contactId: string,
): Promise<number> {
  await deps.ledger.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    await forgetContact(tx, portalId, contactId, "erased", deps.clock.now());
  });
  while ((await erasePending(deps)) > 0);
  await keepErasedRecord(deps.ledger, deps.portals, deps.erasedFile, deps.clock.now());
  return 1;
}
