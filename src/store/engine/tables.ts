import type { Generated } from "kysely";
import type { EnrolmentTables } from "./enrolment-tables.ts";
import type { EvidenceTables } from "./evidence-tables.ts";
import type { Score, Segment } from "../../scoring/result.ts";

/**
 * The ledger's tables, in both dialects. Times are epoch milliseconds; columns named *_json hold JSON
 * text that SQL never looks into; booleans are 0 or 1. Every table of contact data leads its key with
 * portal_id.
 */
export type LedgerTables = ConsoleTables &
  EnrolmentTables &
  EvidenceTables &
  SourceTables & {
    /** Signed requests as they came, one row a POST. `split_at` is negative until their events are taken out (unsplit.ts). */
    inbox: {
      id: Generated<number>;
      received_at: number;
      body: Uint8Array;
      split_at: number;
    };
    /** Events that could not be understood, each with its reason. */
    quarantine: {
      id: Generated<number>;
      inbox_id: number;
      at: number;
      reason: string;
      event_text: string;
    };
    /** Contacts whose score must be made again. `mark` grows with every new reason, so that a mark set while the contact is scored is not lost. */
    dirty: {
      portal_id: number;
      contact_id: string;
      marked_at: number;
      not_before: number;
      mark: number;
      news: number;
      /** How often HubSpot showed the contact older than what marked it. */
      attempts: number;
      /** When the latest event that marked it happened in HubSpot; null when no event did. */
      hinted_at: number | null;
      /** Which properties were said to have changed, and who wrote them (marks/told.ts). */
      told: Generated<string>;
    };
    /** Behaviour events, kept for scoring (contracts.md, Behaviour events). */
    events: {
      portal_id: number;
      contact_id: string;
      id: string;
      type: string;
      occurred_at: number;
      source: string;
      properties_json: string;
      recorded_at: number;
      /** When the first scoring was committed that counted it; null until then, also while it lies ahead. */
      counted_at: Generated<number | null>;
    };
    /** What the account's forms are called (docs/contracts.md, Forms). */
    forms: {
      portal_id: number;
      form_id: string;
      name: string;
      /** Who named it; null for what contacts told. */
      named_by: string | null;
    };
    /** The last value seen of each counter or date that becomes events. */
    counters: {
      portal_id: number;
      contact_id: string;
      counter: string;
      value: number;
    };
    scores: {
      portal_id: number;
      contact_id: string;
      /** The primary company, so that its change finds its contacts. */
      company_id: string | null;
      kind: Score["kind"];
      model_version: number;
      as_of: number;
      fit: number;
      pain: number;
      lead_score: number;
      /** Points of the customer model; null for leads. */
      customer_score: number | null;
      /** The axes of the customer model, by which its matrix is counted; null for leads and without such a model. */
      customer_value: number | null;
      customer_loyalty: number | null;
      /** 1: the lead came to us by itself; it goes first on ties (docs/contracts.md, Origin). */
      inbound: Generated<number>;
      band: string;
      segment: Segment;
      ready: number;
      ready_since: number | null;
      below_since: number | null;
      verdict: string | null;
      verdict_at: number | null;
      next_change_at: number | null;
      /** The contact's modification date in HubSpot as this score's reading gave it; 0 when it gave none. */
      modified_at: Generated<number>;
      /** The UTC day since which fit and pain stand: the trend's last, which score_days lacks; null when it never moved. */
      moved_day: Generated<number | null>;
      /** The stage that stands last among its outcomes; null where only they tell. */
      lifecycle_stage: Generated<string | null>;
      /** HubSpot's id of the contact's owner; null for nobody. */
      owner_id: Generated<string | null>;
      /** What of the Score no column has (kept-score.ts). */
      score_json: string;
      /** The property values last intended for HubSpot. */
      published_json: string;
    };
    /** Threshold crossings; one row a (contact, scenario, generation). */
    crossings: {
      portal_id: number;
      contact_id: string;
      scenario: string;
      generation: number;
      fired_at: number;
      why: string;
      /** See crossings/state.ts. */
      state: string;
      /** When the goal was reached, or something else ended the scenario for the contact. */
      ended_at: number | null;
      ended_why: string | null;
      /** Set when the trigger became false: the scenario is armed again. */
      rearmed_at: number | null;
      /** When it was let go: at once, or once its turn had come. */
      started_at: Generated<number | null>;
      /** The event that set an event-driven scenario off. */
      event_id: Generated<string | null>;
      /** Why a catch-up leaves it out unless ticked, of one that stayed silent (catch-ups.ts). */
      left_out: Generated<string | null>;
      /** What the breaker holds it as: a scenario's start, `fall`, or `dropped` after a fall that counts for nothing. */
      held_as: Generated<string | null>;
      /** Null once somebody has answered. */
      held_since: Generated<number | null>;
      /** The cause that it shares with others (crossings/cause.ts). */
      held_by: Generated<string | null>;
      /** What brought it about (enrolment/judge.ts); null for one that set nothing off. */
      cause: Generated<string | null>;
    };
    /** Property values intended for HubSpot and not yet settled; one row a contact, newer values merged in. */
    writes: {
      portal_id: number;
      contact_id: string;
      properties_json: string;
      seq: number;
      intended_at: number;
      /** 1: waits for its turn in a paced write (release-writes.ts). */
      in_turn: Generated<number>;
    };
    /**
     * Contacts that are gone: `deleted`, `erased`, or `merged` into a survivor. `restored`: alive again
     * since `at`, kept so that the deletion, heard of later, does not bury the contact again.
     */
    tombstones: {
      portal_id: number;
      contact_id: string;
      kind: string;
      at: number;
      survivor: string | null;
    };
    companies: {
      portal_id: number;
      company_id: string;
      properties_json: string;
      read_at: number;
    };
    dead_letters: {
      id: Generated<number>;
      portal_id: number;
      contact_id: string;
      stage: string;
      /** Why, and what it is about (failures/cause.ts). */
      cause: string;
      about: string;
      /** HubSpot's own words, or ours. */
      reason: string;
      payload_json: string;
      at: number;
      /** Since when Ripen tries it again by itself; null while it does not. */
      tried_at: number | null;
    };
    /** Long work of a portal that goes on after a crash, for instance the backfill. */
    jobs: {
      portal_id: number;
      job: string;
      state: string;
      cursor: string | null;
      done: number;
      total: number | null;
      started_at: number;
      updated_at: number;
    };
    leases: {
      name: string;
      owner: string;
      fence: number;
      expires_at: number;
    };
    audit: {
      id: Generated<number>;
      portal_id: number;
      at: number;
      who: string;
      what: string;
      detail_json: string;
    };
    /** Counts that survive a restart, for instance events of unknown portals. */
    tallies: {
      name: string;
      count: number;
    };
    /**
     * The published score at the end of each UTC day on which it changed, the last such day apart (moved_day of
     * scores): the card's trend.
     */
    score_days: {
      portal_id: number;
      contact_id: string;
      /** Days since 1970-01-01 UTC. */
      day: number;
      fit: number;
      pain: number;
      lead_score: number;
    };
    /** When a contact became ready or left it, and why (readiness-cause.ts). */
    readiness_changes: {
      portal_id: number;
      contact_id: string;
      at: number;
      ready: number;
      cause_json: string;
    };
    /** Calls of the workflow actions, so that a repeated one is answered like the first. */
    action_calls: {
      portal_id: number;
      callback_id: string;
      action: string;
      contact_id: string;
      at: number;
      /** See store/actions/action-calls.ts. */
      state: string;
      outputs_json: string;
    };
    /** One-time tickets into the console; only their hash is kept. */
    tickets: {
      ticket_hash: string;
      portal_id: number;
      user_id: number;
      user_email: string;
      expires_at: number;
    };
    /** Contacts whose traces are still to be erased from raw requests; gone from here once that is done. */
    erasures: {
      portal_id: number;
      contact_id: string;
      /** `privacy`: by law, leaving nothing. `objection`: the contact stays known as not to be scored. */
      why: string;
      asked_at: number;
    };
  };

