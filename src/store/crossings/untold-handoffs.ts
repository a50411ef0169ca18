import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { becomes, isRefused, isSilent, waits } from "./state.ts";
import { whys, type Why } from "./whys.ts";
import { notHeld } from "./held.ts";
import { handoffScenario } from "./handoffs.ts";

/** A hand-off that nobody was told of, for a contact that still meets its condition as far as the ledger knows. */
export type UntoldHandoff = {
  readonly contactId: string;
  readonly generation: number;
  /** `silent`: it set nothing off. `behind`: a number a day, a publish or another reason holds it back. `refused`: HubSpot did not take it. */
  readonly is: "silent" | "behind" | "refused";
  readonly why: Why;
  /** The crossing's instant, epoch milliseconds. */
  readonly at: number;
};

/** The hand-offs of these contacts that were silent, wait or were refused, by contact. */
export async function untoldHandoffs(
  read: LedgerReader | LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, UntoldHandoff>> {
  if (contactIds.length === 0) return new Map();
  const rows = await read
    .selectFrom("crossings")
    .select(["contact_id", "generation", "state", "why", "fired_at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .where("scenario", "=", handoffScenario)
    .where("rearmed_at", "is", null)
    .where("ended_at", "is", null)
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const is = untoldAs(row.state);
      if (is === null) return [];
      const { contact_id: contactId, generation, fired_at: at } = row;
      return [[contactId, { contactId, generation, is, why: whyOf(row.why), at }] as const];
    }),
  );
}

function untoldAs(state: string): UntoldHandoff["is"] | null {
  if (isSilent(state)) return "silent";
  if (waits(state)) return "behind";
  return isRefused(state) ? "refused" : null;
}

function whyOf(text: string): Why {
  return whys.find((why) => why === text) ?? "time";
}

/**
 * Lets an untold hand-off go at `now` (epoch milliseconds): from here on it waits only as any crossing does, and the
 * contact's next scoring starts it.
 */
export async function letHandoffGo(
  tx: LedgerTransaction,
  portalId: PortalId,
  { contactId, generation }: UntoldHandoff,
  now: number,
): Promise<void> {
  await tx
    .updateTable("crossings")
    .set({ state: becomes.waiting, fired_at: now, why: "caught_up", ...notHeld })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("scenario", "=", handoffScenario)
    .where("generation", "=", generation)
    .execute();
}
