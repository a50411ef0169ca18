import { standard, type PropertyDefinition, type PropertyType } from "./definition.ts";

const information = "contactinformation";
const text = (name: string, label?: string): PropertyDefinition =>
  standard(information, name, "string", label === undefined ? {} : { label });
const readOnly = (name: string, type: PropertyType): PropertyDefinition =>
  standard(information, name, type, { readOnly: true });
const choice = (
  name: string,
  options: readonly string[],
  flags: { readonly fieldType?: string; readonly readOnly?: boolean } = {},
): PropertyDefinition => standard(information, name, "enumeration", { options, ...flags });

export const lifecycleStages = [
  "subscriber",
  "lead",
  "marketingqualifiedlead",
  "salesqualifiedlead",
  "opportunity",
  "customer",
  "evangelist",
  "other",
];

export const leadStatuses = [
  "NEW",
  "OPEN",
  "IN_PROGRESS",
  "OPEN_DEAL",
  "UNQUALIFIED",
  "ATTEMPTED_TO_CONTACT",
  "CONNECTED",
  "BAD_TIMING",
];

const buyingRoles = [
  "BLOCKER",
  "BUDGET_HOLDER",
  "CHAMPION",
  "DECISION_MAKER",
  "END_USER",
  "EXECUTIVE_SPONSOR",
  "INFLUENCER",
  "LEGAL_AND_COMPLIANCE",
  "OTHER",
];

/** Profile and status properties of contacts: names and types of hubspot-facts 4.6. */
export const contactProfile: readonly PropertyDefinition[] = [
  standard(information, "email", "string", { label: "Email", unique: true }),
  text("firstname", "First Name"),
  text("lastname", "Last Name"),
  text("jobtitle", "Job Title"),
  text("company", "Company Name"),
  text("website", "Website URL"),
  text("city", "City"),
  text("state", "State/Region"),
  text("zip", "Postal Code"),
  text("country", "Country/Region"),
  text("address", "Street Address"),
  text("industry", "Industry"),
  text("annualrevenue", "Annual Revenue"),
  text("message", "Message"),
  text("work_email"),
  text("hs_linkedin_url", "LinkedIn URL"),
  text("hs_country_region_code"),
  text("hs_state_code"),
  text("seniority"),
  text("job_function"),
  text("company_size"),
  standard(information, "phone", "string", { label: "Phone Number", fieldType: "phonenumber" }),
  standard(information, "mobilephone", "string", { label: "Mobile", fieldType: "phonenumber" }),
  standard(information, "hs_email_domain", "string", { label: "Email Domain", calculated: true }),
  choice("hs_buying_role", buyingRoles, { fieldType: "checkbox" }),
  choice("hs_seniority", ["executive", "vp", "director", "manager", "senior", "entry"]),
  choice("hs_persona", []),
  choice("numemployees", ["1-5", "5-25", "25-50", "50-100", "100-500", "500-1000", "1000+"]),
  choice("lifecyclestage", lifecycleStages, { fieldType: "radio" }),
  choice("hs_lead_status", leadStatuses, { fieldType: "radio" }),
  choice("hs_language", ["en", "es", "es-mx", "pt", "pt-br", "fr", "de", "it"]),
  choice("hs_marketable_status", ["true", "false"], { readOnly: true }),
  choice("hs_email_hard_bounce_reason_enum", ["CONTENT", "OTHER", "UNKNOWN_USER"], {
    readOnly: true,
  }),
  choice("hs_merged_object_ids", [], { fieldType: "checkbox", readOnly: true }),
  ...["ip_country", "ip_country_code", "ip_city", "ip_state"].map((name) =>
    readOnly(name, "string"),
  ),
  ...["hs_email_optout", "hs_email_bad_address", "hs_email_quarantined", "hs_is_contact"].map(
    (name) => readOnly(name, "bool"),
  ),
  standard(information, "hubspot_owner_id", "enumeration", {
    label: "Contact owner",
    externalOptions: true,
  }),
  standard(information, "associatedcompanyid", "number", {
    label: "Primary Associated Company ID",
    hidden: true,
  }),
  standard("deal_information", "closedate", "datetime"),
  standard("deal_information", "num_associated_deals", "number", { readOnly: true }),
  standard("deal_information", "total_revenue", "number", { readOnly: true }),
  standard("contact_activity", "hs_feedback_last_nps_rating", "number", { readOnly: true }),
  readOnly("createdate", "datetime"),
  readOnly("lastmodifieddate", "datetime"),
  readOnly("hs_object_id", "number"),
  readOnly("hs_object_source", "string"),
  ...lifecycleStages
    .slice(0, -1)
    .map((stage) => readOnly(`hs_lifecyclestage_${stage}_date`, "datetime")),
];
