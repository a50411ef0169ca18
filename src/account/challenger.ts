import { noteInAudit } from "../store/audit-trail.ts";
import { forgetShadows } from "../store/evidence/shadows.ts";
import type { Portal } from "../store/portals/portals.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { changeAccount } from "./change-account.ts";
import { checkDocument, draftHasFaults } from "./drafts/check-document.ts";
import { currentDraft } from "./drafts/current-draft.ts";

type Deps = Pick<AccountDeps, "portals" | "clock" | "wakePortal">;

/**
 * Lets the draft run in the shadow of the version in force: from now on each lead's first reading is scored by both,
 * and only the one in force is written. An earlier run ends. Throws RefusedError DRAFT_HAS_FAULTS, ACCOUNT_GONE.
 */
export async function startChallenger(
  { portals, clock, wakePortal }: Deps,
  { ledger, portal, portalId, who }: Caller,
): Promise<Portal> {
  const { document } = await currentDraft(ledger.read, portal, "lead");
  const checked = checkDocument(document, "lead");
  if (checked.model === null) throw draftHasFaults(checked.faults);
  const now = clock.now();
  const after = await changeAccount(portals, portalId, (before) => ({
    ...before,
    challenger: {
      document: checked.model,
      against: before.current.lead ?? 0,
      startedAt: now,
      startedBy: who,
    },
  }));
  await ledger.transaction(async (tx) => {
    await forgetShadows(tx, portalId);
    await noteInAudit(tx, { portalId, at: now, who, what: "challengerStarted" });
  });
  wakePortal(portalId);
  return after;
}

/** Ends the run in the shadow and forgets it. Throws RefusedError ACCOUNT_GONE. */
export async function stopChallenger(
  { portals, clock }: Deps,
  { ledger, portalId, who }: Caller,
): Promise<Portal> {
  const after = await changeAccount(portals, portalId, (before) => {
    const { challenger: _, ...rest } = before;
    return rest;
  });
  const now = clock.now();
  await ledger.transaction(async (tx) => {
    await forgetShadows(tx, portalId);
    await noteInAudit(tx, { portalId, at: now, who, what: "challengerStopped" });
  });
  return after;
}
