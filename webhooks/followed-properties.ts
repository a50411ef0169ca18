/** A property whose changes reach the app by webhook, and why. */
export type FollowedProperty = {
  readonly propertyName: string;
  readonly group: "life" | "fit" | "behaviour" | "sales" | "productUsage";
  readonly reason: string;
};

/**
 * Our properties that people fill in (contracts.md, Properties written to HubSpot): a change of one is
 * news even when our own app wrote it for a person who pressed a button on the card.
 */
export const inputsOfSales: ReadonlySet<string> = new Set([
  "ripen_verdict",
  "ripen_verdict_reason",
  "ripen_verdict_note",
  "ripen_do_not_score",
]);

/**
 * Contact properties that the standard criteria read (domain.md sections 2 and 3, hubspot-facts 4.6) and
 * that are documented or plausible to send an event. Calculated and excluded ones (conversion counters,
 * modification dates, the e-mail domain) never do (hubspot-facts 5.6): the poll finds those. Opens of
 * e-mails are left to the poll as well: they are many and score nothing.
 */
export const contactProperties: readonly FollowedProperty[] = [
  ...following("fit", "the kind of address tells a business from a person", ["email"]),
  ...following("fit", "the position gives the role in the purchase", [
    "jobtitle",
    "hs_buying_role",
    "hs_role",
    "hs_sub_role",
    "hs_seniority",
    "seniority",
    "job_function",
    "hs_persona",
  ]),
  ...following("fit", "the company may be in the target", [
    "company",
    "website",
    "industry",
    "associatedcompanyid",
  ]),
  ...following("fit", "the location may be a market that is served", [
    "country",
    "hs_country_region_code",
    "state",
    "hs_state_code",
    "city",
    "zip",
    "hs_language",
  ]),
  ...following("fit", "the size tells purchasing power", [
    "numemployees",
    "company_size",
    "annualrevenue",
  ]),
  ...following("life", "customers and disqualified leads are not handed off", [
    "lifecyclestage",
    "hs_lead_status",
  ]),
  ...following("life", "the contact's origin decides the next step", [
    "hs_analytics_source",
    "hs_latest_source",
  ]),
  ...following("life", "unsubscribed and unreachable contacts stay out of mail scenarios", [
    "hs_email_optout",
    "hs_email_bad_address",
    "hs_email_quarantined",
  ]),
  ...following("behaviour", "page views, as far as HubSpot's analytics send them", [
    "hs_analytics_num_page_views",
    "hs_analytics_last_timestamp",
    "hs_analytics_last_url",
  ]),
  ...following("behaviour", "the newest engagement of any kind, form submissions among them", [
    "hs_last_sales_activity_timestamp",
    "hs_last_sales_activity_type",
  ]),
  ...following("behaviour", "replies and clicks", [
    "hs_sales_email_last_replied",
    "hs_sales_email_last_clicked",
    "hs_email_last_reply_date",
    "hs_email_last_click_date",
    "hs_email_replied",
    "hs_email_click",
  ]),
  ...following("behaviour", "meetings, webinars and documents", [
    "engagements_last_meeting_booked",
    "hs_latest_meeting_activity",
    "webinareventlastupdated",
    "hs_document_last_revisited",
  ]),
  ...following("sales", "sales contacted the lead: the hand-off is answered", [
    "notes_last_contacted",
    "hubspot_owner_id",
  ]),
  ...following("sales", "filled in by sales", [...inputsOfSales]),
  ...following("productUsage", "product usage is the most telling behaviour", [
    "trial_started_at",
    "last_login_at",
    "seats_invited",
    "limits_reached",
  ]),
];

/** Company properties that the fit criteria read (hubspot-facts 4.7). */
export const companyProperties: readonly FollowedProperty[] = [
  ...following("fit", "the company may be in the target", [
    "name",
    "domain",
    "website",
    "industry",
    "type",
  ]),
  ...following("fit", "the location may be a market that is served", ["country", "state", "city"]),
  ...following("fit", "the size tells purchasing power", ["numberofemployees", "annualrevenue"]),
  ...following("life", "the company may be a customer", ["lifecyclestage", "hs_lead_status"]),
];

function following(
  group: FollowedProperty["group"],
  reason: string,
  propertyNames: readonly string[],
): readonly FollowedProperty[] {
  return propertyNames.map((propertyName) => ({ propertyName, group, reason }));
}
