import { leadStatuses, lifecycleStages } from "./contact-profile.ts";
import { standard, type PropertyDefinition } from "./definition.ts";

const group = "companyinformation";

/** Values of the company's industry; the contact's `industry` is free text and not this list. */
export const industries = [
  "ACCOUNTING",
  "BANKING",
  "COMPUTER_SOFTWARE",
  "CONSTRUCTION",
  "CONSUMER_GOODS",
  "E_LEARNING",
  "EDUCATION_MANAGEMENT",
  "FINANCIAL_SERVICES",
  "FOOD_PRODUCTION",
  "HOSPITAL_HEALTH_CARE",
  "HOSPITALITY",
  "INFORMATION_TECHNOLOGY_AND_SERVICES",
  "INSURANCE",
  "INTERNET",
  "LOGISTICS_AND_SUPPLY_CHAIN",
  "MANAGEMENT_CONSULTING",
  "MARKETING_AND_ADVERTISING",
  "REAL_ESTATE",
  "RETAIL",
  "TELECOMMUNICATIONS",
];

/** Company properties (hubspot-facts 4.7). */
export const companyProperties: readonly PropertyDefinition[] = [
  ...["name", "domain", "website", "country", "state", "city", "zip", "phone", "description"].map(
    (name) => standard(group, name, "string"),
  ),
  standard(group, "industry", "enumeration", { options: industries }),
  standard(group, "type", "enumeration", {
    options: ["PROSPECT", "PARTNER", "RESELLER", "VENDOR", "OTHER"],
  }),
  standard(group, "lifecyclestage", "enumeration", {
    options: lifecycleStages,
    fieldType: "radio",
  }),
  standard(group, "hs_lead_status", "enumeration", { options: leadStatuses, fieldType: "radio" }),
  standard(group, "hubspot_owner_id", "enumeration", { externalOptions: true }),
  ...["numberofemployees", "annualrevenue", "founded_year"].map((name) =>
    standard(group, name, "number"),
  ),
  standard(group, "is_public", "bool"),
  standard(group, "hs_num_open_deals", "number", { readOnly: true }),
  standard(group, "hs_object_id", "number", { readOnly: true }),
  standard(group, "createdate", "datetime", { readOnly: true }),
  standard(group, "hs_lastmodifieddate", "datetime", { readOnly: true }),
  standard(group, "hs_merged_object_ids", "enumeration", { fieldType: "checkbox", readOnly: true }),
];
