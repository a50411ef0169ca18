import { z } from "zod";
import { text } from "./text.ts";

/** One thing that keeps an account from doing all its work, in words. */
const standingState = z.object({
  kind: z.enum([
    "disconnected",
    "leaving",
    "preparing",
    "paused",
    "dryRun",
    "mappingBroken",
    "outputBroken",
    "ownProperty",
    "permissionMissing",
  ]),
  /** Whether all work rests by it, starts alone, or a part. */
  stops: z.enum(["everything", "starting", "part"]),
  /** Since when, by whom, and what follows; how many contacts wait for it, where they are counted. */
  text,
  waits: text.nullable(),
  /** Where it is mended, or what is pressed here. */
  door: z.object({ kind: z.enum(["resume", "page"]), page: z.string(), text }).nullable(),
});
export type StandingState = z.infer<typeof standingState>;

/** What stands still, what weighs most first; what the breaker holds is told by itself. */
export const standing = z.object({
  states: z.array(standingState),
  /** Whether anything waits for a person, the breaker included. */
  needsSomebody: z.boolean(),
});
export type Standing = z.infer<typeof standing>;
