import type { Portal } from "../portal.ts";
import { withDerived } from "./derive.ts";
import { startOf } from "./history.ts";
import { objectTypes } from "./object-type.ts";
import { findLive, type ChangeSource, type CrmRecord } from "./record.ts";

export type PropertyChange = {
  readonly name: string;
  /** "" for empty. */
  readonly before: string;
  readonly after: string;
};

/** Everything that can happen to a record; webhooks, workflows and the search index listen to it. */
export type RecordEvent = { readonly at: number; readonly source: ChangeSource } & (
  | { readonly kind: "created"; readonly record: CrmRecord }
  | {
      readonly kind: "changed";
      readonly record: CrmRecord;
      readonly changes: readonly PropertyChange[];
    }
  | { readonly kind: "deleted"; readonly record: CrmRecord }
  | { readonly kind: "restored"; readonly record: CrmRecord }
  | { readonly kind: "privacyDeleted"; readonly record: CrmRecord }
  | {
      readonly kind: "merged";
      /** The new record. */
      readonly record: CrmRecord;
      readonly primaryId: string;
      readonly mergedIds: readonly string[];
      readonly changes: readonly PropertyChange[];
    }
  | {
      readonly kind: "associated";
      readonly from: CrmRecord;
      readonly to: CrmRecord;
      readonly removed: boolean;
      readonly primary: boolean;
    }
);

/**
 * Writes stored values ("" clears), keeps history, unique indexes and the time of the last change, and
 * tells the listeners. Values that do not differ change nothing and nobody hears of them (hubspot-facts
 * 3.4 number 7).
 */
export function changeRecord(
  portal: Portal,
  record: CrmRecord,
  values: ReadonlyMap<string, string>,
  source: ChangeSource,
): readonly PropertyChange[] {
  const at = portal.now();
  const changes = differences(record, withDerived(record, values, at));
  if (changes.length === 0) return changes;
  keepEarlierView(portal, record, at, record.values);
  for (const { name, before, after } of changes) {
    setValue(portal, record, name, after);
    const entries = record.history.get(name) ?? startOf(record, name, before);
    record.history.set(name, [...entries, { value: after, at, source }]);
  }
  record.updatedAt = at;
  record.values.set(objectTypes[record.type].modifiedProperty, new Date(at).toISOString());
  portal.emit({ kind: "changed", record, changes, source, at });
  tellOfCompanies(portal, record, changes, source, at);
  return changes;
}

function tellOfCompanies(
  portal: Portal,
  from: CrmRecord,
  changes: readonly PropertyChange[],
  source: ChangeSource,
  at: number,
): void {
  const change = changes.find(({ name }) => name === "associatedcompanyid");
  if (!change) return;
  for (const [id, removed] of [
    [change.before, true],
    [change.after, false],
  ] as const) {
    const to = findLive(portal.stores.companies, id);
    if (to) portal.emit({ kind: "associated", from, to, removed, primary: true, source, at });
  }
}

/** Sets one value without history or notice, keeping the unique indexes right. */
export function setValue(portal: Portal, record: CrmRecord, name: string, value: string): void {
  const index = portal.stores[record.type].unique.get(name);
  const before = record.values.get(name);
  if (index && before !== undefined && index.get(before.toLowerCase()) === record.id) {
    index.delete(before.toLowerCase());
  }
  if (value === "") record.values.delete(name);
  else {
    record.values.set(name, value);
    index?.set(value.toLowerCase(), record.id);
  }
  if (name === "associatedcompanyid" && record.type === "contacts") {
    portal.associations.setPrimaryCompany(record, value === "" ? null : value);
  }
}

function differences(
  record: CrmRecord,
  values: ReadonlyMap<string, string>,
): readonly PropertyChange[] {
  const changes: PropertyChange[] = [];
  for (const [name, after] of values) {
    const before = record.values.get(name) ?? "";
    if (before !== after) changes.push({ name, before, after });
  }
  return changes;
}

/** Lets search and reads go on seeing `values` until they have caught up. */
export function keepEarlierView(
  portal: Portal,
  record: CrmRecord,
  at: number,
  values: ReadonlyMap<string, string> | null,
): void {
  const lagMs = Math.max(portal.indexLagMs, portal.readLagMs);
  if (lagMs <= 0) return;
  const pending = record.earlier.filter((earlier) => earlier.at + lagMs > at);
  record.earlier = [...pending, { at, values: values && new Map(values) }];
}
