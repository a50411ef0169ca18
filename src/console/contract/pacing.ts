import { z } from "zod";
import { instant, modelKind, text } from "./text.ts";

const mostADay = z.number().int().min(1).max(100_000);

/** The tick 'enrol up to N a day' (contracts.md, Crossings). */
export const enrolWish = z.object({
  /** Enrolments of one day in the account's time zone, of all scenarios together. */
  mostADay,
  /** The number of enrolments that the preview showed: publishing is refused when it is another one by now. */
  expected: z.number().int().min(0),
});

/** At most so many contacts' values in an hour or a day. */
export const writePaceWish = z.object({
  most: z.number().int().min(1).max(1_000_000),
  per: z.enum(["hour", "day"]),
});
export type WritePaceWish = z.infer<typeof writePaceWish>;

const counts = {
  /** Enrolments that wait for their turn. */
  left: z.number().int(),
  /** Had their turn; the scenario's own cap or cool-down, or another scenario, holds them back. */
  held: z.number().int(),
  /** Set off. */
  begun: z.number().int(),
  /** Never to begin: the contact met the condition no longer, or somebody stopped it. */
  dropped: z.number().int(),
};

/** A publish in force that was ticked 'enrol up to N a day'. */
export const rollout = z.object({
  kind: modelKind,
  version: z.number().int(),
  name: z.string(),
  mostADay: z.number().int(),
  expected: z.number().int(),
  startedAt: instant,
  startedBy: z.string(),
  /** `preparing`: contacts are still being scored. `resting`: a dry run or a pause holds it. */
  state: z.enum(["preparing", "resting", "running", "done"]),
  /** Had their turn today. */
  today: z.number().int(),
  /** At this pace, whole days until all had their turn; an estimate. */
  daysLeft: z.number().int(),
  ...counts,
  scenarios: z.array(z.object({ name: z.string(), label: text, ...counts })),
});
export type RolloutState = z.infer<typeof rollout>;

/** What is let go little by little: enrolments of ticked publishes, and values that a publish alone changed. */
export const pacing = z.object({
  rollouts: z.array(rollout),
  writes: z.object({
    /** Null: at once. */
    pace: writePaceWish.extend({ since: instant, by: z.string() }).nullable(),
    /** Contacts whose values wait for their turn. */
    left: z.number().int(),
  }),
});
export type Pacing = z.infer<typeof pacing>;

export const rolloutWish = z.object({ mostADay });
