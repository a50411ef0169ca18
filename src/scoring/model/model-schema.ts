import { z } from "zod";
import { criterionSchema, identifier, textSchema } from "./criterion-schema.ts";
import { fieldsSchema } from "./fields-schema.ts";
import { exclusionSchema, handRaiserSchema, limitSchema } from "./gates-schema.ts";
import {
  bandSchema,
  funnelSchema,
  matrixSchema,
  originSchema,
  readySchema,
  rolesSchema,
} from "./outcome-schema.ts";
import { outputsSchema } from "./outputs-schema.ts";

const axis = z.strictObject({
  max: z.number().int().min(1).max(1_000).default(50),
  label: textSchema.optional(),
});

/**
 * The shape of a model document (contracts.md, Model document). In a customer model the axis `fit`
 * holds the value contributed and `pain` holds loyalty and satisfaction.
 */
export const modelSchema = z.strictObject({
  schema: z.literal(1),
  id: identifier,
  /** Given on publishing; 0 for a draft. */
  version: z.number().int().min(0).max(1_000_000).default(0),
  name: z.string().trim().min(1).max(100),
  about: textSchema.default({ en: "", es: "" }),
  kind: z.enum(["lead", "customer"]),
  axes: z
    .strictObject({ fit: axis.default({ max: 50 }), pain: axis.default({ max: 50 }) })
    .default({ fit: { max: 50 }, pain: { max: 50 } }),
  fields: fieldsSchema,
  /** Outputs that go to properties of the portal's own instead of ours. */
  outputs: outputsSchema.default({}),
  /** The admin's own free-mail domains, beside the kept-up list. */
  freeMailDomains: z.array(z.string().min(3).max(253)).max(10_000).default([]),
  criteria: z.array(criterionSchema).min(1).max(100),
  families: z
    .record(identifier, z.strictObject({ cap: z.number().int().min(0).max(1_000) }))
    .default({}),
  exclusions: z.array(exclusionSchema).max(50).default([]),
  limits: z.array(limitSchema).max(50).default([]),
  handRaisers: z.array(handRaiserSchema).max(50).default([]),
  bands: z.array(bandSchema).min(1).max(20),
  matrix: matrixSchema,
  ready: readySchema.default({ fit: 0, pain: 0, total: 0, hysteresis: 5, dwellHours: 24 }),
  roles: rolesSchema.prefault({}),
  funnel: funnelSchema.prefault({ decision: { from: 51 }, consideration: { from: 26 } }),
  origin: originSchema.nullable().default(null),
  /** After a 'maybe' of sales a lead is not ready for so many days, unless it raises a hand (docs/contracts.md, Verdict). */
  maybeWaitsDays: z.number().int().min(1).max(365).default(30),
  /** A 'never' verdict stops blocking after so many days; null for never (contracts.md, Verdict). */
  neverExpiresAfterDays: z.number().int().min(1).max(3_650).nullable().default(null),
});

/** A model as the engine takes it: parsed, every default filled in, cross-references checked. */
export type Model = z.output<typeof modelSchema>;

/** A model as a person writes it. */
export type ModelDocument = z.input<typeof modelSchema>;
