import { z } from "zod";
import { contactId, instant, segment, text } from "./text.ts";

const line = z.object({
  axis: z.enum(["fit", "pain"]),
  kind: z.enum(["criterion", "familyCap", "axisMax", "axisMin"]),
  id: z.string(),
  label: text,
  definition: text,
  /** All lines of an axis add up to its points. */
  points: z.number().int(),
  events: z.number().int(),
  isCapped: z.boolean(),
  isUnknown: z.boolean(),
});

/** One score and why. Points are integers as published. */
export const explanation = z.object({
  model: z.object({ name: z.string(), version: z.number().int().nullable() }),
  kind: z.enum(["lead", "customer"]),
  fit: z.number().int(),
  pain: z.number().int(),
  score: z.number().int(),
  customerScore: z.number().int().nullable(),
  band: z.object({ name: z.string(), label: text }),
  segment,
  isReady: z.boolean(),
  nextStep: z.string().nullable(),
  role: z.string(),
  gate: text.nullable(),
  missing: z.array(text),
  lines: z.array(line),
  /** One sentence for a person, as the property ripen_reasons says it. */
  sentence: text,
});
export type Explanation = z.infer<typeof explanation>;

/** One contact under the model in force and under the draft, side by side. */
export const comparison = z.object({
  contact: z.object({
    contactId,
    name: z.string(),
    email: z.string(),
    company: z.string(),
    recordUrl: z.string(),
    readAt: instant,
  }),
  /** As stored; null while the contact has no score. */
  published: explanation.nullable(),
  /** Right after publishing; null when the draft has faults. */
  draft: explanation.nullable(),
  /** Once all has settled: the dwell, and an hour on, if nothing else happens. */
  settled: explanation.nullable(),
});
export type Comparison = z.infer<typeof comparison>;

/** Finds contacts by name, e-mail or id: for 'check three leads you know'. */
export const findQuery = z.object({ q: z.string().trim().min(1).max(100) });
export const found = z.object({
  contacts: z.array(
    z.object({ contactId, name: z.string(), email: z.string(), company: z.string() }),
  ),
});
export type Found = z.infer<typeof found>;
