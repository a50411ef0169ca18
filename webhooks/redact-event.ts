/** Fields whose values are ids, times and names of HubSpot's own, never a person's data. */
const shown: ReadonlySet<string> = new Set([
  "eventId",
  "subscriptionId",
  "portalId",
  "appId",
  "occurredAt",
  "subscriptionType",
  "attemptNumber",
  "objectId",
  "objectTypeId",
  "propertyName",
  "changeSource",
  "changeFlag",
  "isSensitive",
  "primaryObjectId",
  "newObjectId",
  "numberOfPropertiesMoved",
  "associationType",
  "associationTypeId",
  "associationCategory",
  "associationRemoved",
  "isPrimaryAssociation",
  "fromObjectId",
  "fromObjectTypeId",
  "toObjectId",
  "toObjectTypeId",
]);
/** Fields whose name is HubSpot's, but whose value may tell of a person. */
const namedOnly: ReadonlySet<string> = new Set(["propertyValue", "sourceId", "mergedObjectIds"]);
/** What a value of those fields looks like when it is what it should be. */
const identifier = /^[\w.:-]{1,100}$/;
const mostFields = 40;

/**
 * A rejected event as JSON text that may be stored and shown: fields of the list above as they came when
 * they look like it, of everything else only what kind of thing it was. At most 40 fields; always valid JSON.
 */
export function redactEvent(raw: unknown): string {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    return JSON.stringify(describe(raw));
  }
  const entries = Object.entries(raw);
  const kept = entries
    .slice(0, mostFields)
    .map(([key, value], at) => redactField(key, value, at + 1));
  const left = entries.length - kept.length;
  return JSON.stringify(
    Object.fromEntries(left > 0 ? [...kept, ["left out", `${left} fields`]] : kept),
  );
}

function redactField(key: string, value: unknown, place: number): readonly [string, unknown] {
  if (shown.has(key)) return [key, showable(value) ? value : describe(value)];
  return [namedOnly.has(key) ? key : `field ${place}`, describe(value)];
}

function showable(value: unknown): boolean {
  if (typeof value === "string") return identifier.test(value);
  return typeof value === "number" || typeof value === "boolean" || value === null;
}

function describe(value: unknown): string {
  if (typeof value === "string") return `[text of ${value.length} characters]`;
  if (Array.isArray(value)) return `[list of ${value.length}]`;
  if (typeof value === "object" && value !== null) return "[object]";
  return `[${value === null ? "null" : typeof value}]`;
}
