import { z } from "zod";
import { instant } from "./text.ts";

/** A scenario whose crossings by a publish are caught up (docs/contracts.md, What stayed silent can be caught up). */
export const enrolWish = z.object({
  scenario: z.string(),
  /** Contacts that have their turn in one day of the account's time zone. */
  mostADay: z.number().int().min(1).max(100_000),
  /** The number that the preview showed of it: publishing is refused when it is another one by now. */
  expected: z.number().int().min(1),
});
export type EnrolWish = z.infer<typeof enrolWish>;

/** At most so many contacts' values in an hour or a day. */
export const writePaceWish = z.object({
  most: z.number().int().min(1).max(1_000_000),
  per: z.enum(["hour", "day"]),
});
export type WritePaceWish = z.infer<typeof writePaceWish>;

/** Values that a publish alone changed, which are let go little by little. */
export const pacing = z.object({
  writes: z.object({
    /** Null: at once. */
    pace: writePaceWish.extend({ since: instant, by: z.string() }).nullable(),
    /** Contacts whose values wait for their turn. */
    left: z.number().int(),
  }),
});
export type Pacing = z.infer<typeof pacing>;
