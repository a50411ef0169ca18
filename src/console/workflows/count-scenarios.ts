import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import {
  isConfirmed,
  isLetGo,
  isOnItsWay,
  isRefused,
  isSilent,
  isTold,
  runs,
  type StateQuestion,
} from "../../store/crossings/state.ts";
import type { scenarioCounts } from "../contract/workflows.ts";

export type ScenarioCounts = z.infer<typeof scenarioCounts>;

/** What was observed of every scenario, by name: contacts, each once a column. */
export async function countScenarios(
  read: Ledger["read"],
  portalId: PortalId,
): Promise<ReadonlyMap<string, ScenarioCounts>> {
  const rows = await read
    .selectFrom("crossings")
    .select((e) => [
      "scenario",
      "state",
      e.fn.count<number>("contact_id").distinct().as("contacts"),
    ])
    .where("portal_id", "=", portalId)
    .groupBy(["scenario", "state"])
    .execute();
  const ended = await read
    .selectFrom("crossings")
    .select((e) => [
      "scenario",
      "ended_why",
      e.fn.count<number>("contact_id").distinct().as("contacts"),
    ])
    .where("portal_id", "=", portalId)
    .where(runs.sql())
    .where("ended_why", "in", ["goal", "handoff"])
    .groupBy(["scenario", "ended_why"])
    .execute();
  const becameReady = await countAfterStart(
    read,
    portalId,
    sql<boolean>`exists (select 1 from readiness_changes as later
      where later.portal_id = crossings.portal_id and later.contact_id = crossings.contact_id
      and later.at >= crossings.started_at and later.ready = 1)`,
  );
  const becameCustomer = await countAfterStart(
    read,
    portalId,
    sql<boolean>`exists (select 1 from outcomes as later
      where later.portal_id = crossings.portal_id and later.contact_id = crossings.contact_id
      and later.at >= crossings.started_at
      and (later.kind = 'deal_won' or (later.kind = 'lifecycle' and later.value = 'customer')))`,
  );

  const counts = new Map<string, ScenarioCounts>();
  for (const scenario of new Set(rows.map((row) => row.scenario))) {
    const of = (is: StateQuestion): number =>
      rows
        .filter((row) => row.scenario === scenario && is(row.state))
        .reduce((total, row) => total + row.contacts, 0);
    const endedFor = (why: string): number =>
      ended.find((row) => row.scenario === scenario && row.ended_why === why)?.contacts ?? 0;
    counts.set(scenario, {
      triggered: of(isLetGo),
      silent: of(isSilent),
      written: of(isTold),
      receipts: of(isConfirmed),
      goal: endedFor("goal"),
      becameReady: becameReady.get(scenario) ?? 0,
      becameCustomer: becameCustomer.get(scenario) ?? 0,
      waiting: of(isOnItsWay),
      rejected: of(isRefused),
    });
  }
  return counts;
}

/** Contacts of each scenario of which something is true since it started for them, whatever is true of them today. */
async function countAfterStart(
  read: Ledger["read"],
  portalId: PortalId,
  isSo: RawBuilder<boolean>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom("crossings")
    .select((e) => ["scenario", e.fn.count<number>("contact_id").distinct().as("contacts")])
    .where("portal_id", "=", portalId)
    .where(runs.sql())
    .where(isSo)
    .groupBy("scenario")
    .execute();
  return new Map(rows.map((row) => [row.scenario, row.contacts]));
}

/** A scenario that no contact has met. */
export const noCounts: ScenarioCounts = {
  triggered: 0,
  silent: 0,
  written: 0,
  receipts: 0,
  goal: 0,
  becameReady: 0,
  becameCustomer: 0,
  waiting: 0,
  rejected: 0,
};
