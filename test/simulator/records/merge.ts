import type { Portal } from "../portal.ts";
import { setValue, type PropertyChange } from "./change.ts";
import { createRecord } from "./create.ts";
import type { ChangeSource, CrmRecord } from "./record.ts";

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
    silent: true,
  });
  for (const old of [primary, other]) {
    store.merged.set(old.id, record.id);
    store.byId.delete(old.id);
    portal.associations.move(old, record);
  }
  const mergedIds = [primary.id, other.id];
  portal.emit({ kind: "merged", record, primaryId: primary.id, mergedIds, changes, source, at });
  return record;
}
