import type { Clock } from "../base/clock.ts";
import { batchSize } from "../hubspot/calls/batch-read.ts";
import { causeOfFault, causeOfRefusal, reasonOf } from "../hubspot/calls/refusal-cause.ts";
import { type Left, updateContacts, without } from "../hubspot/calls/update-contacts.ts";
import type { Logger } from "../base/log.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { readPauses } from "../store/portals/pauses.ts";
import { restingIn } from "../store/portals/resting-outputs.ts";
import { type RefusedWrite, settleWrites } from "../store/settle-writes.ts";
import { takeWrites, type IntendedWrite } from "../store/writes/take-writes.ts";
import { writtenProperties } from "./written-properties.ts";

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

/** A write with what of it may be sent, and what waits for properties that rest. */
export type DueWrite = {
  readonly contactId: string;
  readonly intended: IntendedWrite;
  readonly sent: IntendedWrite["properties"];
};

/** The next batch that may be written: none of contacts that rest, nor of those in `inFlight`, and nothing of properties that rest. */
export async function takeDue(
  { ledger, clock }: WriteBackDeps,
  work: PortalWork,
  inFlight: ReadonlySet<string> = new Set(),
): Promise<readonly DueWrite[]> {
  const pauses = await readPauses(ledger.read, work.portalId, clock.now());
  const except = [...restingContacts(pauses), ...inFlight];
  const resting = restingIn(pauses).map(({ name }) => name);
  const due = await takeWrites(ledger, work.portalId, batchSize, except);
  return due.map((intended) => ({
    contactId: intended.contactId,
    intended,
    sent: without(intended.properties, resting),
  }));
}

/** Writes one batch and settles it id by id. Throws HubSpotError; then all of it stays intended. */
export async function writeBatch(
  { ledger, clock, log }: WriteBackDeps,
  work: PortalWork,
  due: readonly DueWrite[],
): Promise<void> {
  const sendable = due.filter(({ sent }) => Object.keys(sent).length > 0);
  const report = await updateContacts(
    work.client,
    sendable.map(({ contactId, sent }) => ({ id: contactId, properties: sent })),
  );
  const wanted = new Set(writtenProperties(work));
  const leftOf = Map.groupBy(report.left, ({ id }) => id);
  const sent = due.map(({ intended, sent: properties }) => {
    const left = (leftOf.get(intended.contactId) ?? []).map(({ name }) => name);
    return { ...intended, properties: without(properties, [...report.unknown, ...left]) };
  });
  const written = new Map(report.written.map((contact) => [contact.id, contact.updatedAt]));
  const refusals = new Map(report.refused.map((refusal) => [refusal.id, refusal]));
  const isUnsent = (id: string): boolean =>
    report.unsent.includes(id) || !sendable.some(({ contactId }) => contactId === id);
  await settleWrites(
    ledger,
    work.portalId,
    work.lease,
    {
      written: sent.flatMap((write) => {
        const updatedAt = written.get(write.contactId);
        return updatedAt === undefined ? [] : [{ ...write, updatedAt }];
      }),
      refused: sent.flatMap((write) => {
        const refusal = refusals.get(write.contactId);
        // A contact that is gone is no failure: it is read again, and drops out there.
        if (refusal === undefined || refusal.category === "OBJECT_NOT_FOUND") return [];
        return {
          write,
          why: causeOfRefusal(refusal, write.properties),
          reason: reasonOf(refusal),
        };
      }),
      left: due.flatMap((one) => leftOut(one, leftOf.get(one.contactId) ?? [])),
      vanished: sent.filter(
        ({ contactId }) =>
          !written.has(contactId) &&
          !isUnsent(contactId) &&
          (refusals.get(contactId)?.category ?? "OBJECT_NOT_FOUND") === "OBJECT_NOT_FOUND",
      ),
      unsent: sent.filter(({ contactId }) => isUnsent(contactId)),
      held: due.flatMap(({ intended }, index) =>
        heldOf(wanted, intended, sent[index], leftOf.get(intended.contactId) ?? []),
      ),
      unknown: report.unknown.filter((name) => wanted.has(name)),
    },
    { now: clock.now(), dueOf: work.dueOf },
  );
  if (report.unknown.length > 0) {
    log.warn({ portal: work.portalId, properties: report.unknown }, "HubSpot lacks properties");
  }
  if (report.refused.length + report.left.length + report.vanished.length > 0) {
    log.warn(
      {
        portal: work.portalId,
        refused: report.refused.length,
        leftOut: report.left.length,
        vanished: report.vanished.length,
      },
      "HubSpot did not take every contact of a batch",
    );
  }
}

/** The values of a write that HubSpot would not take, each with why. */
function leftOut({ intended }: DueWrite, left: readonly Left[]): RefusedWrite[] {
  return left.map((fault) => {
    const value = intended.properties[fault.name] ?? "";
    return {
      write: { ...intended, properties: { [fault.name]: value } },
      why: causeOfFault(fault, value),
      reason: `${fault.error}: ${fault.message}`,
    };
  });
}

/** What of a write was not sent and still has somewhere to go. */
function heldOf(
  wanted: ReadonlySet<string>,
  intended: IntendedWrite,
  sent: IntendedWrite | undefined,
  left: readonly Left[],
): IntendedWrite[] {
  const settled = [...Object.keys(sent?.properties ?? {}), ...left.map(({ name }) => name)];
  const unsent = Object.entries(without(intended.properties, settled));
  const held = unsent.filter(([name]) => wanted.has(name));
  return held.length === 0 ? [] : [{ ...intended, properties: Object.fromEntries(held) }];
}

function restingContacts(pauses: ReadonlyMap<string, unknown>): string[] {
  return [...pauses.keys()].flatMap((what) =>
    what.startsWith("contact:") ? [what.slice("contact:".length)] : [],
  );
}
