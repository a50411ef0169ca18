import { z } from "zod";
import { document } from "./drafts.ts";
import { enrolWish, writePaceWish } from "./pacing.ts";
import { progress } from "./setup.ts";
import { instant, modelKind, text } from "./text.ts";

export const publishWish = z.object({
  kind: modelKind,
  /** The draft's revision that was looked at. */
  revision: z.number().int().min(0),
  name: z.string().trim().min(1).max(100),
  note: z.string().trim().max(2_000).default(""),
  /** Publish although model hygiene finds errors. */
  acceptErrors: z.boolean().default(false),
  /** Scenarios whose crossings by this publish are caught up; those of others stay silent (docs/contracts.md, Crossings). */
  enrol: z.array(enrolWish).max(50).default([]),
  /** Writes what it changes little by little; null: at once; left out: as it is set now. */
  writePace: writePaceWish.nullable().optional(),
});

export const published = z.object({ version: z.number().int() });
export type Published = z.infer<typeof published>;

export const version = z.object({
  version: z.number().int(),
  kind: modelKind,
  name: z.string(),
  note: z.string(),
  publishedAt: instant,
  /** 'ripen' for what a portal starts with. */
  publishedBy: z.string(),
  isInForce: z.boolean(),
  criteria: z.number().int(),
});
export const versions = z.object({ versions: z.array(version) });
export type Versions = z.infer<typeof versions>;

export const versionDocument = version.extend({ document });
export type VersionDocument = z.infer<typeof versionDocument>;

export const diffQuery = z.object({
  kind: modelKind.default("lead"),
  from: z.coerce.number().int().positive(),
  /** Left out: the draft. */
  to: z.coerce.number().int().positive().optional(),
});
/** One difference in words. `before` is null for what is new, `after` for what is gone. */
export const change = z.object({
  path: z.string(),
  what: z.enum(["added", "removed", "changed"]),
  /** What it is about, for instance the criterion's label. */
  subject: text,
  /** Which part of it, for instance 'points'; empty when the whole of it came or went. */
  part: text,
  before: text.nullable(),
  after: text.nullable(),
});
export const diff = z.object({ changes: z.array(change) });
export type Diff = z.infer<typeof diff>;

export const restoreWish = z.object({ note: z.string().trim().max(2_000).default("") });

/** Re-scoring after a publish or a roll-back. */
export const rescoring = progress.extend({
  version: z.number().int().nullable(),
  /** Contacts whose values are not in HubSpot yet, and whether writing goes on. */
  unwritten: z.number().int(),
  isAtWork: z.boolean(),
});
export type Rescoring = z.infer<typeof rescoring>;

export const pauseWish = z.object({ paused: z.boolean() });
export const pauseState = z.object({ pausedAt: instant.nullable() });

export const auditQuery = z.object({
  /** Entries older than this one: the last `id` of the page before. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const audit = z.object({
  entries: z.array(
    z.object({
      id: z.number().int(),
      at: instant,
      who: z.string(),
      what: z.string(),
      text,
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  hasMore: z.boolean(),
});
export type Audit = z.infer<typeof audit>;
