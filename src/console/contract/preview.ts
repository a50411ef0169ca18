import { z } from "zod";
import { contactId, instant, modelKind, paging, segment, text } from "./text.ts";

export const previewWish = z.object({ kind: modelKind.default("lead") });

const figure = z.number().int();
/** Now, right after publishing, and once all has settled: the dwell, and an hour on. */
const sides = { before: figure, after: figure, settled: figure };
const bySide = z.object(sides);
const later = z.object({ after: figure, settled: figure });

/** An estimate a week with the interval in which it lies at 19 of 20 times. */
const rate = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** The draft against the published scores, on all contacts that have been read. Counts are contacts. */
export const previewResult = z.object({
  contacts: z.number().int(),
  /** Known, but not read yet or without a score: not counted. */
  left: z.number().int(),
  settledAt: instant,
  ready: bySide,
  /** Those of the ready ones who are it by a raised hand, whatever their points. */
  raised: bySide,
  /** Who is ready then and not now, and the other way round. */
  becomes: later,
  leaves: later,
  bands: z.array(z.object({ name: z.string(), label: text, ...sides })),
  /** From band to band once settled; pairs that do not occur are left out. */
  bandMoves: z.array(z.object({ from: z.string(), to: z.string(), contacts: z.number().int() })),
  segments: z.array(z.object({ segment, ...sides })),
  /** Score ranges of five points: from (inclusive). */
  distribution: z.array(z.object({ from: z.number().int(), ...sides })),
  averageScore: z.object({ before: z.number(), after: z.number(), settled: z.number() }),
  /** Contacts that meet the condition in silence once it is published: what a catch-up lets go (docs/contracts.md, Crossings). */
  scenarios: z.array(
    z.object({ name: z.string(), label: text, isBound: z.boolean(), wouldEnter: z.number().int() }),
  ),
  /** Who becomes ready in silence, and about how many of them a day hand themselves off when they act next. */
  handsOff: z.object({
    silent: z.number().int(),
    perDay: z.number().describe("an estimate: who of them acted in the last four weeks, a day"),
  }),
  /** Newly ready leads a week, by what the last weeks brought; null while the account has been read for too short a time. */
  perWeek: z
    .object({
      since: instant,
      now: rate,
      draft: rate.describe("whom the draft had made ready in these weeks"),
    })
    .nullable(),
  /** Contacts whose value of a property would change: the portal's own automations on these may run. */
  writes: z.array(z.object({ property: z.string(), label: text, contacts: z.number().int() })),
});
export type PreviewResult = z.infer<typeof previewResult>;

export const preview = z.object({
  id: z.string(),
  kind: modelKind,
  draftRevision: z.number().int(),
  /** The draft, what is in force or the bindings have changed since, or its contacts may have. */
  isOutdated: z.boolean(),
  state: z.enum(["reading", "running", "done", "cancelled", "failed"]),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  startedAt: instant,
  finishedAt: instant.nullable(),
  error: text.nullable(),
  result: previewResult.nullable(),
});
export type Preview = z.infer<typeof preview>;

/** The latest preview of that kind of draft. */
export const latestQuery = z.object({ kind: modelKind.default("lead") });
export const previewLatest = z.object({ preview: preview.nullable() });

export const moversQuery = z.object({
  group: z.enum(["becomesReady", "leavesReady", "band", "all"]).default("all"),
  ...paging,
});
const place = z.object({ score: figure, band: z.string(), isReady: z.boolean(), segment });
export const mover = z.object({
  contactId,
  name: z.string(),
  email: z.string(),
  recordUrl: z.string(),
  before: place,
  after: place,
  settled: place,
});
/** Those whose readiness or band changes, the largest change of score first. */
export const movers = z.object({ total: z.number().int(), items: z.array(mover) });
export type Movers = z.infer<typeof movers>;
