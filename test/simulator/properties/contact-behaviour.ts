import { standard, type PropertyDefinition, type PropertyType } from "./definition.ts";

const group =
  (groupName: string, type: PropertyType, calculated = false) =>
  (name: string): PropertyDefinition =>
    standard(groupName, name, type, calculated ? { calculated } : { readOnly: true });

const sources = [
  "ORGANIC_SEARCH",
  "PAID_SEARCH",
  "EMAIL_MARKETING",
  "SOCIAL_MEDIA",
  "REFERRALS",
  "OTHER_CAMPAIGNS",
  "DIRECT_TRAFFIC",
  "OFFLINE",
  "PAID_SOCIAL",
];

/** Kinds of hs_last_sales_activity_type. */
export const salesActivities = [
  "COMPANYPROSPECTS_REVISIT",
  "PRESENTATION_REVISIT",
  "EMAIL_CLICK",
  "EMAIL_OPEN",
  "EMAIL_REPLY",
  "FORM_SUBMITTED",
  "MEETING_BOOKED",
  "HUBSPOT_REVISIT",
];

const analytics = "analyticsinformation";
const emailing = "emailinformation";
const conversion = "conversioninformation";
const sales = "sales_properties";

/** Counters and dates that only HubSpot writes (hubspot-facts 4.6); conversion ones are calculated. */
export const contactBehaviour: readonly PropertyDefinition[] = [
  ...[
    "hs_analytics_num_page_views",
    "hs_analytics_num_visits",
    "hs_analytics_num_event_completions",
    "hs_analytics_average_page_views",
  ].map(group(analytics, "number")),
  ...[
    "hs_analytics_first_url",
    "hs_analytics_last_url",
    "hs_analytics_first_referrer",
    "hs_analytics_last_referrer",
    "hs_analytics_source_data_1",
    "hs_analytics_source_data_2",
  ].map(group(analytics, "string")),
  ...[
    "hs_analytics_first_timestamp",
    "hs_analytics_last_timestamp",
    "hs_analytics_first_visit_timestamp",
    "hs_analytics_last_visit_timestamp",
    "hs_latest_source_timestamp",
  ].map(group(analytics, "datetime")),
  ...["hs_analytics_source", "hs_latest_source"].map((name) =>
    standard(analytics, name, "enumeration", { options: sources, readOnly: true }),
  ),
  ...["num_conversion_events", "num_unique_conversion_events"].map(
    group(conversion, "number", true),
  ),
  ...["first_conversion_date", "recent_conversion_date"].map(group(conversion, "datetime", true)),
  ...["first_conversion_event_name", "recent_conversion_event_name"].map(
    group(conversion, "string", true),
  ),
  standard(conversion, "hs_calculated_form_submissions", "enumeration", {
    fieldType: "checkbox",
    calculated: true,
    hidden: true,
  }),
  ...[
    "hs_email_open",
    "hs_email_click",
    "hs_email_delivered",
    "hs_email_bounce",
    "hs_email_replied",
    "hs_email_sends_since_last_engagement",
  ].map(group(emailing, "number")),
  ...["open", "click", "reply", "send"]
    .flatMap((kind) => [`hs_email_first_${kind}_date`, `hs_email_last_${kind}_date`])
    .map(group(emailing, "datetime")),
  group(emailing, "string")("hs_email_last_email_name"),
  ...[
    "hs_sales_email_last_opened",
    "hs_sales_email_last_clicked",
    "hs_sales_email_last_replied",
    "hs_last_sales_activity_timestamp",
    "engagements_last_meeting_booked",
    "hs_latest_meeting_activity",
    "notes_last_contacted",
    "notes_last_updated",
  ].map(group(sales, "datetime")),
  standard(sales, "hs_last_sales_activity_type", "enumeration", {
    options: salesActivities,
    readOnly: true,
  }),
  ...["num_notes", "num_contacted_notes"].map(group(sales, "number")),
];
