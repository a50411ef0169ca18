import { z } from "zod";
import { contactId, modelKind } from "./text.ts";

/** Conditions as the page holds them, saved or not. */
export const matchesWish = z.object({
  kind: modelKind,
  conditions: z.array(z.unknown()).min(1).max(50),
});

/** Whom each condition matches among the contacts that are kept, in the order in which they were asked. */
export const matches = z.object({
  /** Contacts that were looked at, and how many there are. */
  looked: z.number().int(),
  contacts: z.number().int(),
  /** All are looked at, some are not read in yet (ask again in a moment), or so many that a part stands for all. */
  basis: z.enum(["all", "reading", "sample"]),
  conditions: z.array(
    z
      .object({
        matched: z.number().int(),
        examples: z.array(z.object({ contactId, name: z.string() })),
        /** Values that the behaviours it asks for carry where it looks, the most frequent first: `url`, `form`. */
        known: z.record(z.string(), z.array(z.string())),
      })
      .nullable()
      .describe("null: it is not whole yet"),
  ),
});
export type Matches = z.infer<typeof matches>;
