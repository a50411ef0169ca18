import { z } from "zod";
import { nextSteps, origins, roles } from "../../scoring/result.ts";
import { verdictValues } from "../../scoring/verdict.ts";
import { contactId, instant, paging, segment, text } from "./text.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const points = z.coerce.number().int().min(0).max(2_000);

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
  /** In name, e-mail and company, without regard to case and accents. */
  q: z.string().trim().max(100).default(""),
};

/** `ready`: ready ones first, then by score. */
export const leadSort = z.enum(["ready", "score", "fit", "pain", "readySince", "name", "scoredAt"]);
const order = {
  sort: leadSort.default("ready"),
  direction: z.enum(["asc", "desc"]).default("desc"),
};

export const leadsQuery = z.object({ ...filters, ...order, ...paging });
export type LeadsQuery = z.infer<typeof leadsQuery>;
export const exportQuery = z.object({
  ...filters,
  ...order,
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
  /** When sales must have made contact (domain.md section 7); null unless ready. */
  contactBy: instant.nullable(),
  role: z.enum(roles),
  origin: z.enum(origins),
  /** Null for customers. */
  nextStep: z.enum(nextSteps).nullable(),
  /** The three weightiest. */
  reasons: z.array(z.object({ label: text, points: z.number().int() })),
  /** Why the numbers alone do not decide; null when they do. */
  gate: text.nullable(),
  verdict: z.enum(verdictValues).nullable(),
  /** Of a hand-off that nobody was told of: whether it was silent, waits or was refused, and why. Null where there is none. */
  untold: z
    .object({ is: z.enum(["silent", "behind", "refused"]), why: text, since: instant })
    .nullable(),
  scoredAt: instant,
});
export type Lead = z.infer<typeof lead>;

export const leads = z.object({ total: z.number().int(), items: z.array(lead) });
export type Leads = z.infer<typeof leads>;
