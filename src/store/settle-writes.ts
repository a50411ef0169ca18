import { keepWritten } from "./contacts/contact-reads.ts";
import { addDeadLetter, dropWritten } from "./failures/dead-letters.ts";
import type { FailureCause } from "./failures/cause.ts";
import { checkFence, type Lease } from "./engine/lease.ts";
import { inState } from "./engine/in-state.ts";
import type { Ledger, LedgerTransaction } from "./engine/ledger.ts";
import { lockPortal } from "./engine/lock-portal.ts";
import { news, markDirty } from "./marks/mark-dirty.ts";
import type { PortalId } from "./engine/portal-id.ts";
import { pause } from "./portals/pauses.ts";
import {
  settleCrossings,
  silenceUnsent,
  type Answer,
  type Answered,
} from "./crossings/settle-crossings.ts";
import type { IntendedWrite } from "./writes/take-writes.ts";
import { addToTally } from "./engine/tally.ts";
import { holdWrites } from "./writes/held-writes.ts";
import { restOutputs } from "./portals/resting-outputs.ts";

/** A write, or a part of one, that HubSpot would not take. */
export type RefusedWrite = {
  readonly write: IntendedWrite;
  readonly why?: FailureCause;
  /** HubSpot's words. */
  readonly reason: string;
};

/** How HubSpot answered each intended write of one batch. */
export type WriteOutcomes = {
  readonly written: readonly (IntendedWrite & {
    /** The contact's modification date after it, epoch milliseconds; null or absent when HubSpot did not say. */
    readonly updatedAt?: number | null;
  })[];
  /** Refused for good. */
  readonly refused: readonly RefusedWrite[];
  /** Single values that were left out of writes, which went through otherwise or are named above. */
  readonly left?: readonly RefusedWrite[];
  /** Silently missing from the answer: deleted, or merged into another record (hubspot-facts 3.4). */
  readonly vanished: readonly IntendedWrite[];
  /** Nothing of them could be sent. */
  readonly unsent?: readonly IntendedWrite[];
  /** What of these writes waits for properties that the portal does not have (held-writes.ts). */
  readonly held?: readonly IntendedWrite[];
  /** Those properties, where HubSpot has just said that it does not have them. */
  readonly unknown?: readonly string[];
};

/** More writes of one contact within an hour are a loop with something else that writes (reliability.md section 3). */
const mostWritesAnHour = 20;
const hourMs = 3_600_000;

/**
 * Settles a batch id by id. A write is settled only in the very state that was sent: values that were
 * intended meanwhile stay. With its trigger a crossing becomes written, or rejected with its reason.
 */
export async function settleWrites(
  ledger: Ledger,
  portalId: PortalId,
  lease: Lease,
  outcomes: WriteOutcomes,
  { now, dueOf }: Answered,
): Promise<void> {
  await ledger.transaction(async (tx) => {
    await checkFence(tx, lease);
    await lockPortal(tx, portalId);

    const answered = { now, dueOf };
    const taken = await close(tx, portalId, outcomes.written, "taken", answered);
    const unsent = await close(tx, portalId, outcomes.unsent ?? [], "taken", answered);
    const looping = await keepWritten(
      tx,
      portalId,
      outcomes.written.map(({ contactId, updatedAt = null }) => ({ contactId, updatedAt })),
      now,
      mostWritesAnHour,
    );
    for (const contactId of looping) {
      await pause(tx, portalId, `contact:${contactId}`, now, {
        until: now + hourMs,
        reason: "write loop",
        detail: { writesInHour: mostWritesAnHour + 1 },
      });
      await addToTally(tx, "write_loops", 1);
    }
    const refused = outcomes.refused.map(({ write }) => write);
    const closed = new Set([
      ...taken,
      ...unsent,
      ...(await close(tx, portalId, refused, "refused", answered)),
    ]);
    await dropWritten(tx, portalId, outcomes.written);
    const left = outcomes.left ?? [];
    const leftAndClosed = left.filter(({ write }) => closed.has(write.contactId));
    await settleCrossings(
      tx,
      portalId,
      leftAndClosed.map(({ write }) => write),
      "refused",
      answered,
    );
    for (const { write, why, reason } of [...outcomes.refused, ...left]) {
      const { contactId, properties: payload } = write;
      const failed = { contactId, stage: "write", reason, payload } as const;
      await addDeadLetter(tx, portalId, { ...failed, ...(why !== undefined && { why }) }, now);
    }
    // Read again: a contact that is gone drops out there, a merged one comes back under its new id.
    const marks = outcomes.vanished.map(({ contactId }) => ({
      contactId,
      news: news.none,
    }));
    await markDirty(tx, portalId, marks, now);
    await settled(tx, portalId, outcomes.vanished);
    // What is intended anew meanwhile holds them already.
    const held = (outcomes.held ?? []).filter(({ contactId }) => closed.has(contactId));
    await holdWrites(tx, portalId, held, now);
    await restOutputs(tx, portalId, outcomes.unknown ?? [], now);
  });
}

/** Ends the writes that are still in the state that was sent, and the crossings whose trigger went with them. Gives their contacts. */
async function close(
  tx: LedgerTransaction,
  portalId: PortalId,
  writes: readonly IntendedWrite[],
  answer: Answer,
  answered: Answered,
): Promise<ReadonlySet<string>> {
  const closed = new Set(await settled(tx, portalId, writes));
  // What HubSpot took it has, whatever is intended by now; what it refused may be sent again.
  const sent = writes.filter(({ contactId }) => answer === "taken" || closed.has(contactId));
  await settleCrossings(tx, portalId, sent, answer, answered);
  await silenceUnsent(tx, portalId, [...closed]);
  return closed;
}

/** Takes the writes away that are still in the state that was sent. Gives their contacts. */
async function settled(
  tx: LedgerTransaction,
  portalId: PortalId,
  writes: readonly IntendedWrite[],
): Promise<string[]> {
  if (writes.length === 0) return [];
  const rows = await tx
    .deleteFrom("writes")
    .where("portal_id", "=", portalId)
    .where(
      inState(
        "seq",
        writes.map(({ contactId, seq }) => ({ contactId, state: seq })),
      ),
    )
    .returning("contact_id")
    .execute();
  return rows.map((row) => row.contact_id);
}
