import { sql } from "kysely";

/**
 * What a contact is ranked by among those that wait, in points: customers, whose lead score is 0, by their
 * customer score, everybody else by their lead score. For queries that join `scores`; a contact without a
 * score has 0.
 */
export const standing = sql<number>`coalesce(
  case when scores.kind = 'customer' then scores.customer_score else scores.lead_score end, 0)`;
