import { hasOutcome } from "../hubspot/transport/errors.ts";
import { historyBatchSize, readHistory } from "../hubspot/calls/read-history.ts";
import type { PortalWork } from "../portal-work.ts";
import { inputsOfSales } from "../../webhooks/followed-properties.ts";

/**
 * Sources of a change that are a person at the record or the contact itself at a form (hubspot-facts 5.3; that
 * history uses the words of webhooks is not documented, so that all others prove nothing: an import, a merge,
 * another app's batch).
 */
const people: ReadonlySet<string> = new Set(["CRM_UI", "FORM", "MOBILE_IOS", "MOBILE_ANDROID"]);

/**
 * Those of these contacts of which HubSpot's history proves that somebody changed what we read since it was
 * read last (`since`, epoch milliseconds): news that no webhook told (contracts.md, Crossings). Throws
 * HubSpotError; what HubSpot refuses to tell proves nothing.
 */
export async function provenEdits(
  work: Pick<PortalWork, "client" | "reads">,
  contacts: readonly { readonly contactId: string; readonly since: number }[],
): Promise<ReadonlySet<string>> {
  const names = work.reads.contact.filter(isSaidByPeople);
  const edited = new Set<string>();
  for (let start = 0; start < contacts.length; start += historyBatchSize) {
    const batch = contacts.slice(start, start + historyBatchSize);
    try {
      const ids = batch.map(({ contactId }) => contactId);
      const history = await readHistory(work.client, ids, names);
      for (const { contactId, since } of batch) {
        const changes = history.get(contactId) ?? [];
        if (changes.some(({ at, sourceType }) => at > since && people.has(sourceType))) {
          edited.add(contactId);
        }
      }
    } catch (error) {
      if (!hasOutcome(error, "refused")) throw error;
    }
  }
  return edited;
}

/** Our outputs are never news, and dates of the record itself move with everything. */
function isSaidByPeople(name: string): boolean {
  if (name.startsWith("ripen_")) return inputsOfSales.has(name);
  return name !== "lastmodifieddate" && name !== "createdate" && !name.startsWith("hs_object_");
}
