import type { Clock } from "../base/clock.ts";
import { batchSize } from "../hubspot/calls/batch-read.ts";
import { updateContacts } from "../hubspot/calls/update-contacts.ts";
import type { Logger } from "../base/log.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { readPauses } from "../store/portals/pauses.ts";
import { settleWrites } from "../store/settle-writes.ts";
import { takeWrites, type IntendedWrite } from "../store/writes/take-writes.ts";

export type WriteBackDeps = {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Logger;
};

/**
 * Sends what the ledger intends for the portal, 100 contacts a call, until none is left, and settles
 * each batch id by id. Values come from the ledger and are never recomputed, so sending them again after
 * a crash changes nothing. A portal or a contact whose writes rest keeps its intentions. Throws HubSpotError when HubSpot could not be asked; then all of the batch
 * stays intended.
 */
export async function writeBack(deps: WriteBackDeps, work: PortalWork): Promise<void> {
  for (;;) {
    const due = await takeDue(deps, work);
    if (due.length === 0) return;
    await writeBatch(deps, work, due);
  }
}

/** The next batch that may be written: none of contacts that rest, nor of those in `inFlight`. */
export async function takeDue(
  { ledger, clock }: WriteBackDeps,
  work: PortalWork,
  inFlight: ReadonlySet<string> = new Set(),
): Promise<readonly IntendedWrite[]> {
  const pauses = await readPauses(ledger.read, work.portalId, clock.now());
  if (pauses.has("writes")) return [];
  const except = [...restingContacts(pauses), ...inFlight];
  return takeWrites(ledger, work.portalId, batchSize, except);
}

/** Writes one batch and settles it id by id. Throws HubSpotError; then all of it stays intended. */
export async function writeBatch(
  { ledger, clock, log }: WriteBackDeps,
  work: PortalWork,
  due: readonly IntendedWrite[],
): Promise<void> {
  const report = await updateContacts(
    work.client,
    due.map((write) => ({ id: write.contactId, properties: write.properties })),
  );
  const written = new Map(report.written.map((contact) => [contact.id, contact.updatedAt]));
  const refusals = new Map(report.refused.map((refusal) => [refusal.id, refusal]));
  await settleWrites(
    ledger,
    work.portalId,
    work.lease,
    {
      written: due.flatMap((write) => {
        const updatedAt = written.get(write.contactId);
        return updatedAt === undefined ? [] : [{ ...write, updatedAt }];
      }),
      refused: due.flatMap((write) => {
        const refusal = refusals.get(write.contactId);
        // A contact that is gone is no failure: it is read again, and drops out there.
        if (refusal === undefined || refusal.category === "OBJECT_NOT_FOUND") return [];
        return { write, reason: `${refusal.category}: ${refusal.message}` };
      }),
      vanished: due.filter(
        (write) =>
          !written.has(write.contactId) &&
          (refusals.get(write.contactId)?.category ?? "OBJECT_NOT_FOUND") === "OBJECT_NOT_FOUND",
      ),
    },
    { now: clock.now(), contactBy: work.contactBy },
  );
  if (report.refused.length > 0 || report.vanished.length > 0) {
    log.warn(
      {
        portal: work.portalId,
        refused: report.refused.length,
        vanished: report.vanished.length,
      },
      "HubSpot did not take every contact of a batch",
    );
  }
}

function restingContacts(pauses: ReadonlyMap<string, unknown>): string[] {
  return [...pauses.keys()].flatMap((what) =>
    what.startsWith("contact:") ? [what.slice("contact:".length)] : [],
  );
}
