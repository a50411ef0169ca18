import type { Seniority } from "../../scoring/reading/seniority.ts";

/** Level i holds the numbers from `cuts[i - 1]` up to below `cuts[i]`. */
type Numbers = { readonly cuts: readonly number[]; readonly isWhole: boolean };

/** Level i holds these texts; the level without any holds all others. */
type Texts = {
  readonly texts: readonly (readonly string[])[];
  /** Texts that stand for unknown although they are there. */
  readonly placeholders: readonly string[];
};

/** Where a candidate's evidence is read, and how its fine levels become conditions of a model. */
export type Source =
  | ({ readonly kind: "number" } & Numbers)
  /** Reads '51-200' too. */
  | ({ readonly kind: "size" } & Numbers)
  | ({ readonly kind: "category" } & Texts)
  | ({ readonly kind: "country" } & Texts)
  /** Level 0: the option is not among those chosen; 1: it is. */
  | { readonly kind: "option"; readonly option: string }
  /** Level 0: personal, 1: business. */
  | { readonly kind: "email" }
  /** Level i: the position's level is `steps[i]`. */
  | { readonly kind: "title"; readonly steps: readonly Seniority[] }
  /** Level 0: empty, 1: filled. */
  | { readonly kind: "presence" }
  /** Level i: the date lies in the last `days[i - 1]` days and no shorter span; level 0: in none. */
  | { readonly kind: "recency"; readonly days: readonly number[] }
  /** Level i: at least `times[i - 1]` events in the window; level 0: fewer. */
  | {
      readonly kind: "count";
      readonly type: string;
      readonly times: readonly number[];
      readonly withinDays: number | null;
    }
  /** One level; its amount is the sum of the events' shares, at most `most` events' worth, over `most`. */
  | {
      readonly kind: "fading";
      readonly type: string;
      readonly halfLife: number;
      readonly most: number;
    }
  /**
   * Criterion `id` of the model in force; level 0: none of its rules, then its rules from the one that gives
   * least. With `isShared` several rules can hold at once, so that their order has to stay.
   */
  | { readonly kind: "criterion"; readonly id: string; readonly isShared: boolean };

/** Something that may become a criterion: for every row, the level that it is on. */
export type Candidate = {
  /** What it looks at, unique: a property, a property and an option, or a type of event and its window. */
  readonly key: string;
  /** Candidates of one family look at the same thing in different ways; a card takes one of each. */
  readonly family: string;
  /** The property that it reads; null for events. */
  readonly property: string | null;
  readonly header: string;
  readonly axis: "fit" | "pain";
  readonly source: Source;
  readonly codes: Uint8Array;
  readonly size: number;
  /** How much of the level's weight each row has: its sum, at most `most`, over `most`; null for all of it. */
  readonly amounts: { readonly sums: Float32Array; readonly most: number } | null;
  /** True when the levels have an order that neighbours share (bins of numbers). */
  readonly isOrdered: boolean;
  /** True when people expect that a higher level never gives fewer points. */
  readonly isRising: boolean;
  /** The level of rows where the value is unknown; null where nothing is ever unknown. */
  readonly unknown: number | null;
};
