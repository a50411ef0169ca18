import { z } from "zod";
import { cellColour, modelKind, segment, text } from "./text.ts";

/** Cuts as `10,25`; left out: those of the model in force. */
const cuts = z
  .string()
  .regex(/^\d{1,4}(,\d{1,4}){0,8}$/)
  .transform((list) => list.split(",").map(Number))
  .refine((list) => list.every((cut, at) => at === 0 || cut > (list[at - 1] ?? 0)), {
    error: "cuts rise",
  })
  .optional();

export const matrixQuery = z.object({
  /** Leads by fit and pain, or customers by value and loyalty. */
  kind: modelKind.default("lead"),
  fit: cuts,
  pain: cuts,
});

/** One cell: rows rise with fit, columns with pain. Moves are of the last 30 days, between cells. */
export const matrixCell = z.object({
  row: z.number().int(),
  column: z.number().int(),
  colour: cellColour,
  /** Those beside the matrix are not counted: with sales, out, unknown. */
  contacts: z.number().int(),
  ready: z.number().int(),
  movedIn: z.number().int(),
  movedOut: z.number().int(),
});
export type MatrixCell = z.infer<typeof matrixCell>;

export const matrix = z.object({
  kind: modelKind,
  axes: z.object({
    fit: z.object({ max: z.number().int(), label: text, cuts: z.array(z.number().int()) }),
    pain: z.object({ max: z.number().int(), label: text, cuts: z.array(z.number().int()) }),
  }),
  cells: z.array(matrixCell),
  /** Leads that came to us by themselves, of all of them; 0 for customers. */
  inbound: z.number().int(),
  segments: z.array(z.object({ segment, contacts: z.number().int() })),
  /** Between colours in the last 30 days; contacts first seen since then are no moves. Of leads alone. */
  moves: z.array(z.object({ from: cellColour, to: cellColour, contacts: z.number().int() })),
  /** Who became ready in the last 30 days and is, and who stopped being it: red is who is ready, whatever the cell. */
  readiness: z.object({ became: z.number().int(), left: z.number().int() }),
  /** Null while the moves are still being counted: ask again in a moment. Of customers none are kept. */
  movesAsOf: z.number().int().nullable(),
  /** [fit, pain, contacts]: every pair of points that occurs in the cells, so that cuts can be tried without asking. */
  points: z.array(z.tuple([z.number().int(), z.number().int(), z.number().int()])),
});
export type Matrix = z.infer<typeof matrix>;
