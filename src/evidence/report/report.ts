import type { Text } from "../../base/text.ts";
import type { Drift } from "../judgement/drift-in-time.ts";
import type { LeakWhy } from "../leaks/find-leaks.ts";
import type { GenderedSelection } from "../judgement/gendered-titles.ts";
import type { WhoWasCalled } from "../judgement/who-was-called.ts";
import type { Declined, Offer } from "../statistics/thresholds.ts";
import type { Verdict } from "../statistics/verdicts.ts";
import type { Warning } from "./warning.ts";

export type Signal = "ok" | "weak" | "none";

type Ends = { readonly low: number | null; readonly high: number | null };

/** A threshold for a target or a capacity, or why there is none. Shares and rates are 0 to 1. */
export type ThresholdLine = ({ readonly target: number } | { readonly capacity: number }) &
  (
    | Pick<Offer, "threshold" | "rate" | "low" | "high" | "share" | "leadsAWeek">
    | {
        readonly threshold: null;
        readonly reason:
          Declined["reason"] | { readonly code: "no_signal" | "no_dates" | "mirrors_calls" };
      }
  );

export type CriterionLine = {
  readonly id: string;
  readonly axis: "fit" | "pain";
  readonly label: Text;
  /** The most points that it gives; for the model in force, what it gave before stands beside. */
  readonly points: number;
  readonly leads: number;
  readonly conversions: number;
  readonly rateWith: number | null;
  readonly rateWithout: number | null;
  readonly lift: ({ readonly value: number | null } & Ends) | null;
  readonly judgedOn: number;
  readonly aucWithout: number | null;
  readonly verdict: Verdict;
  /** Ids of criteria that mostly go together with it. */
  readonly together: readonly string[];
};

/** What `ripen calibrate` says (docs/evidence.md, The report). */
export type Report = {
  readonly signal: Signal;
  readonly rows: number;
  readonly conversions: number;
  /** Cross-fitted; null values where too few converted to tell. */
  readonly auc: { readonly value: number | null } & Ends;
  /** Of the best tenth of the leads: its conversion over the base rate; null where nothing was learned. */
  readonly topTenth: number | null;
  readonly conversionByScore: readonly {
    readonly from: number;
    readonly rate: number;
    readonly low: number;
    readonly high: number;
    readonly leads: number;
  }[];
  readonly thresholds: readonly ThresholdLine[];
  readonly criteria: readonly CriterionLine[];
  readonly leaks: readonly {
    readonly column: string;
    readonly why: LeakWhy;
    readonly auc: number | null;
    /** True when a person took it in nevertheless. */
    readonly included: boolean;
  }[];
  readonly drift: Drift | null;
  readonly gender: GenderedSelection | null;
  /** Null where nothing says whom sales called, as in a file. */
  readonly called: WhoWasCalled | null;
  readonly warnings: readonly Warning[];
};

/** True when a person should look before they believe it: exit code 1. */
export function isSomethingToLookAt({ signal, leaks, drift, called }: Report): boolean {
  const isMirror = called !== null && called.mirrors !== null;
  return signal !== "ok" || leaks.length > 0 || drift !== null || isMirror;
}
