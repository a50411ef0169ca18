import type { ModelDocument } from "../../src/scoring/model/model.ts";

type Fields = ModelDocument["fields"];

/**
 * The profile fields of every ready-made model, on HubSpot's own properties (hubspot-facts 4.6 and
 * 4.7). The company's value comes first, the contact's is the fall-back.
 */
export const profileFields = {
  email: { contact: "email" },
  jobTitle: { contact: "jobtitle" },
  seniority: { contact: "hs_seniority" },
  buyingRole: { contact: "hs_buying_role" },
  companyName: { company: "name", contact: "company" },
  companyDomain: { company: "domain", contact: "email" },
  country: { company: "country", contact: "country" },
  employees: { company: "numberofemployees", contact: "numemployees" },
  industry: { company: "industry", contact: "industry" },
  lifecycle: { contact: "lifecyclestage" },
  source: { contact: "hs_analytics_source" },
} as const satisfies Fields;

/**
 * Product usage as custom contact properties carry it: dates and counters become behaviour events
 * (contracts.md, Behaviour events).
 */
export const usageFields = {
  trialStartedAt: {
    contact: "trial_started_at",
    event: { type: "trial_started", kind: "date" },
  },
  lastLoginAt: { contact: "last_login_at", event: { type: "feature_used", kind: "date" } },
  seatsInvited: { contact: "seats_invited", event: { type: "seats_invited", kind: "counter" } },
  limitsReached: { contact: "limits_reached", event: { type: "limit_reached", kind: "counter" } },
} as const satisfies Fields;
