import type { ReadinessState } from "./facts.ts";

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
export type Role = "decision_maker" | "influencer" | "end_user" | "unknown";
export type FunnelStage = "awareness" | "consideration" | "decision" | "customer";
/** The colours of the matrix's cells. */
export const cellColours = ["red", "purple", "blue"] as const;
export type CellColour = (typeof cellColours)[number];
/**
 * Where a contact belongs (docs/contracts.md, Segments): a colour, with sales, out of the matrix, or a customer of
 * whom nothing is known. Values of the property, so never renamed.
 */
export const segments = [...cellColours, "sales", "out", "unknown"] as const;
export type Segment = (typeof segments)[number];

/** What one scoring of one contact says. Points are integers as published, unless named exact. */
export type Score = {
  readonly kind: "lead" | "customer";
  /** The version that made it: the customer model's for a customer scored by one, otherwise the lead model's. */
  readonly modelVersion: number;
  /** Epoch milliseconds for which the score holds. */
  readonly asOf: number;
  readonly fit: number;
  readonly pain: number;
  /** fit + pain */
  readonly leadScore: number;
  /** Doubles, before rounding half up. */
  readonly exactFit: number;
  readonly exactPain: number;
  /** The customer model's for a customer, `unknown` where nothing is known of one (docs/contracts.md, Customers). */
  readonly band: string;
  readonly segment: Segment;
  readonly readiness: ReadinessState;
  /** Why the contact cannot be ready, or is ready without the thresholds; null when only the numbers decide. */
  readonly reason:
    | { readonly kind: "customer" }
    | { readonly kind: "objection" }
    | { readonly kind: "exclusion"; readonly id: string; readonly until: number | null }
    | { readonly kind: "limit"; readonly id: string }
    | { readonly kind: "verdict"; readonly value: "yes" | "maybe" | "never" | "lost" }
    | { readonly kind: "handRaiser"; readonly eventType: string; readonly at: number }
    | null;
  /** Null for customers: what comes next for them is their scenarios' matter. */
  readonly nextStep: NextStep | null;
  readonly role: Role;
  readonly funnelStage: FunnelStage;
  /** Where the lead came from, by the mapped field (contracts.md, Origin). */
  readonly origin: "inbound" | "outbound" | "unknown";
  readonly lines: readonly ScoreLine[];
  readonly missing: readonly Missing[];
  /** Filled by the customer model for customers, otherwise null. */
  readonly customerScore: number | null;
  readonly customerBand: string | null;
  readonly customerSegment: Segment | null;
  /** The axes of the customer model, integers as published: value, and loyalty with satisfaction. */
  readonly customerValue: number | null;
  readonly customerLoyalty: number | null;
  /** The lines behind `customerScore`: axis `fit` is value, `pain` is loyalty and satisfaction. */
  readonly customerLines: readonly ScoreLine[];
};
