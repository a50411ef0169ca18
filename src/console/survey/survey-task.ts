/** Counts what only a walk through whole tables tells. */
export type SurveyTask = {
  /** The instant that the counts are of, epoch milliseconds. */
  readonly asOf: number;
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
  readonly events: readonly EventSurvey[];
};

/** How far back both counts look, in days. */
export const surveyDays = 30;
