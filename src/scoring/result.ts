import type { ReadinessState } from "./facts.ts";
import { verdictValues } from "./verdict.ts";

/** One line of the explanation. All lines of an axis add up to its published integer exactly. */
export type ScoreLine = {
  readonly axis: "fit" | "pain";
  /** A criterion's points, or an adjustment that stands on a line of its own (contracts.md, Scores). */
  readonly kind: "criterion" | "familyCap" | "axisMax" | "axisMin";
  /** The criterion's id, the family's name, or the axis. */
  readonly id: string;
  /** Integer, by largest remainder. */
  readonly points: number;
  /** Before rounding. */
  readonly exact: number;
  /** How many events stand behind it. */
  readonly events: number;
  /** True when the criterion's own cap cut its points. */
  readonly capped: boolean;
  /** True when the data that the criterion needs is not there. */
  readonly unknown: boolean;
};

/** One thing that stands between the contact and ready. */
export type Missing =
  | { readonly kind: "points"; readonly of: "fit" | "pain" | "total"; readonly short: number }
  | { readonly kind: "unknown"; readonly criterion: string; readonly field: string };

/** What comes next for a lead (docs/contracts.md, next_step): values of the property, so never renamed. */
export const nextSteps = [
  "call",
  "with_sales",
  "tell_owner",
  "complete_profile",
  "warm_up",
  "nurture",
  "excluded",
] as const;
export type NextStep = (typeof nextSteps)[number];
export const roles = ["decision_maker", "influencer", "end_user", "unknown"] as const;
export type Role = (typeof roles)[number];
export const funnelStages = ["awareness", "consideration", "decision", "customer"] as const;
export type FunnelStage = (typeof funnelStages)[number];
/** Where a contact came from, by the mapped field (docs/contracts.md, Origin). */
export const origins = ["inbound", "outbound", "unknown"] as const;
export type Origin = (typeof origins)[number];
/** The colours of the matrix's cells. */
export const cellColours = ["red", "purple", "blue"] as const;
export type CellColour = (typeof cellColours)[number];
/**
 * Where a contact belongs (docs/contracts.md, Segments): a colour, with sales, out of the matrix, or a customer of
 * whom nothing is known. Values of the property, so never renamed.
 */
export const segments = [...cellColours, "sales", "out", "unknown"] as const;
export type Segment = (typeof segments)[number];

/** What sales answered, as far as it holds a lead; `lost` is a yes that did not buy. */
export const answers = [...verdictValues, "lost"] as const;
export type Answer = (typeof answers)[number];

/** What every score says, whoever it is of. */
type Placed = {
  /** The version that made it: the customer model's for a customer scored by one, otherwise the lead model's. */
  readonly modelVersion: number;
  /** Epoch milliseconds for which the score holds. */
  readonly asOf: number;
  readonly band: string;
  readonly segment: Segment;
  /** A customer is never ready. */
  readonly readiness: ReadinessState;
  readonly role: Role;
  readonly funnelStage: FunnelStage;
  readonly origin: Origin;
};

/** The score of a lead, and of who objected. Points are integers as published, unless named exact. */
export type LeadScore = Placed & {
  readonly kind: "lead";
  readonly fit: number;
  readonly pain: number;
  /** fit + pain */
  readonly leadScore: number;
  /** Doubles, before rounding half up. */
  readonly exactFit: number;
  readonly exactPain: number;
  /** Why the contact cannot be ready, or is ready without the thresholds; null when only the numbers decide. */
  readonly reason:
    | { readonly kind: "objection" }
    | { readonly kind: "exclusion"; readonly id: string; readonly until: number | null }
    | { readonly kind: "limit"; readonly id: string }
    | { readonly kind: "verdict"; readonly value: Answer }
    | { readonly kind: "handRaiser"; readonly eventType: string; readonly at: number }
    | null;
  readonly nextStep: NextStep;
  readonly lines: readonly ScoreLine[];
  readonly missing: readonly Missing[];
};

/** The score of a customer (docs/contracts.md, Customers). Band and segment are `unknown` where nothing is known. */
export type CustomerScore = Placed & {
  readonly kind: "customer";
  readonly reason: { readonly kind: "customer" };
  /** What comes next for customers is their scenarios' matter. */
  readonly nextStep: null;
  /** What the customer model gives; null where none is in force. */
  readonly customer: CustomerPart | null;
};

/** The axes of the customer model, integers as published. */
export type CustomerPart = {
  /** value + loyalty */
  readonly customerScore: number;
  readonly customerValue: number;
  /** Loyalty with satisfaction. */
  readonly customerLoyalty: number;
  /** Axis `fit` is value, `pain` is loyalty. */
  readonly lines: readonly ScoreLine[];
};

/** What one scoring of one contact says. */
export type Score = LeadScore | CustomerScore;

/**
 * What only a lead's score says. A customer has 0 points as a lead and misses nothing (docs/contracts.md, Customers);
 * nor does who has no score yet.
 */
export function leadPart(score: Score | null): LeadPart {
  return score?.kind === "lead" ? score : noLead;
}

type LeadPart = Pick<
  LeadScore,
  "fit" | "pain" | "leadScore" | "exactFit" | "exactPain" | "lines" | "missing"
>;

const noLead: LeadPart = {
  fit: 0,
  pain: 0,
  leadScore: 0,
  exactFit: 0,
  exactPain: 0,
  lines: [],
  missing: [],
};

/** What the customer model gives; null for a lead, and where no such model is in force. */
export function customerPart(score: Score): CustomerPart | null {
  return score.kind === "customer" ? score.customer : null;
}

/** The points on the axes of the model that made the score, and their lines: of a customer value and loyalty. */
export function pointsOfModel(score: Score): {
  readonly fit: number;
  readonly pain: number;
  readonly total: number;
  readonly lines: readonly ScoreLine[];
} {
  const customer = customerPart(score);
  if (customer === null) {
    const { fit, pain, leadScore, lines } = leadPart(score);
    return { fit, pain, total: leadScore, lines };
  }
  const { customerValue, customerLoyalty, customerScore, lines } = customer;
  return { fit: customerValue, pain: customerLoyalty, total: customerScore, lines };
}
