import type { ChangeSource } from "../records/record.ts";

/** One thing that a contact does, as HubSpot would notice it. */
export type Behaviour =
  | { readonly kind: "pageVisit"; readonly url: string; readonly referrer?: string }
  | {
      readonly kind: "formSubmission";
      /** The form's GUID. */
      readonly formId: string;
      /** As in "Page title: Form name". */
      readonly name: string;
    }
  | { readonly kind: "meetingBooked"; readonly startsAt: number }
  | { readonly kind: "salesEmailOpen" }
  | { readonly kind: "salesEmailClick" }
  | { readonly kind: "salesEmailReply" }
  | { readonly kind: "emailDelivered"; readonly emailName: string }
  | { readonly kind: "emailOpen"; readonly emailName: string }
  | { readonly kind: "emailClick"; readonly emailName: string };

/** Through what HubSpot hears of it. */
export function sourceOf(behaviour: Behaviour): ChangeSource {
  switch (behaviour.kind) {
    case "pageVisit":
      return { changeSource: "ANALYTICS", sourceId: "WebAnalyticsPropertyCalculation" };
    case "formSubmission":
      return { changeSource: "FORM", sourceId: behaviour.formId };
    case "meetingBooked":
      return { changeSource: "MEETINGS", sourceId: "MeetingsPropertyCalculation" };
    case "salesEmailOpen":
    case "salesEmailClick":
    case "salesEmailReply":
      return { changeSource: "EMAIL_INTEGRATION", sourceId: "EmailEngagementCalculation" };
    case "emailDelivered":
    case "emailOpen":
    case "emailClick":
      return { changeSource: "EMAIL", sourceId: behaviour.emailName };
    default:
      return behaviour satisfies never;
  }
}

/** After so long without a page, the next one starts a new visit. */
const sessionGap = 30 * 60_000;

/**
 * What the behaviour makes of the contact's read-only counters and dates (hubspot-facts 4.6).
 * `at` is epoch milliseconds and not before earlier behaviour.
 */
export function behaviourValues(
  values: ReadonlyMap<string, string>,
  behaviour: Behaviour,
  at: number,
): ReadonlyMap<string, string> {
  const iso = new Date(at).toISOString();
  const plus = (name: string): string => String(Number(values.get(name) ?? 0) + 1);
  switch (behaviour.kind) {
    case "pageVisit":
      return pageVisit(values, behaviour, at);
    case "formSubmission":
      return formSubmission(values, behaviour, at);
    case "meetingBooked":
      return new Map([
        ["engagements_last_meeting_booked", iso],
        ["hs_latest_meeting_activity", new Date(behaviour.startsAt).toISOString()],
        ...salesActivity("MEETING_BOOKED", iso),
      ]);
    case "salesEmailOpen":
      return new Map([["hs_sales_email_last_opened", iso], ...salesActivity("EMAIL_OPEN", iso)]);
    case "salesEmailClick":
      return new Map([["hs_sales_email_last_clicked", iso], ...salesActivity("EMAIL_CLICK", iso)]);
    case "salesEmailReply":
      return new Map([["hs_sales_email_last_replied", iso], ...salesActivity("EMAIL_REPLY", iso)]);
    case "emailDelivered":
      return new Map([
        ["hs_email_delivered", plus("hs_email_delivered")],
        ["hs_email_sends_since_last_engagement", plus("hs_email_sends_since_last_engagement")],
        ["hs_email_last_email_name", behaviour.emailName],
        ...firstAndLast(values, "hs_email", "send_date", iso),
      ]);
    case "emailOpen":
    case "emailClick": {
      const verb = behaviour.kind === "emailOpen" ? "open" : "click";
      return new Map([
        [`hs_email_${verb}`, plus(`hs_email_${verb}`)],
        ["hs_email_sends_since_last_engagement", "0"],
        ["hs_email_last_email_name", behaviour.emailName],
        ...firstAndLast(values, "hs_email", `${verb}_date`, iso),
      ]);
    }
    default:
      return behaviour satisfies never;
  }
}

function pageVisit(
  values: ReadonlyMap<string, string>,
  { url, referrer }: Extract<Behaviour, { kind: "pageVisit" }>,
  at: number,
): ReadonlyMap<string, string> {
  const iso = new Date(at).toISOString();
  const last = values.get("hs_analytics_last_timestamp");
  const newVisit = last === undefined || at - Date.parse(last) > sessionGap;
  const views = Number(values.get("hs_analytics_num_page_views") ?? 0) + 1;
  const visits = Number(values.get("hs_analytics_num_visits") ?? 0) + (newVisit ? 1 : 0);
  return new Map([
    ["hs_analytics_num_page_views", String(views)],
    ["hs_analytics_num_visits", String(visits)],
    ["hs_analytics_average_page_views", String(Math.round(views / visits))],
    ["hs_analytics_last_url", url],
    ["hs_analytics_last_timestamp", iso],
    ...(newVisit ? ([["hs_analytics_last_visit_timestamp", iso]] as const) : []),
    ...(referrer === undefined ? [] : ([["hs_analytics_last_referrer", referrer]] as const)),
    ...(last === undefined
      ? ([
          ["hs_analytics_first_url", url],
          ["hs_analytics_first_timestamp", iso],
          ["hs_analytics_first_visit_timestamp", iso],
          ["hs_analytics_source", referrer === undefined ? "DIRECT_TRAFFIC" : "REFERRALS"],
        ] as const)
      : []),
  ]);
}

function formSubmission(
  values: ReadonlyMap<string, string>,
  { formId, name }: Extract<Behaviour, { kind: "formSubmission" }>,
  at: number,
): ReadonlyMap<string, string> {
  const iso = new Date(at).toISOString();
  const before = values.get("hs_calculated_form_submissions")?.split(";") ?? [];
  const forms = new Set([...before.map((entry) => entry.split("::")[0]), formId]);
  return new Map([
    ["num_conversion_events", String(Number(values.get("num_conversion_events") ?? 0) + 1)],
    ["num_unique_conversion_events", String(forms.size)],
    ["recent_conversion_date", iso],
    ["recent_conversion_event_name", name],
    ["hs_calculated_form_submissions", [...before, `${formId}::${at}`].join(";")],
    ...(before.length === 0
      ? ([
          ["first_conversion_date", iso],
          ["first_conversion_event_name", name],
        ] as const)
      : []),
    ...salesActivity("FORM_SUBMITTED", iso),
  ]);
}

function salesActivity(type: string, iso: string): readonly (readonly [string, string])[] {
  return [
    ["hs_last_sales_activity_timestamp", iso],
    ["hs_last_sales_activity_type", type],
  ];
}

function firstAndLast(
  values: ReadonlyMap<string, string>,
  prefix: string,
  suffix: string,
  iso: string,
): readonly (readonly [string, string])[] {
  const first = `${prefix}_first_${suffix}`;
  return [
    [first, values.get(first) ?? iso],
    [`${prefix}_last_${suffix}`, iso],
  ];
}
