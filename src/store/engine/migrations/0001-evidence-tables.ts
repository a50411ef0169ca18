import type { Table } from "./0001-tables.ts";

/** The tables of evidence-tables.ts. */
export const evidenceTables: Readonly<Record<string, Table>> = {
  histories: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      read_at: "bigint",
      entries_json: "text",
    },
    key: ["portal_id", "contact_id"],
  },
  company_histories: {
    columns: {
      portal_id: "bigint",
      company_id: "text",
      read_at: "bigint",
      entries_json: "text",
    },
    key: ["portal_id", "company_id"],
  },
  shadows: {
    columns: {
      portal_id: "bigint",
      contact_id: "text",
      started_at: "bigint",
      at: "bigint",
      draft: "integer",
      in_force: "integer",
    },
    key: ["portal_id", "contact_id"],
  },
  findings: {
    columns: {
      portal_id: "bigint",
      id: "text",
      state: "text",
      done: "integer",
      total: "integer",
      started_at: "bigint",
      seen_at: "bigint",
      finished_at: "bigint?",
      model_version: "integer",
      draft_revision: "integer",
      asked_json: "text",
      error_json: "text?",
      result_json: "text?",
    },
    key: ["portal_id", "id"],
  },
};
