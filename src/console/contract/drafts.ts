import { z } from "zod";
import { instant, modelKind, text } from "./text.ts";

/** A model document as it is being written: it may be incomplete. Its schema is /console/api/model-schema.json. */
export const document = z.record(z.string(), z.unknown());
export type Document = z.infer<typeof document>;

/** What keeps a draft from being published: `path` is like `criteria[2].rules[0].points`. */
export const fault = z.object({ path: z.string(), message: text });
export type Fault = z.infer<typeof fault>;

/** What model hygiene says (domain.md section 9). Errors keep a draft from being published unless they are accepted. */
export const finding = z.object({
  severity: z.enum(["error", "warning", "info"]),
  code: z.string(),
  path: z.string(),
  message: text,
  advice: text,
});
export type Finding = z.infer<typeof finding>;

/** A draft of one kind of model. Every save is a revision that can be undone, up to 200 back. */
export const draft = z.object({
  kind: modelKind,
  /** Send it with the next save: a draft that somebody else saved meanwhile is not overwritten. */
  revision: z.number().int(),
  document,
  /** The version it was started from; null for a model that was never published here. */
  baseVersion: z.number().int().nullable(),
  savedAt: instant.nullable(),
  savedBy: z.string().nullable(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  /** True when it says the same as the version in force. */
  isPublished: z.boolean(),
  /** Empty when it could be published. Hygiene is looked at only then. */
  faults: z.array(fault),
  findings: z.array(finding),
});
export type Draft = z.infer<typeof draft>;

export const draftSave = z.object({ revision: z.number().int().min(0), document });
export const draftStep = z.object({ revision: z.number().int().min(0) });

/** Begins a draft anew: from a ready-made model, a version, or a document (import). It can be undone. */
export const draftStart = z.object({
  revision: z.number().int().min(0),
  from: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("readyMade"), id: z.string().max(64) }),
    z.object({ kind: z.literal("version"), version: z.number().int().positive() }),
    z.object({ kind: z.literal("document"), document }),
  ]),
  /** Fields that the draft has already keep their properties. */
  keepMapping: z.boolean().default(true),
});

/** A model to start from (config/models). */
export const readyMade = z.object({
  id: z.string(),
  kind: modelKind,
  /** The name of the document, which is in one language. */
  name: z.string(),
  label: text,
  about: text,
  criteria: z.number().int(),
  behaviourCriteria: z.number().int(),
  document,
});
export const readyMadeList = z.object({ models: z.array(readyMade) });
export type ReadyMadeList = z.infer<typeof readyMadeList>;
