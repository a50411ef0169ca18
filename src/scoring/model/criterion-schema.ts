import { z } from "zod";
import { conditionSchema } from "./condition-schema.ts";

const days = z.number().positive().max(3_650);
const share = z.number().min(0).max(1);

/** Points of a rule: an integer from -100 to 100 (contracts.md, Scores). */
export const points = z.number().int().min(-100).max(100);

/** A short name inside the model: lower-case letters, digits, - and _. */
export const identifier = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/, {
  error: "an id starts with a lower-case letter and has lower-case letters, digits, - and _",
});

/** A text in both languages. Blank is allowed here; `ripen lint` warns about it (domain.md section 9). */
export const textSchema = z.strictObject({ en: z.string().max(500), es: z.string().max(500) });

/**
 * How positive points fade with the age of what gave them (contracts.md, Scores). Negative points
 * hold in full until the decay's end: the last day of linear, steps and window, `endsAfterDays` of a
 * half-life (never, when that is not given).
 */
export const decaySchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("halfLife"),
    days,
    endsAfterDays: days.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal("linear"), days }),
  /** Full `share` of 0-1 until `untilDays` of age, then the next step; nothing after the last. */
  z.strictObject({
    kind: z.literal("steps"),
    steps: z
      .array(z.strictObject({ untilDays: days, share }))
      .min(1)
      .max(20),
  }),
  z.strictObject({ kind: z.literal("window"), days }),
]);

export type Decay = z.output<typeof decaySchema>;

/** `each` gives the points once for every event of the rule's event condition; otherwise once. */
export const ruleSchema = z.strictObject({
  when: conditionSchema,
  points,
  each: z.boolean().default(false),
});

export type Rule = z.output<typeof ruleSchema>;

export const criterionSchema = z.strictObject({
  id: identifier,
  axis: z.enum(["fit", "pain"]),
  family: identifier.nullable().default(null),
  label: textSchema,
  definition: textSchema,
  rules: z.array(ruleSchema).min(1).max(50),
  /** `best` takes the matching rule worth most at the time, `sum` adds all that match. */
  pick: z.enum(["best", "sum"]).default("best"),
  /** Points while the data is unknown and no rule matches; above 0 only where no event is tested. */
  unknown: points.default(0),
  /** The most that the criterion can give, 0 to 100; null for no cap. */
  cap: z.number().int().min(0).max(100).nullable().default(null),
  decay: decaySchema.nullable().default(null),
  /** It gives its points, and alone it makes no customer known: what it tests is on record of everybody. */
  isContext: z.boolean().default(false),
});

export type Criterion = z.output<typeof criterionSchema>;
