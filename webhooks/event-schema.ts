import { z } from "zod";

const latestDate = 8.64e15;
/** A profile holds at most 250 identities (hubspot-facts 3.10), so that a longer list is no merge. */
const mostMerged = 1_000;
const recordIdPattern = /^[1-9]\d{0,15}$/;

// Custom checks instead of unions and transforms: at 30,000 events a second those cost four times as much.
const recordId = z.custom<number | string>(
  (id) =>
    (typeof id === "string" ? recordIdPattern.test(id) : isPositive(id)) && isSafe(Number(id)),
  "must be a record id: a positive safe integer",
);
const number = z.custom<number>(isSafe, "must be a safe integer").nullish();
const scalar = z
  .custom<string | number | boolean>(
    (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean",
    "must be a text, a number or true or false",
  )
  .nullish();
const text = z.string().nullish();

/** What every event says (hubspot-facts 5.3). `changeSource` is an open set. */
export const envelopeSchema = z.object({
  portalId: z.custom<number>(
    (id) => isPositive(id) && Number(id) < 1e15,
    "must be a HubSpot account id: a positive integer",
  ),
  appId: number,
  subscriptionId: number,
  eventId: scalar,
  occurredAt: z.custom<number>(
    (at) => isSafe(at) && Number(at) >= 0 && Number(at) <= latestDate,
    "must be epoch milliseconds",
  ),
  subscriptionType: z.string().min(1),
  changeSource: text,
  sourceId: scalar,
});
/** creation, deletion, restore, privacyDeletion */
export const aboutSchema = z.object({ objectId: recordId });
/** The object of the generic `object.*` forms. */
export const typeSchema = z.object({ objectTypeId: text });
/** propertyChange */
export const changeSchema = z.object({
  objectId: recordId,
  propertyName: z.string().min(1),
  propertyValue: scalar,
});
/** merge */
export const mergeSchema = z.object({
  primaryObjectId: recordId,
  mergedObjectIds: z.array(recordId).max(mostMerged),
  newObjectId: recordId.nullish(),
});
/** associationChange, in its older and newer form */
export const associationSchema = z.object({
  associationType: text,
  fromObjectTypeId: text,
  toObjectTypeId: text,
  fromObjectId: recordId,
  toObjectId: recordId,
  associationRemoved: z.boolean().nullish(),
  isPrimaryAssociation: z.boolean().nullish(),
});

function isSafe(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

function isPositive(value: unknown): boolean {
  return isSafe(value) && Number(value) > 0;
}
