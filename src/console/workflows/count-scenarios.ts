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
  const now = await read
    .selectFrom("crossings")
    .innerJoin("scores", (join) =>
      join
        .onRef("scores.portal_id", "=", "crossings.portal_id")
        .onRef("scores.contact_id", "=", "crossings.contact_id"),
    )
    .select((e) => [
      "crossings.scenario",
      "scores.kind",
      "scores.ready",
      e.fn.count<number>("crossings.contact_id").distinct().as("contacts"),
    ])
    .where("crossings.portal_id", "=", portalId)
    .where(runs.sql("crossings.state"))
    .where((e) => e.or([e("scores.kind", "=", "customer"), e("scores.ready", "=", 1)]))
    .groupBy(["crossings.scenario", "scores.kind", "scores.ready"])
    .execute();

  const counts = new Map<string, ScenarioCounts>();
  for (const scenario of new Set(rows.map((row) => row.scenario))) {
    const of = (is: StateQuestion): number =>
      rows
        .filter((row) => row.scenario === scenario && is(row.state))
        .reduce((total, row) => total + row.contacts, 0);
    const endedFor = (why: string): number =>
      ended.find((row) => row.scenario === scenario && row.ended_why === why)?.contacts ?? 0;
    const nowAs = (isCustomer: boolean): number =>
      now
        .filter((row) => row.scenario === scenario && (row.kind === "customer") === isCustomer)
        .reduce((total, row) => total + row.contacts, 0);
    counts.set(scenario, {
      triggered: of(isLetGo),
      silent: of(isSilent),
      written: of(isTold),
      receipts: of(isConfirmed),
      goal: endedFor("goal"),
      becameReady: nowAs(false),
      becameCustomer: nowAs(true),
      waiting: of(isOnItsWay),
      rejected: of(isRefused),
    });
  }
  return counts;
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
