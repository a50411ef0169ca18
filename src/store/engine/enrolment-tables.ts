import type { Generated } from "kysely";

/** The ledger's tables behind enrolment, beside the crossings themselves. Rules as in tables.ts. */
export type EnrolmentTables = {
  /** Starts and falls that no behaviour explained, by the minute: what is usual decides when the breaker trips. */
  unexplained: {
    portal_id: number;
    /** A scenario, or `fall`. */
    what: string;
    at: number;
    contacts: number;
    /** 1: not counted, but that somebody has answered the breaker then. */
    answered: Generated<number>;
  };
  /** What an admin lets go up to so many a day: one queue a scenario and source (store/crossings/queues.ts). */
  queues: {
    portal_id: number;
    scenario: string;
    source: string;
    most_a_day: number;
    started_at: number;
    started_by: string;
    /** How many the admin was shown before. */
    expected: number;
    /** Who was ticked although the catch-up leaves them out. */
    ticked_json: string;
  };
  /** How many were let go at an instant, so that a day's and an hour's number hold after a restart. */
  releases: {
    portal_id: number;
    /** `enrol:<version>` or `write`. */
    what: string;
    at: number;
    contacts: number;
  };
  /** Enrolments that need a call of their own (static list, workflow API); one row a crossing and verb. */
  effects: {
    portal_id: number;
    contact_id: string;
    scenario: string;
    generation: number;
    verb: "enrol" | "unenrol" | "tell";
    actuator: "list" | "workflow" | "task";
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
  /** Leads that were handed to sales, each once a generation of its crossing (store/handoffs). */
  handoffs: {
    portal_id: number;
    contact_id: string;
    generation: number;
    /** Its crossing's instant. */
    crossed_at: number;
    /** Who is told: `sales`, or the `owner` of a lead that is with sales already. */
    addressee: string;
    /** Why it started (crossings' whys). */
    why: string;
    /** When the contact raised its hand for it; null when it did not. */
    raised_at: number | null;
    /** When it raised its hand once more while this still waited for a first attempt. */
    asked_again_at: number | null;
    /** When HubSpot took the trigger or the call, or at once where no workflow is bound; null until then. */
    told_at: number | null;
    /** When sales must have tried; counted from the crossing until it is told. */
    contact_by: number | null;
    /** When the owner is to be reminded of it; counted like contact_by. */
    remind_at: number | null;
    /** When the reminder, and when all of sales' time fell due while nobody had tried; null where somebody had. */
    reminded_at: number | null;
    breached_at: number | null;
    /** When it stopped being ready although nobody had tried. */
    lost_at: number | null;
    /** A person's first attempt, what it was (crossings/follow-up.ts), and when we knew of it. */
    first_contact_at: number | null;
    first_contact_how: string | null;
    first_contact_known_at: number | null;
    /** How often sales tried the contact since, and how often the two spoke. */
    attempts: Generated<number>;
    conversations: Generated<number>;
    /** HubSpot's id of the contact's owner when it was handed over; null for nobody. */
    owner_id: string | null;
    verdict: string | null;
    verdict_at: number | null;
    /** One of verdict.ts' reasons, or an admin's own. */
    verdict_reason: string | null;
    /** When its verdict was taken back within the day. */
    undone_at: number | null;
    /** The first deal closed since: `deal_won` or `deal_lost`. */
    deal: string | null;
    deal_at: number | null;
    model_version: number;
    fit: number;
    pain: number;
    /** Properties of the contact and its company as they were. */
    facts_json: string;
    /** The score's lines as they were (kept-score.ts). */
    lines_json: string;
  };
  /** When the failures of one cause are tried again without a click (replays/retry-failures.ts). */
  retries: {
    portal_id: number;
    stage: string;
    cause: string;
    about: string;
    /** How often one of them was tried. */
    tries: number;
    /** When they are looked at next, and before which instant none is tried. */
    next_at: number;
    probe_at: number;
    /** 1: the cause is gone, all of them go. */
    is_open: number;
  };
  /** Leads as they were before sales' verdict, for as long as that can be undone (crossings/before-verdict.ts). */
  before_verdicts: {
    portal_id: number;
    contact_id: string;
    /** When the first verdict since then was given. */
    at: number;
    verdict: string | null;
    verdict_at: number | null;
    ready: number;
    ready_since: number | null;
    below_since: number | null;
    crossings_json: string;
  };
  /** To whom contacts of the account belong, as HubSpot has them. */
  owners: {
    portal_id: number;
    owner_id: string;
    name: string;
    /** In lower case; may be empty, like the team. */
    email: string;
    team: string;
  };
  /** The contacts that one person or integration made or changed last, to know a mass change (busy-sources.ts). */
  busy_sources: {
    portal_id: number;
    source: string;
    /** Contact and instant, the latest first, no more than say whether it is a mass. */
    latest_json: string;
    /** Until then what it writes is a mass change. */
    mass_until: number;
  };
};