/** The ledger's tables that the console works on. Rules as in tables.ts. */
type ConsoleTables = {
  /**
   * Each contact's properties as they were read last, so that previews and explanations need no call.
   * Our own outputs are left out: `scores` has them.
   */
  inputs: {
    portal_id: number;
    contact_id: string;
    /** First and last name; may be empty. */
    name: string;
    email: string;
    company: string;
    /** Name, e-mail and company, folded, for search and for sorting by name. */
    search_text: string;
    properties_json: string;
    /** The primary company as it was scored with; null without one. */
    company_json: Generated<string | null>;
    read_at: number;
  };
  /** Who is in the console; only the hash of a session's id is kept. */
  console_sessions: {
    session_hash: string;
    portal_id: number;
    user_email: string;
    /** How it began: `install`, `ticket` or `demo`. */
    entered_by: string;
    started_at: number;
    seen_at: number;
  };
  /** The draft of one kind of model: which of its revisions is shown. */
  drafts: {
    portal_id: number;
    kind: string;
    revision: number;
    /** The newest revision that redo can reach. */
    newest: number;
    base_version: number | null;
  };
  draft_revisions: {
    portal_id: number;
    kind: string;
    revision: number;
    document_json: string;
    base_version: number | null;
    saved_at: number;
    saved_by: string;
  };
  /** Previews of drafts, while they are made and afterwards; the last two of an account. */
  previews: {
    portal_id: number;
    id: string;
    kind: string;
    draft_revision: number;
    /** `reading`, `running`, `done`, `cancelled` or `failed`. */
    state: string;
    done: number;
    total: number;
    started_at: number;
    /** When the instance that makes it was last heard of. */
    seen_at: number;
    finished_at: number | null;
    error_json: string | null;
    counts_json: string | null;
    movers_json: string | null;
  };
  /** The contacts that were ready when a version was put out of force, so that rolling back finds them as they were. */
  readiness_of_versions: {
    portal_id: number;
    version: number;
    contact_id: string;
    ready_since: number | null;
    below_since: number | null;
  };
};

/** The tables behind polling, activities, outcomes, enrolment by call and the breakers. */
type SourceTables = {
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
    /** `lifecycle`, `verdict`, `deal_open`, `deal_won` or `deal_lost`. */
    kind: string;
    /** The stage, the verdict, or the deal's id. */
    value: string;
    at: number;
    /** The deal's amount in the account's currency. */
    amount: number | null;
    recorded_at: number;
  };
  /** What rests and why: `feature:lists`, `contact:123` ... `until` is null until a person lifts it. */
  pauses: {
    portal_id: number;
    what: string;
    since: number;
    until: number | null;
    reason: string;
    detail_json: string;
  };
};
