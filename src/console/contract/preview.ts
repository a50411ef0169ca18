import { z } from "zod";
import { contactId, instant, modelKind, paging, segment, text } from "./text.ts";

export const previewWish = z.object({ kind: modelKind.default("lead") });

const pair = { before: z.number().int(), after: z.number().int() };

/** The draft against the published scores, on all contacts that have been read. Counts are contacts. */
export const previewResult = z.object({
  contacts: z.number().int(),
  /** Known, but not read yet or without a score: not counted. */
  left: z.number().int(),
  ready: z.object({ ...pair, becomes: z.number().int(), leaves: z.number().int() }),
  bands: z.array(z.object({ name: z.string(), label: text, ...pair })),
  /** From band to band; pairs that do not occur are left out. */
  bandMoves: z.array(z.object({ from: z.string(), to: z.string(), contacts: z.number().int() })),
  segments: z.array(z.object({ segment, ...pair })),
  /** Score ranges of five points: from (inclusive). */
  distribution: z.array(z.object({ from: z.number().int(), ...pair })),
  averageScore: z.object({ before: z.number(), after: z.number() }),
  /** Contacts that meet the condition in silence once it is published: what a catch-up lets go (docs/contracts.md, Crossings). */
  scenarios: z.array(
    z.object({ name: z.string(), label: text, isBound: z.boolean(), wouldEnter: z.number().int() }),
  ),
  /** Who becomes ready in silence, and about how many of them a day hand themselves off when they act next. */
  handsOff: z.object({
    silent: z.number().int(),
    perDay: z.number().describe("an estimate: who of them acted in the last four weeks, a day"),
  }),
  /** Work for sales: ready now, and what comes each week, by what became ready in the last four weeks. */
  workload: z.object({
    readyNow: z.number().int(),
    readyAfter: z.number().int(),
    newNow: z.number().int(),
    perWeekNow: z.number(),
    perWeekAfter: z.number().describe("an estimate: grows as the number of ready leads does"),
  }),
  /** Contacts whose value of a property would change: the portal's own automations on these may run. */
  writes: z.array(z.object({ property: z.string(), label: text, contacts: z.number().int() })),
});
export type PreviewResult = z.infer<typeof previewResult>;

export const preview = z.object({
  id: z.string(),
  kind: modelKind,
  draftRevision: z.number().int(),
  /** The draft has changed since. */
  isOutdated: z.boolean(),
  state: z.enum(["reading", "running", "done", "cancelled", "failed"]),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  startedAt: instant,
  finishedAt: instant.nullable(),
  error: text.nullable(),
  result: previewResult.nullable(),
});
export type Preview = z.infer<typeof preview>;

export const previewLatest = z.object({ preview: preview.nullable() });

export const moversQuery = z.object({
  group: z.enum(["becomesReady", "leavesReady", "band", "all"]).default("all"),
  ...paging,
});
export const mover = z.object({
  contactId,
  name: z.string(),
  email: z.string(),
  recordUrl: z.string(),
  before: z.object({ score: z.number().int(), band: z.string(), isReady: z.boolean(), segment }),
  after: z.object({ score: z.number().int(), band: z.string(), isReady: z.boolean(), segment }),
});
/** Those whose readiness or band changes, the largest change of score first. */
export const movers = z.object({ total: z.number().int(), items: z.array(mover) });
export type Movers = z.infer<typeof movers>;
