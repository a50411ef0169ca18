import { setSla } from "../../account/sla.ts";
import { holidayCountries, holidayStates, publicHolidays } from "../../outcomes/holidays.ts";
import { usualSla } from "../../outcomes/sla.ts";
import { readOwners } from "../../store/owners/owners.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Sla } from "../contract/sla.ts";
import { portalSample } from "../mapping/portal-sample.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import type { Caller, Handler } from "../shell/handler.ts";

export const showSla: Handler<"sla"> = (deps, call) => slaOf(deps, call, call.portal);

export const saveSla: Handler<"saveSla"> = async (deps, call) =>
  slaOf(deps, call, await setSla(deps, call, call.body));

export const showHolidays: Handler<"holidays"> = async ({ clock }, { query }) => {
  const { country, state, language } = query;
  const year = new Date(clock.now()).getUTCFullYear();
  return {
    countries: [...holidayCountries()],
    states: country === undefined ? [] : [...holidayStates(country)],
    days:
      country === undefined
        ? []
        : [year, year + 1].flatMap((each) => [
            ...publicHolidays(each, country, state ?? null, language),
          ]),
  };
};

async function slaOf(
  deps: ConsoleDeps,
  { ledger, portalId }: Caller,
  portal: Portal,
): Promise<Sla> {
  const terms = portal.sla ?? usualSla;
  const owners = await readOwners(ledger.read, portalId);
  const { properties } = await portalSample(deps, portalId);
  const status = properties?.contacts.find(({ name }) => name === "hs_lead_status");
  return {
    terms: {
      ...terms,
      weekdays: [...terms.weekdays],
      statuses: [...terms.statuses],
      holidays: { ...terms.holidays, dates: [...terms.holidays.dates] },
    },
    isUsual: portal.sla === undefined,
    timeZone: portal.timeZone,
    owners: [...owners.values()].map(({ id, name, team }) => ({ id, name, team })),
    statuses: (status?.options ?? []).map(({ value, label }) => ({ value, label: label || value })),
  };
}
