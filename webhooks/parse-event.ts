import type { z } from "zod";
import type { ActivityType, Envelope, Happening, RecordType, WebhookEvent } from "./event.ts";
import {
  aboutSchema,
  associationSchema,
  changeSchema,
  envelopeSchema,
  mergeSchema,
  typeSchema,
} from "./event-schema.ts";

/** An understood event, or the reason in one sentence why it is not one. */
export type ParsedEvent =
  | { readonly ok: true; readonly event: WebhookEvent }
  | { readonly ok: false; readonly reason: string };

/** By HubSpot's object type id and by the names that older and newer forms use. */
const objectTypes: ReadonlyMap<string, RecordType | ActivityType> = new Map([
  ["0-1", "contact"],
  ["contact", "contact"],
  ["0-2", "company"],
  ["company", "company"],
  ["0-47", "meeting"],
  ["meeting", "meeting"],
  ["0-48", "call"],
  ["call", "call"],
]);

/**
 * Reads one event of HubSpot's (hubspot-facts 5.3) into a fresh object of our own: legacy `contact.*`
 * and `company.*` forms and generic `object.*` forms alike. `changeSource` is an open set. An event of
 * a kind that the app does not use is kept as `other` with the reason. Never throws.
 */
export function parseEvent(raw: unknown): ParsedEvent {
  const envelope = envelopeSchema.safeParse(raw);
  if (!envelope.success) return notUnderstood(envelope.error);
  const happening = readHappening(envelope.data.subscriptionType, raw);
  return "issues" in happening
    ? notUnderstood(happening)
    : { ok: true, event: { ...fresh(envelope.data), ...happening } };
}

/** As texts what HubSpot sends now as a number, now as a text, and null for what it left out. */
function fresh(read: z.infer<typeof envelopeSchema>): Envelope {
  return {
    portalId: read.portalId,
    appId: read.appId ?? null,
    subscriptionId: read.subscriptionId ?? null,
    eventId: textOrNull(read.eventId),
    occurredAt: read.occurredAt,
    subscriptionType: read.subscriptionType,
    changeSource: read.changeSource ?? null,
    sourceId: textOrNull(read.sourceId),
  };
}

function readHappening(subscriptionType: string, raw: unknown): Happening | z.ZodError {
  const dot = subscriptionType.indexOf(".");
  const named = subscriptionType.slice(0, dot);
  const action = subscriptionType.slice(dot + 1);
  if (action === "associationChange") return readAssociation(raw);
  const type = named === "object" ? typeSchema.safeParse(raw) : null;
  if (type?.success === false) return type.error;
  const object = objectTypes.get(
    type === null ? named : (type.data.objectTypeId ?? "").toLowerCase(),
  );
  if (object === "meeting" || object === "call") {
    return action === "creation"
      ? about(raw, (objectId) => ({ kind: "creation", object, objectId }))
      : other(raw, `only the creation of a ${object} is behaviour`);
  }
  if (object === undefined) return other(raw, "the app follows no objects of this type");
  switch (action) {
    case "propertyChange":
      return readChange(raw, object);
    case "merge":
      return readMerge(raw, object);
    case "creation":
    case "deletion":
    case "restore":
      return about(raw, (objectId) => ({ kind: action, object, objectId }));
    case "privacyDeletion":
      return object === "contact"
        ? about(raw, (objectId) => ({ kind: action, object, objectId }))
        : other(raw, "only contacts are erased");
    default:
      return other(raw, "the app does not know this subscription type");
  }
}

function about(raw: unknown, make: (objectId: string) => Happening): Happening | z.ZodError {
  const read = aboutSchema.safeParse(raw);
  return read.success ? make(String(read.data.objectId)) : read.error;
}

function other(raw: unknown, reason: string): Happening {
  const objectId = textOrNull(aboutSchema.safeParse(raw).data?.objectId);
  return { kind: "other", objectId, reason };
}

function readChange(raw: unknown, object: RecordType): Happening | z.ZodError {
  const read = changeSchema.safeParse(raw);
  if (!read.success) return read.error;
  const { objectId, propertyName, propertyValue } = read.data;
  const change = { propertyName, propertyValue: textOrNull(propertyValue) };
  return { kind: "propertyChange", object, objectId: String(objectId), ...change };
}

function readMerge(raw: unknown, object: RecordType): Happening | z.ZodError {
  const read = mergeSchema.safeParse(raw);
  if (!read.success) return read.error;
  const { primaryObjectId, mergedObjectIds, newObjectId } = read.data;
  const survivorId = String(newObjectId ?? primaryObjectId);
  const gone = new Set([primaryObjectId, ...mergedObjectIds].map(String));
  gone.delete(survivorId);
  return { kind: "merge", object, survivorId, mergedIds: [...gone] };
}

function readAssociation(raw: unknown): Happening | z.ZodError {
  const read = associationSchema.safeParse(raw);
  if (!read.success) return read.error;
  const [from, to] = [String(read.data.fromObjectId), String(read.data.toObjectId)];
  const change = {
    kind: "associationChange",
    removed: read.data.associationRemoved ?? false,
    primary: read.data.isPrimaryAssociation ?? false,
  } as const;
  switch (direction(read.data)) {
    case "contact to company":
      return { ...change, contactId: from, companyId: to };
    case "company to contact":
      return { ...change, contactId: to, companyId: from };
    default:
      return other(raw, "the app follows associations of contacts and companies only");
  }
}

function direction(ends: z.infer<typeof associationSchema>): string {
  if (typeof ends.associationType === "string") {
    return ends.associationType
      .toLowerCase()
      .replace("_to_", " to ")
      .replace(/_unlabeled$/, "");
  }
  const [from, to] = [ends.fromObjectTypeId, ends.toObjectTypeId].map((id) =>
    objectTypes.get((id ?? "").toLowerCase()),
  );
  return `${from} to ${to}`;
}

/** Names fields and rules, never values: the sentence is logged and shown. */
function notUnderstood(error: z.ZodError): ParsedEvent {
  const [first] = error.issues;
  const path = first?.path.join(".") ?? "";
  return {
    ok: false,
    reason: `${path === "" ? "event" : path}: ${first?.message ?? "not understood"}`,
  };
}

function textOrNull(value: string | number | boolean | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
