import type { Insertable } from "kysely";
import type { CrossingChange, EnrolmentCall } from "./crossing.ts";
import {
  dropUnenrolment,
  intendEnrolment,
  intendTelling,
  intendUnenrolment,
} from "./intend-effects.ts";
import { handoffScenario } from "./handoffs.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { fall, notHeld } from "./held.ts";
import { becomes, hasBegun, isIntended, isSilent } from "./state.ts";
import type { LedgerTables } from "../engine/tables.ts";

/**
 * Writes what happened to scenarios into the ledger, inside the commit that stores the score. A crossing
 * is one row a (portal, contact, scenario, generation), so that none can be minted twice.
 */
export async function recordCrossings(
  tx: LedgerTransaction,
  portalId: PortalId,
  contacts: readonly {
    readonly contactId: string;
    readonly crossings: readonly CrossingChange[];
    /** The cause that what is held of them shares with others. */
    readonly heldBy?: string;
  }[],
  now: number,
): Promise<void> {
  const changes = contacts.flatMap(({ contactId, crossings, heldBy = "" }) =>
    crossings.map((crossing) => ({ contactId, crossing, heldBy })),
  );
  // The rows first: what else happens to a crossing of this commit finds it there.
  const fired = changes.flatMap(({ contactId, crossing, heldBy }) =>
    crossing.change === "fired" ? [rowOf(portalId, contactId, crossing, heldBy, now)] : [],
  );
  if (fired.length > 0) await tx.insertInto("crossings").values(fired).execute();
  for (const { contactId, crossing, heldBy } of changes) {
    await recordOne(tx, portalId, contactId, crossing, { heldBy, now });
  }
}

function rowOf(
  portalId: PortalId,
  contactId: string,
  crossing: Extract<CrossingChange, { readonly change: "fired" }>,
  heldBy: string,
  now: number,
): Insertable<LedgerTables["crossings"]> {
  return {
    portal_id: portalId,
    contact_id: contactId,
    scenario: crossing.scenario,
    generation: crossing.generation,
    fired_at: crossing.at,
    why: crossing.why,
    state: crossing.state,
    ended_at: null,
    ended_why: null,
    rearmed_at: null,
    started_at: hasBegun(crossing.state) ? now : null,
    event_id: crossing.eventId ?? null,
    left_out: crossing.leftOut ?? null,
    ...(crossing.heldAs !== undefined && {
      held_as: crossing.heldAs,
      held_since: now,
      held_by: heldBy,
    }),
    cause: crossing.cause ?? null,
  };
}

function begunAs({ call, isListed }: Extract<CrossingChange, { readonly change: "released" }>) {
  if (isListed === true) return becomes.listed;
  return call ? becomes.calling : becomes.intended;
}

async function recordOne(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  crossing: CrossingChange,
  { heldBy, now }: { readonly heldBy: string; readonly now: number },
): Promise<void> {
  const { scenario, generation, tells } = crossing;
  if (tells !== undefined) {
    await intendTelling(tx, portalId, contactId, { scenario, generation, tells }, now);
  }
  const update = tx
    .updateTable("crossings")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("scenario", "=", scenario)
    .where("generation", "=", generation);
  const enrolBy = async (call: EnrolmentCall | undefined): Promise<void> => {
    if (call)
      await intendEnrolment(tx, portalId, contactId, { scenario, generation, ...call }, now);
  };
  switch (crossing.change) {
    case "fired":
      await enrolBy(crossing.call);
      return;
    case "released":
      await update.set({ state: begunAs(crossing), started_at: now, ...notHeld }).execute();
      await enrolBy(crossing.call);
      return;
    case "woken":
      await update
        .set({
          fired_at: crossing.at,
          why: crossing.why,
          state: crossing.state,
          cause: "behaviour",
          started_at: hasBegun(crossing.state) ? now : null,
          ended_at: null,
          ended_why: null,
          ...notHeld,
        })
        .execute();
      await enrolBy(crossing.call);
      return;
    case "restored":
      await update.set({ rearmed_at: null }).execute();
      await update
        .set({ ended_at: null, ended_why: null })
        .where("ended_why", "=", "rearmed")
        .where("scenario", "=", handoffScenario)
        .execute();
      return;
    case "ended":
      if (crossing.isTold === true) {
        await update.set({ state: becomes.told }).where(isIntended.sql()).execute();
      }
      await update.set({ ended_at: now, ended_why: crossing.why }).execute();
      await intendUnenrolment(tx, portalId, contactId, { scenario, generation }, now);
      return;
    case "rearmed":
      await update.set({ rearmed_at: now, ...notHeld }).execute();
      return;
    case "taken_back":
      await update
        .set({
          ended_at: crossing.endedAt,
          ended_why: crossing.endedWhy,
          rearmed_at: crossing.rearmedAt,
        })
        .execute();
      // It was silenced because it ended before HubSpot had heard of it.
      await update.set({ state: crossing.state }).where(isSilent.sql()).execute();
      await dropUnenrolment(tx, portalId, contactId, { scenario, generation });
      if (crossing.call) {
        const call = { scenario, generation, ...crossing.call };
        await intendEnrolment(tx, portalId, contactId, call, now);
      }
      return;
    case "fall":
      await update
        .set(
          crossing.fall === "held" ? { held_as: fall, held_since: now, held_by: heldBy } : notHeld,
        )
        .execute();
      return;
    default:
      crossing satisfies never;
  }
}
