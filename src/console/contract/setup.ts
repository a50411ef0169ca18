import { z } from "zod";
import { instant, text } from "./text.ts";

/** The guided first run, in its order. */
export const stepId = z.enum(["map", "model", "preview", "workflows", "publish"]);
export type StepId = z.infer<typeof stepId>;

/** Something that a step found, for instance 'jobtitle filled on 83 % of contacts'. */
export const setupFinding = z.object({ tone: z.enum(["good", "info", "warning"]), text });
export type SetupFinding = z.infer<typeof setupFinding>;

/** Long work under way. `total`, rate and time left are null while they cannot be known. */
export const progress = z.object({
  state: z.enum(["none", "running", "paused", "done"]),
  done: z.number().int().describe("contacts"),
  total: z.number().int().nullable(),
  perSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  startedAt: instant.nullable(),
});
export type Progress = z.infer<typeof progress>;

/** Contacts with a score, those ready, customers, and those that wait to be scored or written. */
export const contactCounts = z.object({
  scored: z.number().int(),
  ready: z.number().int(),
  customers: z.number().int(),
  waiting: z.number().int(),
  unwritten: z.number().int(),
});
export type ContactCounts = z.infer<typeof contactCounts>;

/** What was seen at work in HubSpot, and the addresses where the rest is done. Instants are of the first time; null until then. */
export const live = z.object({
  /** Scenarios that are bound; hand-offs that were told to sales so far. */
  bound: z.number().int(),
  handedOff: z.number().int(),
  isHandoffBound: z.boolean(),
  /** A workflow has said by its first step that a contact entered it. */
  hasReceipt: z.boolean(),
  /** HubSpot has shown the card on a record. */
  cardSeenAt: instant.nullable(),
  places: z.object({ workflows: z.string(), contacts: z.string(), recordPage: z.string() }),
});

export const setup = z.object({
  steps: z.array(z.object({ id: stepId, isDone: z.boolean(), findings: z.array(setupFinding) })),
  /** The first step that is not done; null when all are. */
  next: stepId.nullable(),
  /** Reading the portal for the first time. */
  firstRun: progress,
  contacts: contactCounts,
  live,
});
export type Setup = z.infer<typeof setup>;

export const stepWish = z.object({ isDone: z.boolean() });
