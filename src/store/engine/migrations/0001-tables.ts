/** `?`: may be null. `counting`: the store numbers the rows. `= 0`: 0 where an insert leaves it out. */
export type Column =
  | "text"
  | "text?"
  | "text = ''"
  | "integer"
  | "integer?"
  | "bigint"
  | "bigint?"
  | "bigint = 0"
  | "integer = 0"
  | "double precision"
  | "double precision?"
  | "blob"
  | "counting";

export type Table = {
  readonly columns: Readonly<Record<string, Column>>;
  /** The primary key, where no column counts. */
  readonly key?: readonly string[];
};

/**
 * What the columns mean stands in tables.ts. What is large comes last in a row, so that the other columns are read
 * without it.
 */
export const firstTables: Readonly<Record<string, Table>> = {
  inbox: { columns: { id: "counting", received_at: "bigint", split_at: "bigint", body: "blob" } },
  quarantine: {
    columns: {
      id: "counting",
      inbox_id: "bigint",
      at: "bigint",
      reason: "text",
      event_text: "text",
    },
  },
  dirty: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      marked_at: "bigint",
      not_before: "bigint",
      mark: "bigint",
      news: "integer",
      attempts: "integer",
      hinted_at: "bigint?",
      told: "text = ''",
    },
    key: ["portal_id", "contact_id"],
  },
  events: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      id: "text",
      type: "text",
      occurred_at: "bigint",
      source: "text",
      properties_json: "text",
      recorded_at: "bigint",
      counted_at: "bigint?",
    },
    key: ["portal_id", "contact_id", "id"],
  },
  counters: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      counter: "text",
      value: "double precision",
    },
    key: ["portal_id", "contact_id", "counter"],
  },
  activities: {
    columns: {
      portal_id: "bigint",
      kind: "text",
      activity_id: "text",
      news: "integer",
      not_before: "bigint",
      readings: "integer",
    },
    key: ["portal_id", "kind", "activity_id"],
  },
  sources: {
    columns: {
      portal_id: "bigint",
      source: "text",
      watermark: "bigint",
      window_to: "bigint?",
      cursor: "text?",
      checked_at: "bigint",
      found: "integer",
    },
    key: ["portal_id", "source"],
  },
  contact_reads: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      modified_at: "bigint",
      written_at: "bigint",
      hour: "bigint",
      writes_in_hour: "integer",
    },
    key: ["portal_id", "contact_id"],
  },
  forms: {
    columns: { portal_id: "bigint", form_id: "text", name: "text", named_by: "text?" },
    key: ["portal_id", "form_id"],
  },
  inputs: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      name: "text",
      email: "text",
      company: "text",
      search_text: "text",
      properties_json: "text",
      read_at: "bigint",
      company_json: "text?",
    },
    key: ["portal_id", "contact_id"],
  },
  companies: {
    columns: {
      portal_id: "bigint",
      company_id: "text",
      properties_json: "text",
      read_at: "bigint",
    },
    key: ["portal_id", "company_id"],
  },
  tombstones: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      kind: "text",
      at: "bigint",
      survivor: "text?",
    },
    key: ["portal_id", "contact_id"],
  },
  erasures: {
    columns: { portal_id: "bigint", contact_id: "text", why: "text", asked_at: "bigint" },
    key: ["portal_id", "contact_id"],
  },
  scores: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      company_id: "text?",
      kind: "text",
      model_version: "integer",
      as_of: "bigint",
      fit: "integer",
      pain: "integer",
      lead_score: "integer",
      band: "text",
      segment: "text",
      ready: "integer",
      ready_since: "bigint?",
      below_since: "bigint?",
      verdict: "text?",
      verdict_at: "bigint?",
      next_change_at: "bigint?",
      customer_score: "integer?",
      inbound: "integer = 0",
      customer_value: "integer?",
      customer_loyalty: "integer?",
      modified_at: "bigint = 0",
      moved_day: "integer?",
      lifecycle_stage: "text?",
      owner_id: "text?",
      score_json: "text",
      published_json: "text",
    },
    key: ["portal_id", "contact_id"],
  },
  score_days: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      day: "integer",
      fit: "integer",
      pain: "integer",
      lead_score: "integer",
    },
    key: ["portal_id", "contact_id", "day"],
  },
  readiness_changes: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      at: "bigint",
      ready: "integer",
      cause_json: "text",
    },
    key: ["portal_id", "contact_id", "at"],
  },
  readiness_of_versions: {
    columns: {
      portal_id: "bigint",
      version: "integer",
      contact_id: "text",
      ready_since: "bigint?",
      below_since: "bigint?",
    },
    key: ["portal_id", "version", "contact_id"],
  },
  outcomes: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      id: "text",
      kind: "text",
      value: "text",
      at: "bigint",
      amount: "double precision?",
      recorded_at: "bigint",
    },
    key: ["portal_id", "contact_id", "id"],
  },
  crossings: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      scenario: "text",
      generation: "integer",
      fired_at: "bigint",
      why: "text",
      state: "text",
      ended_at: "bigint?",
      ended_why: "text?",
      rearmed_at: "bigint?",
      started_at: "bigint?",
      event_id: "text?",
      left_out: "text?",
      held_as: "text?",
      held_since: "bigint?",
      held_by: "text?",
      cause: "text?",
    },
    key: ["portal_id", "contact_id", "scenario", "generation"],
  },
  writes: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      properties_json: "text",
      seq: "bigint",
      intended_at: "bigint",
      in_turn: "integer = 0",
    },
    key: ["portal_id", "contact_id"],
  },
  dead_letters: {
    columns: {
      id: "counting",
      portal_id: "bigint",
      contact_id: "text",
      stage: "text",
      cause: "text",
      about: "text",
      reason: "text",
      payload_json: "text",
      at: "bigint",
      tried_at: "bigint?",
    },
  },
  pauses: {
    columns: {
      portal_id: "bigint",
      what: "text",
      since: "bigint",
      until: "bigint?",
      reason: "text",
      detail_json: "text",
    },
    key: ["portal_id", "what"],
  },
  jobs: {
    columns: {
      portal_id: "bigint",
      job: "text",
      state: "text",
      cursor: "text?",
      done: "integer",
      total: "integer?",
      started_at: "bigint",
      updated_at: "bigint",
    },
    key: ["portal_id", "job"],
  },
  leases: {
    columns: { name: "text", owner: "text", fence: "bigint", expires_at: "bigint" },
    key: ["name"],
  },
  audit: {
    columns: {
      id: "counting",
      portal_id: "bigint",
      at: "bigint",
      who: "text",
      what: "text",
      detail_json: "text",
    },
  },
  tallies: { columns: { name: "text", count: "bigint" }, key: ["name"] },
  action_calls: {
    columns: {
      portal_id: "bigint",
      callback_id: "text",
      action: "text",
      contact_id: "text",
      at: "bigint",
      state: "text",
      outputs_json: "text",
    },
    key: ["portal_id", "callback_id"],
  },
  tickets: {
    columns: {
      ticket_hash: "text",
      portal_id: "bigint",
      user_id: "bigint",
      user_email: "text",
      expires_at: "bigint",
    },
    key: ["ticket_hash"],
  },
  console_sessions: {
    columns: {
      session_hash: "text",
      portal_id: "bigint",
      user_email: "text",
      entered_by: "text",
      started_at: "bigint",
      seen_at: "bigint",
    },
    key: ["session_hash"],
  },
  drafts: {
    columns: {
      portal_id: "bigint",
      kind: "text",
      revision: "integer",
      newest: "integer",
      base_version: "integer?",
    },
    key: ["portal_id", "kind"],
  },
  draft_revisions: {
    columns: {
      portal_id: "bigint",
      kind: "text",
      revision: "integer",
      document_json: "text",
      base_version: "integer?",
      saved_at: "bigint",
      saved_by: "text",
    },
    key: ["portal_id", "kind", "revision"],
  },
  previews: {
    columns: {
      portal_id: "bigint",
      id: "text",
      kind: "text",
      draft_revision: "integer",
      state: "text",
      done: "integer",
      total: "integer",
      started_at: "bigint",
      seen_at: "bigint",
      finished_at: "bigint?",
      error_json: "text?",
      counts_json: "text?",
      movers_json: "text?",
    },
    key: ["portal_id", "id"],
  },
};
