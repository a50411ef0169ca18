import { z } from "zod";
import type { Condition, ConditionInput } from "./condition.ts";
import { SENIORITIES } from "../reading/seniority.ts";

const field = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,99}$/, {
  error: "a field name starts with a letter and has letters, digits and _",
});
const text = z.string().trim().min(1).max(200);
const texts = z.array(text).min(1).max(10_000);
const days = z.number().int().min(1).max(3_650);
const amount = z.number().min(-1e15).max(1e15);

/** A behaviour event's type: one of the product's own, or `custom:` and a name (contracts.md). */
export const eventType = z.string().regex(/^(custom:[\w .:-]{1,80}|[a-z][a-z0-9_]{0,60})$/, {
  error: "an event type is written like page_viewed or custom:name",
});

/** One type or several, at most 20. */
export const eventTypes = z.array(eventType).min(1).max(20);

/** Types, `where` and window of an event, shared by conditions and hand-raisers. */
export const eventShape = {
  types: eventTypes,
  where: z.lazy(() => conditionSchema.nullable()).default(null),
};

/** The schema of `Condition` (condition.ts). */
export const conditionSchema: z.ZodType<Condition, ConditionInput> = z.lazy(() =>
  z.discriminatedUnion("op", [
    z.strictObject({ op: z.enum(["all", "any"]), of: z.array(conditionSchema).min(1).max(50) }),
    z.strictObject({ op: z.literal("not"), of: conditionSchema }),
    z.strictObject({
      op: z.literal("event"),
      ...eventShape,
      times: z.number().int().min(1).max(1_000).default(1),
      withinDays: days.nullable().default(null),
    }),
    z.strictObject({ op: z.literal("equals"), field, value: text }),
    z.strictObject({
      op: z.enum(["oneOf", "contains", "startsWith", "endsWith"]),
      field,
      values: texts,
    }),
    z.strictObject({ op: z.literal("matches"), field, pattern: z.string().min(1).max(256) }),
    z.strictObject({ op: z.enum(["atLeast", "atMost"]), field, value: amount }),
    z.strictObject({ op: z.literal("between"), field, from: amount, to: amount }),
    z.strictObject({
      op: z.literal("size"),
      field,
      atLeast: amount.optional(),
      atMost: amount.optional(),
    }),
    z.strictObject({ op: z.enum(["known", "unknown"]), field }),
    z.strictObject({ op: z.literal("withinDays"), field, days }),
    z.strictObject({ op: z.literal("businessEmail"), field }),
    z.strictObject({ op: z.enum(["domainIn", "countryIn"]), field, values: texts }),
    z.strictObject({
      op: z.literal("seniorityAtLeast"),
      field,
      level: z.enum(SENIORITIES),
    }),
  ]),
);
