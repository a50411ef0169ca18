import { z } from "zod";
import { document } from "./drafts.ts";
import { instant, text } from "./text.ts";

const rate = z.number().nullable();
/** A rate with its 95 % interval; null where there is nothing to tell it from. */
const ends = { rate, low: rate, high: rate };
const interval = z.object({ value: rate, low: rate, high: rate });
const verdict = z.enum(["keep", "raise", "lower", "remove", "turn", "few"]);

export const goal = z.enum(["customer", "deal_won", "opportunity", "verdict_yes"]);
export type Goal = z.infer<typeof goal>;

/** What somebody asks of Evidence. */
export const evidenceWish = z.object({
  /** `look`: how the model does and where ready could be; `reweigh`: the points of its criteria too; `find`: other criteria too. */
  way: z.enum(["look", "reweigh", "find"]).default("look"),
  /** Ids of criteria that keep their points. */
  locked: z.array(z.string().max(64)).max(60).default([]),
  goal: goal.default("customer"),
  /** Days; null to have it proposed. */
  horizonDays: z.number().int().min(7).max(730).nullable().default(null),
  /** A criterion with less effect on the odds deserves no points: .1 is 10 %. */
  smallestEffect: z.number().min(0).max(1).default(0.1),
  targets: z.array(z.number().gt(0).lt(1)).max(10).default([0.1, 0.15]),
  capacities: z.array(z.number().positive().max(1_000_000)).max(10).default([]),
});
export type EvidenceWish = z.infer<typeof evidenceWish>;

/** A criterion of the model in force beside what sold. */
export const criterionFound = z.object({
  id: z.string(),
  label: text,
  points: z.number(),
  leads: z.number(),
  /** Sales: each company once. */
  conversions: z.number(),
  rateWith: rate,
  rateWithout: rate,
  lift: interval.nullable(),
  verdict: verdict.nullable(),
});

const reason = z.object({ code: z.string() }).loose();
const thresholdLine = z
  .object({
    target: z.number().optional(),
    capacity: z.number().optional(),
    threshold: z.number().nullable(),
    rate: rate.optional(),
    low: rate.optional(),
    high: rate.optional(),
    share: rate.optional(),
    leadsAWeek: rate.optional(),
    reason: reason.optional(),
  })
  .loose();

const figures = z
  .object({
    name: z.string(),
    auc: interval,
    topTenth: rate,
    found: z.number(),
    amount: z.number().nullable(),
  })
  .loose();

/** What Evidence found. Nothing in it names a contact. */
export const findings = z.object({
  now: instant,
  contacts: z.number(),
  rows: z.number(),
  conversions: z.number(),
  sales: z.number(),
  uncovered: z.object({ rows: z.number(), conversions: z.number() }),
  afterTheSale: z.number(),
  horizon: z.object({ days: z.number(), isTold: z.boolean() }),
  leadsAWeek: z.number().nullable(),
  handedOff: z.object({ leads: z.number(), customers: z.number(), ...ends }),
  byScore: z.array(z.object({ from: z.number(), leads: z.number(), ...ends })),
  byBand: z.array(z.object({ label: text, leads: z.number(), conversions: z.number(), ...ends })),
  byCell: z.array(
    z.object({
      fit: z.number(),
      pain: z.number(),
      leads: z.number(),
      conversions: z.number(),
      rate,
    }),
  ),
  criteria: z.array(criterionFound),
  offers: z.array(
    z.object({
      threshold: z.number(),
      share: z.number(),
      leadsAWeek: z.number().nullable(),
      leads: z.number(),
      ...ends,
    }),
  ),
  report: z
    .object({
      signal: z.enum(["ok", "weak", "none"]),
      auc: interval,
      thresholds: z.array(thresholdLine),
      warnings: z.array(z.object({ code: z.string(), sentence: text })),
    })
    .nullable(),
  proposal: z
    .object({
      model: document,
      changes: z.array(
        z.object({
          id: z.string(),
          label: text,
          before: z.number().nullable(),
          after: z.number().nullable(),
          isLocked: z.boolean(),
          verdict: verdict.nullable(),
          lift: interval.nullable(),
        }),
      ),
    })
    .nullable(),
  comparison: z
    .object({
      leads: z.number(),
      conversions: z.number(),
      load: z.number(),
      first: figures,
      others: z.array(figures),
      sentences: z.object({ en: z.array(z.string()), es: z.array(z.string()) }),
    })
    .nullable(),
});
export type Findings = z.infer<typeof findings>;

export const evidenceRun = z.object({
  id: z.string(),
  state: z.enum(["running", "done", "cancelled", "failed"]),
  /** 0 to 1. */
  progress: z.number(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  modelVersion: z.number().int(),
  /** Another version is in force since. */
  isOutdated: z.boolean(),
  asked: evidenceWish,
  /** Drafts that were compared on these very leads so far: from the third on only new outcomes prove anything. */
  looks: z.number().int(),
  error: text.nullable(),
  findings: findings.nullable(),
});
export type EvidenceRun = z.infer<typeof evidenceRun>;

export const evidence = z.object({
  history: z.object({
    /** `none`: nobody has started it; `afterFirstRun`: the first run comes first. */
    state: z.enum(["none", "afterFirstRun", "running", "done"]),
    done: z.number().int(),
    total: z.number().int(),
    startedAt: instant.nullable(),
    readAt: instant.nullable(),
    months: z.number().int(),
    /** Of how many contacts it would be read, and which properties. */
    contacts: z.number().int(),
    properties: z.array(z.object({ object: z.enum(["contact", "company"]), name: z.string() })),
  }),
  /** Stage of the business by the account's own figures (domain.md section 10). */
  stage: z.object({
    stage: z.enum(["start", "growth", "maturity"]),
    leadsADay: z.number(),
    customers: z.number().int(),
    months: z.number(),
    next: text,
  }),
  run: evidenceRun.nullable(),
  /** The draft in the shadow, judged by a test that may be looked at any day; null while none runs. */
  challenger: z
    .object({
      startedAt: instant,
      startedBy: z.string(),
      /** A lead counts once so many days have passed since its first reading. */
      horizonDays: z.number().int(),
      /** Leads that entered, and those whose horizon has passed. */
      entered: z.number().int(),
      counted: z.number().int(),
      sales: z.number().int(),
      state: z.enum(["too_few", "open", "better", "worse"]),
      difference: interval,
    })
    .nullable(),
});
export type Evidence = z.infer<typeof evidence>;

export const proposalTake = z.object({ revision: z.number().int().min(0) });
