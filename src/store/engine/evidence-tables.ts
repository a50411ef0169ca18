/** The ledger's tables behind Evidence. Rules as in tables.ts. */
export type EvidenceTables = {
  /** What HubSpot remembers of each contact's mapped properties, and until when it was read (docs/evidence.md, History). */
  histories: {
    portal_id: number;
    contact_id: string;
    read_at: number;
    /** By property: instant and value, the oldest first. */
    entries_json: string;
  };
  company_histories: {
    portal_id: number;
    company_id: string;
    read_at: number;
    entries_json: string;
  };
  /** What the draft in the shadow gave each lead at its first reading, beside the model in force; never written. */
  shadows: {
    portal_id: number;
    contact_id: string;
    /** Which run of a challenger it belongs to. */
    started_at: number;
    at: number;
    draft: number;
    in_force: number;
  };
  /** What Evidence found, while it looks and afterwards; the last few of an account. No row of it names a contact. */
  findings: {
    portal_id: number;
    id: string;
    /** `running`, `done`, `cancelled` or `failed`. */
    state: string;
    done: number;
    total: number;
    started_at: number;
    seen_at: number;
    finished_at: number | null;
    /** What it judges: the version in force and the draft as they were. */
    model_version: number;
    draft_revision: number;
    asked_json: string;
    error_json: string | null;
    result_json: string | null;
  };
};
