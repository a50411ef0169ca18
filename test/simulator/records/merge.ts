import type { Portal } from "../portal.ts";
import { changeRecord, setValue, type PropertyChange } from "./change.ts";
import { createRecord } from "./create.ts";
import { historyOf } from "./history.ts";
import { liveRecords, type ChangeSource, type CrmRecord, type HistoryEntry } from "./record.ts";

const ownOfEachRecord = new Set([
  "hs_object_id",
  "createdate",
  "lastmodifieddate",
  "hs_lastmodifieddate",
]);

/**
 * Merges two live records of one type into a new one with a new id (hubspot-facts 3.10): the primary's
 * value wins, an empty one takes the other's. Both old ids lead to the new record for GET and PATCH.
 */
export function mergeRecords(
  portal: Portal,
  primary: CrmRecord,
  other: CrmRecord,
  source: ChangeSource,
): CrmRecord {
  const store = portal.stores[primary.type];
  const at = portal.now();
  const values = new Map([...other.values, ...primary.values]);
  const formerIds = [primary, other].flatMap((record) => [
    record.id,
    ...(record.values.get("hs_merged_object_ids")?.split(";") ?? []),
  ]);
  const changes: PropertyChange[] = [...other.values]
    .filter(([name]) => !primary.values.has(name) && !ownOfEachRecord.has(name))
    .map(([name, after]) => ({ name, before: "", after }));

  for (const record of [primary, other]) {
    for (const name of store.unique.keys()) setValue(portal, record, name, "");
    record.archivedAt = at;
  }
  for (const name of ownOfEachRecord) values.delete(name);
  values.set("hs_merged_object_ids", [...new Set(formerIds)].join(";"));
  const record = createRecord(portal, primary.type, {
    values,
    source,
    createdAt: Math.min(primary.createdAt, other.createdAt),
    updatedAt: at,
    history: historyOfBoth(primary, other, values, { at, source }),
    silent: true,
  });
  for (const old of [primary, other]) {
    store.merged.set(old.id, record.id);
    store.byId.delete(old.id);
    portal.associations.move(old, record);
  }
  followCompany(portal, formerIds, record, source);
  const mergedIds = [primary.id, other.id];
  portal.emit({ kind: "merged", record, primaryId: primary.id, mergedIds, changes, source, at });
  return record;
}

/** Each value keeps the history of the record that it came from; which ids were merged is known from now on. */
function historyOfBoth(
  primary: CrmRecord,
  other: CrmRecord,
  values: ReadonlyMap<string, string>,
  now: Pick<HistoryEntry, "at" | "source">,
): ReadonlyMap<string, readonly HistoryEntry[]> {
  const merged = values.get("hs_merged_object_ids") ?? "";
  const own = [...values.keys()].map((name) => {
    const from = primary.values.has(name) ? primary : other;
    return [name, historyOf(from, name)] as const;
  });
  return new Map([...own, ["hs_merged_object_ids", [{ value: merged, ...now }]]]);
}

/** Contacts of merged companies belong to the one that comes out. */
function followCompany(
  portal: Portal,
  formerIds: readonly string[],
  company: CrmRecord,
  source: ChangeSource,
): void {
  if (company.type !== "companies") return;
  for (const contact of liveRecords(portal.stores.contacts)) {
    if (!formerIds.includes(contact.values.get("associatedcompanyid") ?? "")) continue;
    changeRecord(portal, contact, new Map([["associatedcompanyid", company.id]]), source);
  }
}
