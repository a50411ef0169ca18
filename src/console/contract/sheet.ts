import { z } from "zod";
import { cellColour, modelKind, text } from "./text.ts";

const sheetCriterion = z.object({
  id: z.string(),
  label: text,
  definition: text,
  rules: z.array(z.object({ when: text, points: z.number().int(), each: z.boolean() })),
  pick: text,
  unknown: z.number().int(),
  cap: z.number().int().nullable(),
  family: z.string().nullable(),
  decay: text.nullable(),
});
const gate = z.object({ label: text, when: text, note: text.nullable() });

/** Criteria, definitions and points in words, for both teams to read and sign. */
export const sheet = z.object({
  kind: modelKind,
  name: z.string(),
  /** Null for a draft. */
  version: z.number().int().nullable(),
  about: text,
  axes: z.array(
    z.object({
      axis: z.enum(["fit", "pain"]),
      label: text,
      max: z.number().int(),
      criteria: z.array(sheetCriterion),
    }),
  ),
  families: z.array(z.object({ name: z.string(), cap: z.number().int() })),
  exclusions: z.array(gate),
  limits: z.array(gate),
  handRaisers: z.array(gate),
  bands: z.array(z.object({ name: z.string(), label: text, from: z.number().int() })),
  matrix: z.object({
    fit: z.array(z.number().int()),
    pain: z.array(z.number().int()),
    cells: z.array(z.array(cellColour)),
  }),
  ready: z.array(text),
});
export type Sheet = z.infer<typeof sheet>;
