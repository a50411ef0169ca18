/**
 * A counter or date of the contact that becomes behaviour events, because HubSpot pushes no form
 * submissions or page views (hubspot-facts 5.6; contracts.md, Behaviour events).
 */
export type BehaviourSource = {
  /** The event type that a change of it means. */
  readonly type: string;
  /** `counter`: one event a unit of difference. `date`: one event each time the date moves. `forms`: one for each entry of HubSpot's list of submissions. */
  readonly kind: "counter" | "date" | "forms";
  readonly property: string;
  /** Which of a date's numbers is the day, where the property is a text that people filled. */
  readonly dates?: "dmy" | "mdy";
  /** The property that carries a counter's own last date. A counter without one is a baseline at first sight. */
  readonly at?: string;
  /** What is known of the latest event: event property -> contact property. */
  readonly properties?: Readonly<Record<string, string>>;
  /** The recorded event of Enterprise accounts that tells each unit's own date (hubspot-facts 6.1), and what it carries: event property -> its property. */
  readonly occurrence?: {
    readonly eventType: string;
    readonly properties: Readonly<Record<string, string>>;
  };
  /**
   * Mail scanners open and click every link of a message as it arrives: what is `withinMs` or less after the date in
   * `after` is judged when that time is over (docs/contracts.md, Bursts).
   */
  readonly burst?: { readonly after: string; readonly withinMs: number };
  /** Where this property is filled it tells instead, and the counter is only a baseline. */
  readonly unlessFilled?: string;
  /** What else is read with it. */
  readonly alsoReads?: readonly string[];
};

/** Nobody reads a message and follows its links within a minute of its sending; one or two may be a person's. */
const scanner = { after: "hs_email_last_send_date", withinMs: 60_000 } as const;

/** HubSpot's own counters and dates (hubspot-facts 4.6): they need no mapping. */
export const standardSources: readonly BehaviourSource[] = [
  {
    type: "page_viewed",
    kind: "counter",
    property: "hs_analytics_num_page_views",
    at: "hs_analytics_last_timestamp",
    properties: { url: "hs_analytics_last_url" },
    occurrence: { eventType: "e_visited_page", properties: { url: "hs_url" } },
  },
  {
    type: "form_submitted",
    kind: "forms",
    property: "hs_calculated_form_submissions",
    alsoReads: [
      "recent_conversion_date",
      "recent_conversion_event_name",
      "first_conversion_date",
      "first_conversion_event_name",
    ],
  },
  {
    type: "form_submitted",
    kind: "counter",
    unlessFilled: "hs_calculated_form_submissions",
    property: "num_conversion_events",
    at: "recent_conversion_date",
    properties: { form: "recent_conversion_event_name" },
    occurrence: { eventType: "e_form_submission", properties: { form: "hs_title" } },
  },
  { type: "meeting_booked", kind: "date", property: "engagements_last_meeting_booked" },
  { type: "email_replied", kind: "date", property: "hs_sales_email_last_replied" },
  {
    type: "email_clicked",
    kind: "counter",
    property: "hs_email_click",
    at: "hs_email_last_click_date",
    properties: { email: "hs_email_last_email_name" },
    burst: scanner,
  },
  {
    type: "email_opened",
    kind: "counter",
    property: "hs_email_open",
    at: "hs_email_last_open_date",
    properties: { email: "hs_email_last_email_name" },
    burst: scanner,
  },
];

/** Every contact property that must be read for these sources. */
export function propertiesOfSources(sources: readonly BehaviourSource[]): string[] {
  return sources.flatMap((source) => [
    source.property,
    ...(source.at === undefined ? [] : [source.at]),
    ...(source.burst === undefined ? [] : [source.burst.after]),
    ...(source.alsoReads ?? []),
    ...Object.values(source.properties ?? {}),
  ]);
}
