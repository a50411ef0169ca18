import { READINGS } from "../../scoring/reading/readings.ts";
import { z } from "zod";
import { outputName } from "../../scoring/model/outputs-schema.ts";
import { instant, modelKind, text } from "./text.ts";

/** Which record a property belongs to. */
export const objectType = z.enum(["contacts", "companies"]);
export type ObjectType = z.infer<typeof objectType>;

/**
 * What was read of the portal for the mapping: its properties, and up to 1,000 contacts and companies for
 * fill rates and samples. It is read in the background; ask again while `reading`.
 */
export const sampleState = z.object({
  state: z.enum(["reading", "ready", "failed"]),
  contacts: z.number().int(),
  companies: z.number().int(),
  readAt: instant.nullable(),
  error: text.nullable(),
});
export type SampleState = z.infer<typeof sampleState>;

/** One property of the portal. `fill` is the share (0-1) of the sample that has a value; null before the sample. */
export const portalProperty = z.object({
  object: objectType,
  name: z.string(),
  label: z.string(),
  description: z.string(),
  group: z.string(),
  type: z.string(),
  fieldType: z.string(),
  fill: z.number().nullable(),
  /** Up to five different values, cut at 80 characters. */
  samples: z.array(z.string()),
});
export type PortalProperty = z.infer<typeof portalProperty>;

export const properties = z.object({
  sample: sampleState,
  total: z.number().int(),
  items: z.array(portalProperty),
});
export type Properties = z.infer<typeof properties>;

export const propertiesQuery = z.object({
  object: objectType.default("contacts"),
  /** `source`: what a field can be read from (never our own outputs). `output`: what we could write to (never calculated, read-only or HubSpot's own). */
  use: z.enum(["source", "output"]).default("source"),
  /** A field of the model: only properties of a type that it can use are answered. */
  field: z.string().max(64).optional(),
  /** An output of Ripen: only properties that can take it are answered. */
  output: outputName.optional(),
  kind: modelKind.default("lead"),
  q: z.string().trim().max(100).default(""),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(2_000).default(50),
});

const side = z.object({
  name: z.string(),
  /** Null when the portal has no such property. */
  label: z.string().nullable(),
  type: z.string().nullable(),
  fill: z.number().nullable(),
  samples: z.array(z.string()),
});

/** Whether what a field is read from can be relied on. */
export const fieldState = z.enum([
  "ok",
  "empty",
  "unmapped",
  "missing",
  "wrongType",
  "broken",
  "unknown",
]);
export type FieldState = z.infer<typeof fieldState>;

/** A logical field of the model and where it is read: the company's value first, the contact's as fall-back. */
export const mappedField = z.object({
  name: z.string(),
  label: text,
  group: z.enum(["profile", "behaviour"]),
  contact: side.nullable(),
  company: side.nullable(),
  /** What a counter or date becomes; null for a profile field. */
  event: z.object({ type: z.string(), kind: z.enum(["counter", "date"]) }).nullable(),
  /** Criteria and gates that read it. */
  usedBy: z.array(z.object({ path: z.string(), label: text })),
  /** What the sampled values decide of each value; null for nothing. */
  reading: z.enum(READINGS).nullable(),
  state: fieldState,
  /** What is the case and what to do; null when the state is ok. */
  advice: text.nullable(),
  /** The best first, at most five. */
  suggestions: z.array(
    z.object({
      object: objectType,
      name: z.string(),
      label: z.string(),
      fill: z.number().nullable(),
    }),
  ),
});
export type MappedField = z.infer<typeof mappedField>;

/** A source of behaviour: how fresh it is and how to make it fresher (hubspot-facts 5.6). */
export const behaviourSource = z.object({
  type: z.string(),
  label: text,
  /** The counter or date it is derived from; null where the source is a call or a webhook. */
  property: z.string().nullable(),
  events30Days: z.number().int(),
  lastAt: instant.nullable(),
  freshness: text,
  fresher: text.nullable(),
});
export type BehaviourSource = z.infer<typeof behaviourSource>;

/**
 * A property that Ripen writes: ours, or the portal's own in `target` instead. `conflict`: one of our name
 * stands in the portal with another type and is left alone. `unconfirmed`: the draft names a property whose
 * overwriting nobody has confirmed. `broken`: the target is gone or cannot take the values any more.
 */
export const outputProperty = z.object({
  name: z.string(),
  label: text,
  description: text,
  type: z.string(),
  state: z.enum(["own", "mapped", "unconfirmed", "broken", "conflict"]),
  note: text.nullable(),
  /** Whether it can go to a property of the portal's own. */
  isMappable: z.boolean(),
  target: z
    .object({ name: z.string(), label: z.string().nullable(), type: z.string().nullable() })
    .nullable(),
});
export type OutputProperty = z.infer<typeof outputProperty>;

export const mapping = z.object({
  kind: modelKind,
  /** The draft's revision that these fields are of. */
  revision: z.number().int(),
  sample: sampleState,
  fields: z.array(mappedField),
  behaviour: z.array(behaviourSource),
  outputs: z.array(outputProperty),
});
export type MappingPage = z.infer<typeof mapping>;

const propertyName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,99}$/)
  .nullable();

/** Where fields are to be read from; fields that are left out keep theirs. Null takes a side away. */
export const mappingWish = z.object({
  revision: z.number().int().min(0),
  fields: z.record(z.string(), z.strictObject({ contact: propertyName, company: propertyName })),
});
export type MappingWish = z.infer<typeof mappingWish>;

/** How many contacts have a value in a property. */
export const overwrites = z.object({ contacts: z.number().int().min(0) });
export type Overwrites = z.infer<typeof overwrites>;

/**
 * Where an output of the draft is to be written; null for our own property. `overwrites` is the number of
 * values that the caller has seen it would overwrite: with less than there are it is refused.
 */
export const outputWish = z.object({
  revision: z.number().int().min(0),
  property: propertyName,
  overwrites: z.number().int().min(0).nullable().default(null),
});

/** What a form of the account is called; models look for texts in its name. */
export const formName = z.object({ name: z.string().trim().min(1).max(200) });

export const forms = z.object({
  forms: z.array(
    z.object({
      /** HubSpot's id of the form. */
      formId: z.string(),
      /** Null while nobody has said it: the form goes by its id. */
      name: z.string().nullable(),
      isNamedByPerson: z.boolean(),
    }),
  ),
});
export type Forms = z.infer<typeof forms>;
