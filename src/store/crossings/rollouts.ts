import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { becomes, hasBegun, isNext, isPaced, isSilent, runsOrIsNext, waits } from "./state.ts";
import { standing } from "../writes/standing.ts";

/** A crossing that waits for its turn after a publish. */
export type PacedCrossing = {
  readonly contactId: string;
  readonly scenario: string;
  /** Points, 0-200: the customer score of customers, the lead score of all others. */
  readonly standing: number;
};

/** Whether any crossing of the portal still waits after a publish, for its turn or for what holds it back then. */
export async function hasUnbegun(read: LedgerReader, portalId: PortalId): Promise<boolean> {
  const row = await read
    .selectFrom("crossings")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("rollout", "is not", null)
    .where(waits.sql())
    .where("ended_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The roll-out's crossings of one scenario that wait for their turn, best first, then by id.
 * Left out are those that fired before `since` (epoch milliseconds) and contacts for whom one of `rivals`
 * runs or is about to.
 */
export async function bestPaced(
  read: LedgerReader,
  portalId: PortalId,
  of: {
    readonly rollout: number;
    readonly scenario: string;
    readonly since: number;
    readonly rivals: readonly string[];
  },
  limit: number,
): Promise<PacedCrossing[]> {
  if (limit <= 0) return [];
  const rows = await read
    .selectFrom("crossings")
    .innerJoin("scores", (j) =>
      j
        .onRef("scores.portal_id", "=", "crossings.portal_id")
        .onRef("scores.contact_id", "=", "crossings.contact_id"),
    )
    .select(["crossings.contact_id", standing.as("standing")])
    .where("crossings.portal_id", "=", portalId)
    .where("crossings.rollout", "=", of.rollout)
    .where(isPaced.sql("crossings.state"))
    .where("crossings.scenario", "=", of.scenario)
    .where("crossings.fired_at", ">=", of.since)
    .where("crossings.ended_at", "is", null)
    .where("crossings.rearmed_at", "is", null)
    .$if(of.rivals.length > 0, (query) =>
      query.where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom("crossings as rival")
              .select("rival.contact_id")
              .whereRef("rival.portal_id", "=", "crossings.portal_id")
              .whereRef("rival.contact_id", "=", "crossings.contact_id")
              .where("rival.scenario", "in", of.rivals)
              .where(runsOrIsNext.sql("rival.state"))
              .where("rival.ended_at", "is", null)
              .where("rival.rearmed_at", "is", null),
          ),
        ),
      ),
    )
    .orderBy(standing, "desc")
    .orderBy("crossings.contact_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    contactId: row.contact_id,
    scenario: of.scenario,
    standing: row.standing,
  }));
}

/** Gives crossings their turn: from here on they wait only as any crossing does. Gives how many were still paced. */
export async function letGo(
  tx: LedgerTransaction,
  portalId: PortalId,
  rollout: number,
  crossings: readonly PacedCrossing[],
): Promise<number> {
  let gone = 0;
  for (const [scenario, group] of Map.groupBy(crossings, (each) => each.scenario)) {
    const { numUpdatedRows } = await tx
      .updateTable("crossings")
      .set({ state: becomes.waiting })
      .where("portal_id", "=", portalId)
      .where("rollout", "=", rollout)
      .where(isPaced.sql())
      .where("scenario", "=", scenario)
      .where("ended_at", "is", null)
      .where(
        "contact_id",
        "in",
        group.map((each) => each.contactId),
      )
      .executeTakeFirstOrThrow();
    gone += Number(numUpdatedRows);
  }
  return gone;
}

/**
 * Makes what has not begun of roll-outs silent for good, of all but the versions in `except`, or of one
 * scenario alone. What HubSpot was told stays. Gives how many crossings that were.
 */
export async function cancelRollouts(
  tx: LedgerTransaction,
  portalId: PortalId,
  except: readonly number[],
  scenario: string | null = null,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable("crossings")
    .set({ state: becomes.silent })
    .where("portal_id", "=", portalId)
    .where("rollout", "is not", null)
    .where(waits.sql())
    .$if(except.length > 0, (query) => query.where("rollout", "not in", except))
    .$if(scenario !== null, (query) => query.where("scenario", "=", scenario ?? ""))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** How far the roll-out of a version is for one scenario. Counts are enrolments. */
export type RolloutCount = {
  readonly scenario: string;
  /** Waiting for their turn. */
  readonly left: number;
  /** Had their turn and are held back by the scenario's own cap or cool-down, or by another scenario. */
  readonly held: number;
  /** Set off. */
  readonly begun: number;
  /** Over before they began: the contact no longer met the condition, or somebody stopped it. */
  readonly dropped: number;
};

/** How far the roll-out of a version is, by scenario. */
export async function countRollout(
  read: LedgerReader,
  portalId: PortalId,
  rollout: number,
): Promise<RolloutCount[]> {
  const rows = await read
    .selectFrom("crossings")
    .select((e) => [
      "scenario",
      "state",
      e.case().when("ended_at", "is", null).then(0).else(1).end().as("over"),
      e.fn.countAll<number>().as("n"),
    ])
    .where("portal_id", "=", portalId)
    .where("rollout", "is not", null)
    .where("rollout", "=", rollout)
    .groupBy((e) => [
      "scenario",
      "state",
      e.case().when("ended_at", "is", null).then(0).else(1).end(),
    ])
    .orderBy("scenario")
    .execute();
  return [...Map.groupBy(rows, (row) => row.scenario)].map(([scenario, group]) => {
    const sum = (is: (row: (typeof group)[number]) => boolean): number =>
      group.reduce((total, row) => total + (is(row) ? row.n : 0), 0);
    return {
      scenario,
      left: sum((row) => isPaced(row.state) && row.over === 0),
      held: sum((row) => isNext(row.state) && row.over === 0),
      begun: sum((row) => hasBegun(row.state)),
      dropped: sum((row) => isSilent(row.state) || (waits(row.state) && row.over === 1)),
    };
  });
}
