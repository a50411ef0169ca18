import { noteInAudit } from "../store/audit-trail.ts";
import { nameForm as keepName } from "../store/forms/forms.ts";
import type { AccountDeps, Caller } from "./caller.ts";

/**
 * Gives a form of the account a name: everybody who sent it is scored again, and what contacts tell of the form never
 * replaces it (docs/contracts.md, Forms).
 */
export async function nameForm(
  { clock, wakePortal }: Pick<AccountDeps, "clock" | "wakePortal">,
  { ledger, portalId, who }: Caller,
  formId: string,
  name: string,
): Promise<void> {
  const now = clock.now();
  await ledger.transaction(async (tx) => {
    await keepName(tx, portalId, formId, name, who, now);
    const detail = { formId, name };
    await noteInAudit(tx, { portalId, at: now, who, what: "formNamed", detail });
  });
  wakePortal(portalId);
}
