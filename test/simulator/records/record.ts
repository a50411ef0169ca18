import type { ObjectType } from "./object-type.ts";

/** Who changed a value, as webhooks and property history name it. */
export type ChangeSource = {
  /** CRM_UI, INTEGRATION, FORM, ANALYTICS, MERGE_CONTACTS ... an open set. */
  readonly changeSource: string;
  /** For an app the app's id as text, for a person `userId:1`, for an import its id. */
  readonly sourceId: string;
};

export type HistoryEntry = {
  readonly value: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly source: ChangeSource;
};

/** A record as it was before the change at `at`: search and reads may lag behind. */
export type EarlierView = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** null: the record was not there yet. */
  readonly values: ReadonlyMap<string, string> | null;
};

/** What a made-up person did, as a stream of chance that can be played again. */
export type Past = {
  /** Of createRandom. */
  readonly state: number;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  /** 0 (none) to 1 (about to buy). */
  readonly intent: number;
  readonly isCustomer: boolean;
  /** Whether anything is known of the product's use; a customer that an import brought has none. */
  readonly usesProduct: boolean;
};

/** One record. `values` holds non-empty values only, in the stored form of properties/check-value.ts. */
export type CrmRecord = {
  readonly id: string;
  readonly type: ObjectType;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
  readonly values: Map<string, string>;
  /** What came before the simulator ran, for what was made up: told anew when somebody asks. */
  readonly past?: Past;
  /** Every value since the record was made, oldest first, by property; a property that never changed is not in it. */
  readonly history: Map<string, HistoryEntry[]>;
  readonly source: ChangeSource;
  earlier: EarlierView[];
};

/** All records of one type in one portal. */
export type RecordStore = {
  readonly type: ObjectType;
  readonly byId: Map<string, CrmRecord>;
  /** Ids in rising order. */
  readonly order: string[];
  /** Merged-away id -> the record that took it in. */
  readonly merged: Map<string, string>;
  /** For each unique property: value in lower case -> id. */
  readonly unique: Map<string, Map<string, string>>;
};

export function createRecordStore(type: ObjectType): RecordStore {
  const unique = new Map<string, Map<string, string>>();
  if (type === "contacts") unique.set("email", new Map());
  return { type, byId: new Map(), order: [], merged: new Map(), unique };
}

/** The live record of that very id; merged-away, archived and unknown ids give undefined. */
export function findLive(store: RecordStore, id: string): CrmRecord | undefined {
  const record = store.byId.get(id);
  return record && record.archivedAt === null ? record : undefined;
}

/** What is seen of a record by somebody who is `lagMs` behind; null: it was not there yet. */
export function seenValues(
  record: CrmRecord,
  lagMs: number,
  now: number,
): ReadonlyMap<string, string> | null {
  const earlier = record.earlier.find(({ at }) => at + lagMs > now);
  return earlier ? earlier.values : record.values;
}

/** Like findLive, but a merged-away id leads to its survivor, as GET and PATCH do (hubspot-facts 3.10). */
export function resolveLive(store: RecordStore, id: string): CrmRecord | undefined {
  let current = id;
  for (let next = store.merged.get(current); next; next = store.merged.get(current)) current = next;
  return findLive(store, current);
}

/** The live record whose unique property has this value, case aside. */
export function findUnique(
  store: RecordStore,
  property: string,
  value: string,
): CrmRecord | undefined {
  const id = store.unique.get(property)?.get(value.trim().toLowerCase());
  return id === undefined ? undefined : findLive(store, id);
}

/** Every live record, by rising id. */
export function* liveRecords(store: RecordStore): Generator<CrmRecord> {
  for (const id of store.order) {
    const record = findLive(store, id);
    if (record) yield record;
  }
}
