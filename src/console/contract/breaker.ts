import { z } from "zod";
import { instant, text } from "./text.ts";

/** What the breaker holds: starts and falls that no behaviour of the contact explains (docs/contracts.md, Breaker). */
export const breaker = z.object({
  /** Contacts, each once a group. */
  contacts: z.number().int(),
  /** Null while nothing is held. */
  since: instant.nullable(),
  groups: z.array(
    z.object({
      /** The scenario that would start, or `fall`: they would stop being ready. */
      what: z.string(),
      /** What they share; names the group together with `what`. */
      cause: z.string(),
      /** How many, within what time, and why. */
      text,
      contacts: z.number().int(),
      since: instant,
      until: instant,
      /** How many go a day by somebody's answer; null while nobody has answered so. */
      mostADay: z.number().int().nullable(),
    }),
  ),
});
export type Breaker = z.infer<typeof breaker>;

const meant = {
  /** Left out: everything that is held. */
  what: z.string().max(40).optional(),
  cause: z.string().max(1_000).optional(),
};

/** The answer to what is held; what it leaves out is meant whole. */
export const breakerAnswer = z.discriminatedUnion("answer", [
  z.object({ answer: z.literal("letGo"), ...meant }),
  z.object({ answer: z.literal("drop"), ...meant }),
  z.object({
    answer: z.literal("letGoDaily"),
    mostADay: z.number().int().min(1).max(100_000),
    ...meant,
  }),
]);
export type BreakerAnswer = z.infer<typeof breakerAnswer>;
