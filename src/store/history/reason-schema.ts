import { z } from "zod";
import { answers, type Score } from "../../scoring/result.ts";

/** Why a contact cannot be ready, or is without the thresholds, as it is kept. */
export const reasonSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("customer") }),
  z.object({ kind: z.literal("objection") }),
  z.object({ kind: z.literal("exclusion"), id: z.string(), until: z.number().nullable() }),
  z.object({ kind: z.literal("limit"), id: z.string() }),
  z.object({ kind: z.literal("verdict"), value: z.enum(answers) }),
  z.object({ kind: z.literal("handRaiser"), eventType: z.string(), at: z.number() }),
]) satisfies z.ZodType<NonNullable<Score["reason"]>>;
