import type { LedgerReader } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { handoffScenario } from "./handoffs.ts";
import { hasBegun, isNext, runs } from "./state.ts";
import { standing } from "../writes/standing.ts";
import { hasNoRival } from "./rivals.ts";

/** How many contacts each of these scenarios has been started for since `since` (epoch milliseconds); what ended before HubSpot heard of it is none. */
export async function countStarts(
  read: LedgerReader,
  portalId: PortalId,
  scenarios: readonly string[],
  since: number,
): Promise<Map<string, number>> {
  if (scenarios.length === 0) return new Map();
  const rows = await read
    .selectFrom("crossings")
    .select((e) => ["scenario", e.fn.countAll<number>().as("n")])
    .where("portal_id", "=", portalId)
    .where("scenario", "in", scenarios)
    .where("started_at", ">=", since)
    .where(hasBegun.sql())
    .groupBy("scenario")
    .execute();
  return new Map(rows.map((row) => [row.scenario, row.n]));
}

/**
 * How many contacts a scenario has woken for since `since` (epoch milliseconds) by anything but a raised hand: they share
 * the number a day of its catch-ups.
 */
export async function countWoken(
  read: LedgerReader,
  portalId: PortalId,
  scenario: string,
  since: number,
): Promise<number> {
  const { n } = await read
    .selectFrom("crossings")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .where("scenario", "=", scenario)
    .where("started_at", ">=", since)
    .where("why", "=", "woken")
    .where(hasBegun.sql())
    .$if(scenario === handoffScenario, (query) =>
      query.where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom("handoffs")
              .select("handoffs.contact_id")
              .whereRef("handoffs.portal_id", "=", "crossings.portal_id")
              .whereRef("handoffs.contact_id", "=", "crossings.contact_id")
              .whereRef("handoffs.generation", "=", "crossings.generation")
              .where("handoffs.raised_at", "is not", null),
          ),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return n;
}

/** Contacts for whom the scenario waits and none of `rivals` runs, best first (standing.ts), then by id. */
export async function bestWaiting(
  read: LedgerReader,
  portalId: PortalId,
  scenario: string,
  rivals: readonly string[],
  limit: number,
): Promise<string[]> {
  if (limit <= 0) return [];
  const rows = await read
    .selectFrom("crossings")
    .innerJoin("scores", (j) =>
      j
        .onRef("scores.portal_id", "=", "crossings.portal_id")
        .onRef("scores.contact_id", "=", "crossings.contact_id"),
    )
    .select("crossings.contact_id")
    .where("crossings.portal_id", "=", portalId)
    .where("crossings.scenario", "=", scenario)
    .where(isNext.sql("crossings.state"))
    .where("crossings.ended_at", "is", null)
    .where("crossings.rearmed_at", "is", null)
    .where(hasNoRival(rivals, runs))
    .orderBy(standing, "desc")
    .orderBy("crossings.contact_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.contact_id);
}
