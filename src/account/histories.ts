import { historyJob } from "../reading/read-histories.ts";
import { noteInAudit } from "../store/audit-trail.ts";
import { forgetHistories } from "../store/evidence/histories.ts";
import { startJob } from "../store/portals/jobs.ts";
import type { AccountDeps, Caller } from "./caller.ts";

type Deps = Pick<AccountDeps, "clock" | "wakePortal">;

/**
 * Begins to read what HubSpot remembers of the account's contacts and companies; the caller was shown what, how far
 * back, of how many and for what, and the audit trail keeps it. It changes no score and fires nothing.
 */
export async function startHistories(
  { clock, wakePortal }: Deps,
  { ledger, portalId, who }: Caller,
  shown: { readonly contacts: number; readonly properties: readonly string[] },
): Promise<void> {
  const now = clock.now();
  await ledger.transaction(async (tx) => {
    await startJob(tx, portalId, historyJob, shown.contacts, now);
    await noteInAudit(tx, { portalId, at: now, who, what: "historiesStarted", detail: shown });
  });
  wakePortal(portalId);
}

/** Stops that reading and forgets all that came of it. */
export async function dropHistories(
  { clock }: Pick<Deps, "clock">,
  { ledger, portalId, who }: Caller,
): Promise<void> {
  const now = clock.now();
  await ledger.transaction(async (tx) => {
    await tx
      .deleteFrom("jobs")
      .where("portal_id", "=", portalId)
      .where("job", "=", historyJob)
      .execute();
    await forgetHistories(tx, portalId);
    await tx.deleteFrom("findings").where("portal_id", "=", portalId).execute();
    await noteInAudit(tx, { portalId, at: now, who, what: "historiesForgotten" });
  });
}
