import type { Portal } from "../portal.ts";
import { keepEarlierView, setValue } from "./change.ts";
import { withDerived } from "./derive.ts";
import { objectTypes, type ObjectType } from "./object-type.ts";
import type { ChangeSource, CrmRecord, HistoryEntry, Past } from "./record.ts";

type Creation = {
  readonly values: ReadonlyMap<string, string>;
  readonly source: ChangeSource;
  /** Epoch milliseconds; default now. */
  readonly createdAt?: number;
  /** Epoch milliseconds of the last change; default `createdAt`. */
  readonly updatedAt?: number;
  /** What a made-up person did before. */
  readonly past?: Past;
  /** Values before those of now, oldest first, by property. */
  readonly history?: ReadonlyMap<string, readonly HistoryEntry[]>;
  /** True while seeding: nobody hears of it. */
  readonly silent?: boolean;
};

/** Counters that HubSpot may fill for a contact that is created (options.ts, newCounters). */
const counters = [
  "hs_analytics_average_page_views",
  "hs_analytics_num_event_completions",
  "hs_analytics_num_page_views",
  "hs_analytics_num_visits",
  "num_conversion_events",
  "num_unique_conversion_events",
];

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
    ...(creation.past && { past: creation.past }),
    history: new Map([...(creation.history ?? [])].map(([name, all]) => [name, [...all]])),
    source,
    earlier: [],
  };
  store.byId.set(id, record);
  store.order.push(id);
  for (const [name, value] of withDerived(record, creation.values, createdAt)) {
    if (value !== "") setValue(portal, record, name, value);
  }
  const iso = new Date(createdAt).toISOString();
  for (const [name, value] of marksOf(portal, record, creation)) record.values.set(name, value);
  record.values.set("hs_object_id", id);
  record.values.set(facts.always.includes("hs_createdate") ? "hs_createdate" : "createdate", iso);
  record.values.set(facts.modifiedProperty, new Date(updatedAt).toISOString());
  if (creation.silent) return record;
  keepEarlierView(portal, record, createdAt, null);
  portal.emit({ kind: "created", record, source, at: createdAt });
  return record;
}

/** What HubSpot notes about a new record by itself. */
function marksOf(
  portal: Portal,
  { type, values, source }: CrmRecord,
  { silent = false }: Creation,
): readonly (readonly [string, string])[] {
  if (type === "contacts") {
    if (silent || portal.newCounters === "empty") return [];
    return counters.flatMap((name) => (values.has(name) ? [] : [[name, "0"] as const]));
  }
  if (type === "companies") return [];
  const user = /^userId:(?<id>\d+)$/u.exec(source.sourceId)?.groups?.["id"];
  return [
    ["hs_object_source", source.changeSource],
    ["hs_object_source_id", source.sourceId],
    ...(user === undefined ? [] : [["hs_created_by_user_id", user] as const]),
  ];
}
