import type { Portal } from "../portal.ts";
import type { ObjectType } from "../records/object-type.ts";
import { liveRecords, seenValues, type CrmRecord } from "../records/record.ts";

export type IndexedView = {
  readonly record: CrmRecord;
  readonly values: ReadonlyMap<string, string>;
};

/** Below it nothing is found. */
export type Floor = { readonly changedFrom: number; readonly idAfter: number };

/**
 * Live records as the search index sees them now, by rising id: a change shows up only after the lag. Those that were
 * last changed before `changedFrom` (epoch milliseconds), or have no higher id than `idAfter`, may be left out.
 */
export function* indexedViews(
  portal: Portal,
  type: ObjectType,
  { changedFrom, idAfter }: Floor = { changedFrom: 0, idAfter: 0 },
): Generator<IndexedView> {
  const now = portal.now();
  for (const record of liveRecords(portal.stores[type])) {
    // What the index still shows of a record is older than its last change.
    if (record.updatedAt < changedFrom || Number(record.id) <= idAfter) continue;
    const values = seenValues(record, portal.indexLagMs, now);
    if (values) yield { record, values };
  }
}
