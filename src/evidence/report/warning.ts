/** What the reader of a report must know before they believe it. Columns are named by their headers. */
export type Warning =
  | { readonly code: "sampled"; readonly rows: number; readonly of: number }
  | { readonly code: "few_conversions"; readonly conversions: number; readonly missing: number }
  | { readonly code: "one_sided"; readonly others: number; readonly missing: number }
  | { readonly code: "repeated_rows"; readonly rows: number }
  | { readonly code: "shared_ids"; readonly ids: number }
  | { readonly code: "no_outcome"; readonly rows: number }
  | { readonly code: "objected"; readonly rows: number }
  | { readonly code: "bad_rows"; readonly rows: number }
  | { readonly code: "no_time_order" }
  | { readonly code: "unreadable_dates"; readonly column: string; readonly rows: number }
  | { readonly code: "no_property"; readonly columns: readonly string[] }
  | { readonly code: "same_property"; readonly columns: readonly string[] }
  | { readonly code: "protected"; readonly columns: readonly string[] }
  | { readonly code: "protected_asked_for"; readonly columns: readonly string[] }
  | { readonly code: "personal"; readonly columns: readonly string[] }
  | { readonly code: "personal_included"; readonly columns: readonly string[] }
  | { readonly code: "ids"; readonly columns: readonly string[] }
  | { readonly code: "constant"; readonly columns: readonly string[] }
  | { readonly code: "free_text"; readonly columns: readonly string[] }
  | { readonly code: "only_presence"; readonly columns: readonly string[] }
  | { readonly code: "event_types"; readonly types: readonly string[] }
  | { readonly code: "against_expectation"; readonly criteria: readonly string[] }
  | { readonly code: "few_shrunk"; readonly conversions: number }
  | {
      readonly code: "mirrors_calls";
      /** Of the conversions, the share that sales had touched. */
      readonly touched: number;
      readonly untouchedConversions: number;
    }
  | { readonly code: "gender"; readonly ratio: number }
  | { readonly code: "nothing_to_learn" };
