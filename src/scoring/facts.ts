import type { VerdictValue } from "./verdict.ts";

/**
 * What the engine is told about one contact. Property values are as HubSpot sends them: strings,
 * or null when asked for and empty (hubspot-facts 3.1).
 */
export type Properties = Readonly<Record<string, string | null>>;

/** One thing a contact did (contracts.md, Behaviour events). */
export type BehaviourEvent = {
  /** Deterministic for each source: the same thing seen twice is one event. */
  readonly id: string;
  /** `page_viewed`, `form_submitted` ... or `custom:*`. */
  readonly type: string;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  /** Where it came from, for instance `counter` or `webhook`. */
  readonly source: string;
  readonly properties: Readonly<Record<string, string>>;
};

/** What sales said after the hand-off (domain.md section 7). */
export type Verdict = {
  readonly value: VerdictValue;
  /** Epoch milliseconds at which it was given. */
  readonly at: number;
};

/** What is known of a lead's deals and of what sales did, beside its verdict. */
export type SalesFacts = {
  /** A deal of the contact or of its primary company is open. */
  readonly hasOpenDeal: boolean;
  /** No deal is open that is its own, but its primary company has one, or is a customer. */
  readonly isColleague: boolean;
  /** When a deal of the contact was lost last, epoch milliseconds; null for never. */
  readonly lostAt: number | null;
  /** When a deal of the contact was won last, epoch milliseconds; null for never. */
  readonly wonAt: number | null;
  /** Sales' last act that is known, epoch milliseconds; null for none. */
  readonly lastActAt: number | null;
};

export type Facts = {
  readonly contact: Properties;
  /** The primary company's properties; null for a contact without one. */
  readonly company: Properties | null;
  /** In any order, duplicates allowed: the engine sorts by (occurredAt, id) and drops repeated ids. */
  readonly events: readonly BehaviourEvent[];
  readonly verdict: Verdict | null;
  /** Null where nothing of it is known. */
  readonly sales: SalesFacts | null;
  /** The account's IANA time zone, in which a `date` property is a day; UTC when left out. */
  readonly timeZone?: string;
  /** `ripen_do_not_score`: the contact objected, so it is neither scored nor enrolled. */
  readonly doNotScore: boolean;
};

/** What readiness remembers from one scoring to the next (hysteresis and dwell). */
export type ReadinessState = {
  readonly ready: boolean;
  /** Epoch milliseconds; null while not ready. */
  readonly readySince: number | null;
  /** Since when a ready contact has been below the leaving thresholds; null when it is not. Epoch milliseconds. */
  readonly belowSince: number | null;
};
