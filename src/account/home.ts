import { noteInAudit } from "../store/audit-trail.ts";
import type { Portal } from "../store/portals/portals.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { changeAccount } from "./change-account.ts";

/**
 * Shows figures by person on Home, or no more. What people do is counted then, which the law of a country may tie to
 * conditions: the page says so (in Spain the works council is to be informed).
 */
export async function setPeopleShown(
  { portals, clock }: Pick<AccountDeps, "portals" | "clock">,
  { ledger, portalId, who }: Caller,
  isOn: boolean,
): Promise<Portal> {
  const at = clock.now();
  const after = await changeAccount(portals, portalId, (before) => {
    const { showsPeople: _, ...rest } = before;
    return isOn ? { ...rest, showsPeople: { since: at, by: who } } : rest;
  });
  await ledger.transaction((tx) =>
    noteInAudit(tx, { portalId, at, who, what: "peopleShown", detail: { isOn } }),
  );
  return after;
}
