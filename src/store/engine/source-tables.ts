/** The tables behind polling, activities, outcomes, enrolment by call and the breakers. */
export type SourceTables = {
  /** When we wrote each contact last, and how often. */
  contact_reads: {
    portal_id: number;
    contact_id: string;
    /** 0: scores hold it. */
    modified_at: number;
    /** Its modification date after our own last write; 0 when it was never written. */
    written_at: number;
    /** Hours since 1970 of the last write, and how many there were in that hour. */
    hour: number;
    writes_in_hour: number;
  };
  /** How far each source that sends no webhooks has been looked through. */
  sources: {
    portal_id: number;
    source: string;
    watermark: number;
    window_to: number | null;
    cursor: string | null;
    checked_at: number;
    found: number;
  };
  /** Meetings and calls that came by webhook: whose they are, and what came of them, is still to be read. */
  activities: {
    portal_id: number;
    kind: string;
    activity_id: string;
    news: number;
    not_before: number;
    readings: number;
  };
  /** What became of contacts, with dates: calibration needs the history. */
  outcomes: {
    portal_id: number;
    contact_id: string;
    /** Deterministic, so that the same outcome seen twice is one. */
    id: string;
    /** `lifecycle`, `verdict`, `deal_won` or `deal_lost`. */
    kind: string;
    /** The stage, the verdict, or the deal's id. */
    value: string;
    at: number;
    /** The deal's amount in the account's currency. */
    amount: number | null;
    recorded_at: number;
  };
  /** Enrolments that need a call of their own (static list, workflow API); one row a crossing and verb. */
  effects: {
    portal_id: number;
    contact_id: string;
    scenario: string;
    generation: number;
    verb: "enrol" | "unenrol";
    actuator: "list" | "workflow";
    /** The list's or the workflow's id. */
    target: string;
    /** See crossings/effect-state.ts. */
    state: string;
    attempt: number;
    /** The fence under which the last attempt began. */
    fence: number | null;
    intended_at: number;
    not_before: number;
    started_at: number | null;
    settled_at: number | null;
    reason: string | null;
  };
  /** What rests and why: `writes`, `feature:lists`, `contact:123` ... `until` is null until a person lifts it. */
  pauses: {
    portal_id: number;
    what: string;
    since: number;
    until: number | null;
    reason: string;
    detail_json: string;
  };
};
