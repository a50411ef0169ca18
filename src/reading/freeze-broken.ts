import type { PortalWork } from "../portal-work.ts";
import type { Properties } from "../scoring/facts.ts";
import { recallInputs } from "../store/contacts/recall-inputs.ts";
import { brokenMapping } from "./check-mapping.ts";
import type { ReadContact, Reading, ReadingDeps } from "./reading.ts";

/**
 * The reading with everything that a broken mapping would falsify at rest (contracts.md, Model document; where
 * it leaves open what freezes):
 * - a property of contacts that broke keeps the value that was read last, so that its criteria keep their
 *   points, the lines add up, and nothing fires by it; everything else of the contact is scored as ever;
 * - a contact of which no such value is known is not scored at all: its value would count as unknown;
 * - while a property of companies is broken, contacts with a company are not scored: what companies had is
 *   not kept as long as what contacts had.
 * Marked contacts that rest stay marked, with their news. Throws HubSpotError.
 */
export async function freezeBroken(
  deps: ReadingDeps,
  work: PortalWork,
  reading: Reading,
): Promise<Reading> {
  const broken = await brokenMapping(deps, work, reading);
  if (broken.length === 0) return reading;
  const names = broken.flatMap(({ object, name }) => (object === "contacts" ? [name] : []));
  const isCompanyBroken = broken.length > names.length;
  const ids = reading.contacts.map((contact) => contact.id);
  const last = await recallInputs(deps.ledger.read, work.portalId, ids);
  const notBefore = deps.clock.now() + work.pace.pollEveryMs;
  const contacts: ReadContact[] = [];
  const deferred = [...reading.deferred];
  for (const contact of reading.contacts) {
    const kept = valuesOf(names, last.get(contact.id));
    if (kept !== null && !(isCompanyBroken && contact.companyId !== null)) {
      contacts.push({ ...contact, properties: { ...contact.properties, ...kept } });
    } else if (contact.mark !== null) {
      deferred.push({ contactId: contact.id, mark: contact.mark, notBefore });
    }
  }
  return { ...reading, contacts, deferred };
}

/** Null when one of them was never read of the contact. */
function valuesOf(names: readonly string[], last: Properties | undefined): Properties | null {
  if (!names.every((name) => last !== undefined && name in last)) return null;
  return Object.fromEntries(names.map((name) => [name, last?.[name] ?? null]));
}
