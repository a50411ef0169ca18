import type { Portal } from "../portal.ts";
import { keepEarlierView, setValue } from "./change.ts";
import { withDerived } from "./derive.ts";
import { objectTypes, type ObjectType } from "./object-type.ts";
import type { ChangeSource, CrmRecord } from "./record.ts";

type Creation = {
  readonly values: ReadonlyMap<string, string>;
  readonly source: ChangeSource;
  /** Epoch milliseconds; default now. */
  readonly createdAt?: number;
  /** Epoch milliseconds of the last change; default `createdAt`. */
  readonly updatedAt?: number;
  /** True while seeding: nobody hears of it. */
  readonly silent?: boolean;
};

/** Makes a record with the next id of its type. Values are in stored form and have been checked. */
export function createRecord(portal: Portal, type: ObjectType, creation: Creation): CrmRecord {
  const { source, createdAt = portal.now(), updatedAt = createdAt } = creation;
  const id = portal.nextId(type);
  const facts = objectTypes[type];
  const store = portal.stores[type];
  const record: CrmRecord = {
    id,
    type,
    createdAt,
    updatedAt,
    archivedAt: null,
    values: new Map(),
    history: new Map(),
    source,
    earlier: [],
  };
  store.byId.set(id, record);
  store.order.push(id);
  for (const [name, value] of withDerived(record, creation.values, createdAt)) {
    if (value !== "") setValue(portal, record, name, value);
  }
  const iso = new Date(createdAt).toISOString();
  record.values.set("hs_object_id", id);
  record.values.set(facts.always.includes("hs_createdate") ? "hs_createdate" : "createdate", iso);
  record.values.set(facts.modifiedProperty, new Date(updatedAt).toISOString());
  if (creation.silent) return record;
  keepEarlierView(portal, record, createdAt, null);
  portal.emit({ kind: "created", record, source, at: createdAt });
  return record;
}
