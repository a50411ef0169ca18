import { sql } from "kysely";

/**
 * What a contact is ranked by among those that wait: customers, whose lead score is 0, by their customer score, everybody
 * else by their lead score, and of the same score inbound first (docs/contracts.md, Origin). It is twice the points, and
 * one more for inbound. For queries that join `scores`; a contact without a score has 0.
 */
export const standing = sql<number>`2 * coalesce(
  case when scores.kind = 'customer' then scores.customer_score else scores.lead_score end, 0)
  + coalesce(scores.inbound, 0)`;
