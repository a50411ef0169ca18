import type { Portal } from "../portal.ts";
import { changeRecord, setValue } from "./change.ts";
import { liveRecords, type ChangeSource, type CrmRecord } from "./record.ts";

/** Moves a record to the recycle bin: it is gone for reads and search, and can come back. */
export function deleteRecord(portal: Portal, record: CrmRecord, source: ChangeSource): void {
  const at = portal.now();
  record.archivedAt = at;
  record.updatedAt = at;
  portal.emit({ kind: "deleted", record, source, at });
  if (record.type === "companies") leaveContacts(portal, record, source);
}

/** The contacts of a company that is gone belong to none; restoring it does not bring them back. */
function leaveContacts(portal: Portal, company: CrmRecord, source: ChangeSource): void {
  for (const contact of liveRecords(portal.stores.contacts)) {
    if (contact.values.get("associatedcompanyid") !== company.id) continue;
    changeRecord(portal, contact, new Map([["associatedcompanyid", ""]]), source);
  }
  portal.associations.drop(company);
}

/** Takes a record out of the recycle bin. */
export function restoreRecord(portal: Portal, record: CrmRecord, source: ChangeSource): void {
  const at = portal.now();
  record.archivedAt = null;
  record.updatedAt = at;
  portal.emit({ kind: "restored", record, source, at });
}

/**
 * Erases a contact for good, blocks its address and sends `contact.privacyDeletion` as well as
 * `contact.deletion` (hubspot-facts 3.11).
 */
export function privacyDelete(portal: Portal, record: CrmRecord, source: ChangeSource): void {
  const at = portal.now();
  const email = record.values.get("email");
  if (email !== undefined) portal.blockedEmails.add(email.toLowerCase());
  for (const name of record.values.keys()) setValue(portal, record, name, "");
  record.history.clear();
  record.earlier = [];
  record.archivedAt = at;
  portal.stores[record.type].byId.delete(record.id);
  portal.associations.drop(record);
  portal.emit({ kind: "privacyDeleted", record, source, at });
  portal.emit({ kind: "deleted", record, source, at });
}
