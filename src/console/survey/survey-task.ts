/** Counts what only a walk through whole tables tells. */
export type SurveyTask = {
  /** The instant that the counts are of, epoch milliseconds. */
  readonly asOf: number;
  /** Logical fields of the customer model that scenarios look at, by where the account reads them. */
  readonly fields: readonly {
    readonly field: string;
    readonly contact?: string;
    readonly company?: string;
  }[];
};

/** One kind of behaviour: how many events there were in 30 days, and the last one. */
export type EventSurvey = {
  readonly type: string;
  readonly recent: number;
  readonly lastAt: number;
};

export type Survey = {
  readonly asOf: number;
  /** Leads that moved within 30 days: [from fit, from pain, to fit, to pain, contacts]. */
  readonly moves: readonly (readonly [number, number, number, number, number])[];
  /** Who became ready within these days and is, and who stopped being it, by the dated changes. */
  readonly readiness: { readonly became: number; readonly left: number };
  readonly events: readonly EventSurvey[];
  /** Those of the fields that hold a value for at least one customer. */
  readonly filled: readonly string[];
};

/** How far back both counts look, in days. */
export const surveyDays = 30;
