import type { Ledger } from "../store/engine/ledger.ts";
import { replaceBody, requestsWith } from "../store/inbox/raw-requests.ts";
import { readEvents } from "../../webhooks/read-events.ts";

/** What is to be gone from the raw requests: whatever names this contact, or everything of the account. */
export type Subject = { readonly portalId: number; readonly contactId: string | null };

/** Fields of an event that name a record (hubspot-facts 5.3). */
const naming = [
  "objectId",
  "primaryObjectId",
  "mergedObjectIds",
  "newObjectId",
  "fromObjectId",
  "toObjectId",
];

/**
 * Rewrites stored requests without the events about `subjects`; what else came in the same request stays as
 * it was. A request that is not taken apart yet is left alone, and the subjects that it names are given
 * back: they are to be looked for again.
 */
export async function rewriteRequests(
  ledger: Ledger,
  subjects: readonly Subject[],
): Promise<ReadonlySet<Subject>> {
  const waiting = new Set<Subject>();
  const texts = [...new Set(subjects.map(textOf))];
  for await (const { id, body, isSplit } of requestsWith(ledger, texts)) {
    const events = readEvents(body);
    if (events === null) {
      // No list of events: nothing of it can be kept apart from the rest.
      if (isSplit) await replaceBody(ledger, id, Buffer.from("[]"));
      else for (const subject of subjects) waiting.add(subject);
      continue;
    }
    const about = (event: unknown): Subject | undefined =>
      subjects.find((subject) => isAbout(event, subject));
    if (isSplit) {
      const rest = events.filter((event) => about(event) === undefined);
      if (rest.length < events.length) {
        await replaceBody(ledger, id, Buffer.from(JSON.stringify(rest)));
      }
      continue;
    }
    for (const subject of events.flatMap((event) => about(event) ?? [])) waiting.add(subject);
  }
  return waiting;
}

/** What the bytes of a request about the subject hold in any case. */
function textOf({ portalId, contactId }: Subject): string {
  return contactId ?? String(portalId);
}

function isAbout(event: unknown, { portalId, contactId }: Subject): boolean {
  if (typeof event !== "object" || event === null) return false;
  const fields = event as Readonly<Record<string, unknown>>;
  // An event that names no account, or a wrong one, may still name the contact.
  if (contactId === null) return String(fields["portalId"]) === String(portalId);
  return naming.some((name) => {
    const value = fields[name];
    return Array.isArray(value)
      ? value.some((one) => String(one) === contactId)
      : (typeof value === "number" || typeof value === "string") && String(value) === contactId;
  });
}
