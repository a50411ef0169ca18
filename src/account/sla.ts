import { holidayCountries, holidayStates } from "../outcomes/holidays.ts";
import { noteInAudit } from "../store/audit-trail.ts";
import type { Portal, SlaTerms } from "../store/portals/portals.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { changeAccount } from "./change-account.ts";
import { refusals } from "../words/refusals.ts";
import { refuse } from "./refusal.ts";

/**
 * Sets within how many working hours sales contacts who is handed over from now on; a hand-off that was told keeps its
 * time. Throws RefusedError NO_WORKING_TIME and UNKNOWN_COUNTRY.
 */
export async function setSla(
  { portals, clock, wakePortal }: Pick<AccountDeps, "portals" | "clock" | "wakePortal">,
  { ledger, portalId, who }: Caller,
  terms: SlaTerms,
): Promise<Portal> {
  const { weekdays, office, holidays } = terms;
  if (weekdays.length === 0 || (office !== null && office.from >= office.to)) throw noWorkingTime;
  const { country, state } = holidays;
  if (country !== null && !holidayCountries().includes(country)) throw unknownCountry;
  if (state !== null && !holidayStates(country ?? "").some(({ code }) => code === state)) {
    throw unknownCountry;
  }
  const after = await changeAccount(portals, portalId, (before) => ({ ...before, sla: terms }));
  const at = clock.now();
  await ledger.transaction((tx) =>
    noteInAudit(tx, { portalId, at, who, what: "slaChanged", detail: terms }),
  );
  wakePortal(portalId);
  return after;
}

const noWorkingTime = refuse(400, refusals.noWorkingTime, "body.weekdays");
const unknownCountry = refuse(400, refusals.unknownCountry, "body.holidays.country");
