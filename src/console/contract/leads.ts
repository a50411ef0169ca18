import { z } from "zod";
import { nextSteps, origins, roles } from "../../scoring/result.ts";
import { verdictValues } from "../../scoring/verdict.ts";
import { firstContactHows, slaStates } from "../../store/crossings/follow-up.ts";
import { handoffFigures } from "../../store/crossings/handoff-figures.ts";
import { contactId, instant, paging, segment, text } from "./text.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const points = z.coerce.number().int().min(0).max(2_000);

/** How the hand-off of a lead may wait. */
export const handoffWaits = ["untried", "overdue", "raised"] as const;
export type HandoffWait = (typeof handoffWaits)[number];

const filters = {
  /** Leads by default; customers have a list of their own. */
  kind: z.enum(["lead", "customer"]).default("lead"),
  ready: flag.optional(),
  band: z.string().max(64).optional(),
  /** One segment or several, as `red,purple`. */
  segment: z
    .string()
    .max(64)
    .transform((list) => list.split(","))
    .pipe(z.array(segment))
    .optional(),
  /** A cell of the matrix of this kind: points from (inclusive) and below (exclusive). */
  fitFrom: points.optional(),
  fitBelow: points.optional(),
  painFrom: points.optional(),
  painBelow: points.optional(),
  /** Contacts of this owner (HubSpot's id); `mine`: of whoever asks, by e-mail; `none`: of nobody. */
  owner: z
    .string()
    .regex(/^(mine|none|\d{1,20})$/)
    .optional(),
  /** Leads that wait for their first contact (`untried`), longer than agreed (`overdue`), or after they raised their hand (`raised`). */
  handoff: z.enum(handoffWaits).optional(),
  /** Leads behind a figure of Home, whose hand-offs were told `told` (from) and before `toldBefore`. */
  figure: z.enum(handoffFigures).optional(),
  told: z.coerce.number().int().optional(),
  toldBefore: z.coerce.number().int().optional(),
  /** Of those: by the reason of the verdict, the team or the person, as Home names them; empty for those without. */
  reason: z.string().max(200).optional(),
  team: z.string().max(200).optional(),
  person: z.string().max(200).optional(),
  /** In name, e-mail and company, without regard to case and accents. */
  q: z.string().trim().max(100).default(""),
};

/**
 * `work`: raised hands that nobody has tried, newest first, then by due time, then the other ready ones and all others
 * by score (docs/contracts.md, The work list).
 */
export const leadSort = z.enum(["work", "score", "fit", "pain", "readySince", "name", "scoredAt"]);
const order = {
  sort: leadSort.default("work"),
  direction: z.enum(["asc", "desc"]).default("desc"),
};

export const leadsQuery = z.object({ ...filters, ...order, ...paging });
export type LeadsQuery = z.infer<typeof leadsQuery>;
export const exportQuery = z.object({
  ...filters,
  ...order,
  /** These contacts alone, by their ids: those that somebody has chosen. */
  ids: z
    .string()
    .max(4_400)
    .transform((list) => list.split(","))
    .pipe(z.array(contactId).max(200))
    .optional(),
  language: z.enum(["en", "es"]).default("en"),
});
export type ExportQuery = z.infer<typeof exportQuery>;

export const lead = z.object({
  contactId,
  /** May be empty: then show the e-mail or the id. */
  name: z.string(),
  email: z.string(),
  company: z.string(),
  recordUrl: z.string(),
  kind: z.enum(["lead", "customer"]),
  /** Points on the axes of the model that scored it: of a customer value and loyalty. */
  fit: z.number().int(),
  pain: z.number().int(),
  score: z.number().int(),
  band: z.object({ name: z.string(), label: text }),
  segment,
  isReady: z.boolean(),
  readySince: instant.nullable(),
  /** The latest hand-off to sales; null when there was none. */
  handoff: z
    .object({
      state: z.enum(slaStates),
      /** When sales must have tried. */
      contactBy: instant.nullable(),
      /** When the contact raised its hand for it. */
      raisedAt: instant.nullable(),
      /** A person's first attempt; `isLoggedLater` where it was logged an hour or more after it was made. */
      firstContact: z
        .object({ at: instant, how: z.enum(firstContactHows), isLoggedLater: z.boolean() })
        .nullable(),
      attempts: z.number().int(),
      conversations: z.number().int(),
    })
    .nullable(),
  role: z.enum(roles),
  origin: z.enum(origins),
  /** Null for customers. */
  nextStep: z.enum(nextSteps).nullable(),
  /** What a call begins with: what raised the hand, or what the contact did last; null when nothing is known. */
  opening: z.object({ label: text, detail: z.string(), at: instant }).nullable(),
  /** The three weightiest. */
  reasons: z.array(z.object({ label: text, points: z.number().int() })),
  /** Why the numbers alone do not decide; null when they do. */
  gate: text.nullable(),
  verdict: z.enum(verdictValues).nullable(),
  /** Of a hand-off that nobody was told of: whether it was silent, waits or was refused, and why. Null where there is none. */
  untold: z
    .object({ is: z.enum(["silent", "behind", "refused"]), why: text, since: instant })
    .nullable(),
  /** To whom it belongs; null for nobody. The name is HubSpot's id where the owners may not be read. */
  owner: z.object({ id: z.string(), name: z.string(), team: z.string() }).nullable(),
  scoredAt: instant,
});
export type Lead = z.infer<typeof lead>;

/** Contacts to be read and scored again now. */
export const scoreAgainWish = z.object({ contactIds: z.array(contactId).min(1).max(200) });
/** How many of them this account has a score of. */
export const scoreAgainAnswer = z.object({ marked: z.number().int() });
export type ScoreAgainAnswer = z.infer<typeof scoreAgainAnswer>;

export const leads = z.object({ total: z.number().int(), items: z.array(lead) });
export type Leads = z.infer<typeof leads>;
