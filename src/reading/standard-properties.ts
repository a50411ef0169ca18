import { stageDates } from "../../config/lifecycle.ts";

/**
 * What is read of every contact whatever its model maps (hubspot-facts 4.6): who it is (for the lists of the
 * console), when and how it came to be, its company, its owner, whether it may be mailed, and what sales filled in.
 */
export const standardProperties: readonly string[] = [
  ...stageDates,
  "email",
  "firstname",
  "lastname",
  "company",
  "createdate",
  "lastmodifieddate",
  "lifecyclestage",
  "hs_object_source",
  "hs_merged_object_ids",
  "associatedcompanyid",
  "hs_email_optout",
  "hs_email_hard_bounce_reason_enum",
  "hs_marketable_status",
  "hubspot_owner_id",
  "ripen_verdict",
  "ripen_verdict_reason",
  "ripen_verdict_note",
  "ripen_do_not_score",
];
