/** The ledger's tables that the console works on. Rules as in tables.ts. */
export type ConsoleTables = {
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
