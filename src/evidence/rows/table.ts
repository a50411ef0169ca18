/** One column of a file: its distinct texts, and for every row which of them it has. */
export type Column = {
  /** As it stands in the file. */
  readonly header: string;
  readonly object: "contact" | "company";
  /** The property that a model reads it as. */
  readonly property: string;
  /** Distinct texts, trimmed; the first is the empty one, whether or not a row has it. */
  readonly values: readonly string[];
  /** An index into `values` for every row. */
  readonly codes: Int32Array;
};

/** What one contact did before the instant asked about, by type of event: ages in days, youngest first. */
export type Behaviour = {
  readonly types: readonly string[];
  /** By type, then by row. */
  readonly ages: readonly (readonly (readonly number[])[])[];
};

/**
 * The rows to learn from, in an order of their own (by id, then instant, then content), so that nothing
 * depends on the order of the file.
 */
export type Table = {
  readonly ids: readonly string[];
  /** 1 where the lead reached the goal. */
  readonly outcome: Uint8Array;
  /** Which company (else business domain, else contact) a row belongs to, numbered from 0. */
  readonly groups: Int32Array;
  /** True when some group has more than one row: intervals then draw groups, not rows. */
  readonly isGrouped: boolean;
  /** The fold of each row, 0 to FOLDS - 1; rows of one group share it. */
  readonly folds: Uint8Array;
  /** Each row's place in time; null where nothing tells it. */
  readonly times: Float64Array | null;
  /** 1 where sales had been told of the lead or had touched it; null where nothing says so. */
  readonly touched: Uint8Array | null;
  /** Sorted by property. */
  readonly columns: readonly Column[];
  readonly behaviour: Behaviour | null;
};

/** Companies are dealt to so many folds (docs/evidence.md, Cross-fitting). */
export const FOLDS = 5;
