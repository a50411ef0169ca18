import { z } from "zod";
import { conditionSchema, eventShape } from "./condition-schema.ts";
import { identifier, textSchema } from "./criterion-schema.ts";

const days = z.number().int().min(1).max(3_650);

/**
 * A hard gate with a reason (contracts.md, Exclusions): no hand-off and no enrolment while it holds.
 * It ends at `until` (a UTC day), or `expiresAfterDays` after the newest event or date behind it.
 */
export const exclusionSchema = z.strictObject({
  id: identifier,
  label: textSchema,
  when: conditionSchema,
  until: z.iso.date().nullable().default(null),
  expiresAfterDays: days.nullable().default(null),
});

export type Exclusion = z.output<typeof exclusionSchema>;

/** Caps a contact at a band and keeps it from being ready, whatever its behaviour (domain.md section 2). */
export const limitSchema = z.strictObject({
  id: identifier,
  label: textSchema,
  when: conditionSchema,
  band: identifier,
});

export type Limit = z.output<typeof limitSchema>;

/** Makes a contact ready at once, for `withinDays` days, unless excluded or limited. */
export const handRaiserSchema = z.strictObject({
  label: textSchema,
  ...eventShape,
  withinDays: days.default(30),
});

export type HandRaiser = z.output<typeof handRaiserSchema>;
