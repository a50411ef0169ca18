import { z } from "zod";
import { cellColours } from "../result.ts";
import { conditionSchema } from "./condition-schema.ts";
import { identifier, textSchema } from "./criterion-schema.ts";
import { fieldName } from "./fields-schema.ts";
import { SENIORITIES } from "../reading/seniority.ts";

const threshold = z.number().int().min(0).max(2_000);

/** A named range of the total; `from` is its lower bound (contracts.md, Scores). */
export const bandSchema = z.strictObject({
  name: identifier,
  label: textSchema,
  from: threshold,
});

export type Band = z.output<typeof bandSchema>;

const cuts = z.array(threshold).min(1).max(9);

/** Cuts are lower bounds. `cells[row][column]`: rows rise with fit, columns with pain (domain.md section 5). */
export const matrixSchema = z.strictObject({
  fit: cuts,
  pain: cuts,
  cells: z.array(z.array(z.enum(cellColours))),
});

/**
 * The definition of ready, in published points. A ready contact leaves below a threshold minus
 * `hysteresis`, and only after `dwellHours` of being there.
 */
export const readySchema = z.strictObject({
  fit: threshold,
  pain: threshold,
  total: threshold,
  hysteresis: z.number().int().min(0).max(100).default(5),
  dwellHours: z.number().int().min(0).max(2_160).default(24),
});

/** Which fields tell the role in the purchase, and from which level on (domain.md section 2). */
export const rolesSchema = z.strictObject({
  jobTitle: fieldName.nullable().default(null),
  buyingRole: fieldName.nullable().default(null),
  /** A field with the level itself (HubSpot's hs_seniority): where it is filled it wins over the title. */
  seniority: fieldName.nullable().default(null),
  decisionMakerFrom: z.enum(SENIORITIES).default("director"),
  influencerFrom: z.enum(SENIORITIES).default("senior"),
});

const stage = z.strictObject({
  /** The total from which a lead is in this stage. */
  from: threshold,
  when: conditionSchema.nullable().default(null),
});

/** Stages of the funnel (domain.md section 6): the furthest whose total or condition holds. */
export const funnelSchema = z.strictObject({
  customer: conditionSchema.nullable().default(null),
  decision: stage,
  consideration: stage,
});

/** The mapped field that tells where a lead came from, and its values (contracts.md, Origin). */
export const originSchema = z.strictObject({
  field: fieldName,
  inbound: z.array(z.string().min(1).max(200)).max(200).default([]),
  outbound: z.array(z.string().min(1).max(200)).max(200).default([]),
});
