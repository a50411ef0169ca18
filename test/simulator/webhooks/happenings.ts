import type { Portal } from "../portal.ts";
import type { PropertyChange, RecordEvent } from "../records/change.ts";
import { objectTypes } from "../records/object-type.ts";
import type { CrmRecord } from "../records/record.ts";
import type { Happening } from "./event.ts";

/** Properties whose pushing is not documented (hubspot-facts 5.6). */
const behaviour =
  /^(?:hs_analytics_|hs_email_|hs_sales_email_|hs_last_sales_activity_|hs_latest_|engagements_|notes_)/u;

/** Named in HubSpot's documentation as never sent (hubspot-facts 5.6). */
const excluded = new Set([
  "num_unique_conversion_events",
  "hs_lastmodifieddate",
  "lastmodifieddate",
]);

/** How HubSpot is taken to behave where it is not documented. */
export type Readings = {
  readonly pushBehaviour: boolean;
  readonly mergeSendsDeletions: boolean;
};

/** Turns what happened to a record into what webhooks could say about it. */
export function happeningsOf(
  portal: Portal,
  event: RecordEvent,
  readings: Readings,
): readonly Happening[] {
  switch (event.kind) {
    case "created":
      return [
        lifecycle("creation", event, event.record, "CREATED"),
        ...[...event.record.values].flatMap(([name, after]) =>
          changed(portal, event, event.record, { name, before: "", after }, readings),
        ),
      ];
    case "changed":
      return event.changes.flatMap((change) =>
        changed(portal, event, event.record, change, readings),
      );
    case "deleted":
      return [lifecycle("deletion", event, event.record, "DELETED")];
    case "restored":
      return [lifecycle("restore", event, event.record, "RESTORED")];
    case "privacyDeleted":
      return [lifecycle("privacyDeletion", event, event.record)];
    case "merged":
      return [
        merged(event),
        ...(readings.mergeSendsDeletions
          ? event.mergedIds.map((id) =>
              lifecycle("deletion", event, { ...event.record, id }, "DELETED"),
            )
          : []),
        ...event.changes.flatMap((change) =>
          changed(portal, event, event.record, change, readings),
        ),
      ];
    case "associated":
      return [association(event, event.from, event.to), association(event, event.to, event.from)];
    default:
      return event satisfies never;
  }
}

function base(event: RecordEvent, record: CrmRecord): Happening["fields"] {
  const { changeSource, sourceId } = event.source;
  return {
    objectId: Number(record.id),
    changeSource,
    sourceId,
    occurredAt: event.at,
  };
}

function named(action: string, record: CrmRecord): Omit<Happening, "fields"> {
  const { singular, typeId } = objectTypes[record.type];
  return { action, objectName: singular, objectTypeId: typeId };
}

function lifecycle(
  action: string,
  event: RecordEvent,
  record: CrmRecord,
  changeFlag?: string,
): Happening {
  const fields = { ...base(event, record), ...(changeFlag !== undefined && { changeFlag }) };
  return { ...named(action, record), fields };
}

function changed(
  portal: Portal,
  event: RecordEvent,
  record: CrmRecord,
  { name, after }: PropertyChange,
  readings: Readings,
): readonly Happening[] {
  const definition = portal.definitions[record.type].properties.get(name);
  if (!definition || definition.calculated || excluded.has(name)) return [];
  if (!readings.pushBehaviour && definition.readOnlyValue && behaviour.test(name)) return [];
  const isTime = definition.type === "datetime" || definition.type === "date";
  // Times travel as epoch milliseconds, as HubSpot keeps them.
  const propertyValue = isTime && after !== "" ? String(Date.parse(after)) : after;
  const fields = { ...base(event, record), propertyName: name, propertyValue };
  return [{ ...named("propertyChange", record), propertyName: name, fields }];
}

function merged(event: Extract<RecordEvent, { kind: "merged" }>): Happening {
  const { record, primaryId, mergedIds, changes } = event;
  return {
    ...named("merge", record),
    fields: {
      ...base(event, record),
      changeFlag: "MERGED",
      primaryObjectId: Number(primaryId),
      mergedObjectIds: mergedIds.filter((id) => id !== primaryId).map(Number),
      newObjectId: Number(record.id),
      numberOfPropertiesMoved: changes.length,
    },
  };
}

function association(
  event: Extract<RecordEvent, { kind: "associated" }>,
  from: CrmRecord,
  to: CrmRecord,
): Happening {
  return {
    ...named("associationChange", from),
    fields: {
      ...base(event, from),
      associationType: `${wordOf(from)}_TO_${wordOf(to)}`,
      fromObjectId: Number(from.id),
      toObjectId: Number(to.id),
      associationRemoved: event.removed,
      isPrimaryAssociation: event.primary,
    },
  };
}

function wordOf(record: CrmRecord): string {
  return objectTypes[record.type].singular.toUpperCase();
}
