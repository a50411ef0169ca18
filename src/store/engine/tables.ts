import type { Generated } from "kysely";
import type { Score, Segment } from "../../scoring/result.ts";
import type { ConsoleTables } from "./console-tables.ts";
import type { SourceTables } from "./source-tables.ts";

/**
 * The ledger's tables, in both dialects. Times are epoch milliseconds; columns named *_json hold JSON
 * text that SQL never looks into; booleans are 0 or 1. Every table of contact data leads its key with
 * portal_id.
 */
export type LedgerTables = ConsoleTables &
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
      /** The version whose publish caused it, where its crossings are let go a few a day; null otherwise. */
      rollout: Generated<number | null>;
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
    /** How many were let go at an instant, so that a day's and an hour's number hold after a restart. */
    releases: {
      portal_id: number;
      /** `enrol:<version>` or `write`. */
      what: string;
      at: number;
      contacts: number;
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
      reason: string;
      payload_json: string;
      at: number;
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
