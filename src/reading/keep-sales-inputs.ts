import { inputsOfSales } from "../../webhooks/followed-properties.ts";
import type { PortalWork } from "../portal-work.ts";
import { recallInputs } from "../store/contacts/recall-inputs.ts";
import { recallReads } from "../store/contacts/contact-reads.ts";
import type { ReadContact, Reading, ReadingDeps } from "./reading.ts";

/**
 * The reading with what sales filled in as it was read last, where its property is gone from the portal: an answer
 * that leaves it out does not say that a verdict or an objection was taken back. Who was scored and of whom no inputs
 * are kept has objected: that contact is left as it is.
 */
export async function keepSalesInputs(
  { ledger, clock }: ReadingDeps,
  { portalId, resting, pace }: PortalWork,
  reading: Reading,
): Promise<Reading> {
  const gone = [...inputsOfSales].filter((name) => resting.has(name));
  if (gone.length === 0 || reading.contacts.length === 0) return reading;
  const ids = reading.contacts.map(({ id }) => id);
  const last = await recallInputs(ledger.read, portalId, ids);
  const scored = await recallReads(ledger.read, portalId, ids);
  const notBefore = clock.now() + pace.pollEveryMs;
  const contacts: ReadContact[] = [];
  const deferred = [...reading.deferred];
  for (const contact of reading.contacts) {
    const { id, mark, properties } = contact;
    const kept = last.get(id);
    if (kept !== undefined || !scored.has(id)) {
      const values = Object.fromEntries(gone.map((name) => [name, kept?.[name] ?? null]));
      contacts.push({ ...contact, properties: { ...properties, ...values } });
    } else if (mark !== null) {
      deferred.push({ contactId: id, mark, notBefore });
    }
  }
  return { ...reading, contacts, deferred };
}
