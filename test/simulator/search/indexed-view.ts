import type { Portal } from "../portal.ts";
import type { ObjectType } from "../records/object-type.ts";
import { liveRecords, seenValues, type CrmRecord } from "../records/record.ts";

export type IndexedView = {
  readonly record: CrmRecord;
  readonly values: ReadonlyMap<string, string>;
};

/** Live records as the search index sees them now: a change shows up only after the lag. */
export function* indexedViews(portal: Portal, type: ObjectType): Generator<IndexedView> {
  const now = portal.now();
  for (const record of liveRecords(portal.stores[type])) {
    const values = seenValues(record, portal.indexLagMs, now);
    if (values) yield { record, values };
  }
}
