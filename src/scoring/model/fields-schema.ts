import { z } from "zod";
import { READINGS } from "../reading/readings.ts";
import { eventType } from "./condition-schema.ts";

/** The name of a HubSpot property, as HubSpot allows them (hubspot-facts 4.2). */
export const property = z.string().regex(/^[a-z][a-z0-9_]{0,99}$/, {
  error: "a HubSpot property's internal name has lower-case letters, digits and _",
});

/** A logical field's name: a letter, then letters, digits and _. */
export const fieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, {
  error: "a field name starts with a letter and has letters, digits and _",
});

/**
 * Makes a mapped counter or date a source of behaviour events (contracts.md, Behaviour events). `at`
 * names the contact property that carries a counter's last date; `properties` are copied onto the event.
 */
export const fieldEventSchema = z
  .strictObject({
    type: eventType,
    kind: z.enum(["counter", "date"]),
    at: property.optional(),
    properties: z.record(fieldName, property).optional(),
  })
  .readonly();

/**
 * Where a logical field is read: the company's value first, the contact's as fall-back. `reading` is what the
 * column as a whole decides of each value.
 */
export const mappingSchema = z
  .strictObject({
    contact: property.optional(),
    company: property.optional(),
    event: fieldEventSchema.optional(),
    reading: z.enum(READINGS).optional(),
  })
  .readonly()
  .refine((mapping) => mapping.contact !== undefined || mapping.company !== undefined, {
    error: "name a contact property, a company property, or both",
  });

export type Mapping = z.output<typeof mappingSchema>;

/** The mapping of a model: logical field -> property. It belongs to the version (contracts.md). */
export const fieldsSchema = z
  .record(fieldName, mappingSchema)
  .refine((fields) => Object.keys(fields).length <= 200, { error: "at most 200 fields" });
