import type { PortalControl, RecordView } from "../control.ts";

type Line = Readonly<Record<string, unknown>>;

/** The view 'Ready, newest first', as sales would save it in HubSpot: our two properties, nothing else. */
export function readyLeads(portal: PortalControl): readonly Line[] {
  return portal
    .contacts()
    .filter(({ properties }) => properties["ripen_ready"] === "true")
    .map((contact) => ({
      id: contact.id,
      name: nameOf(contact),
      company: contact.properties["company"] ?? "",
      score: contact.properties["ripen_lead_score"] ?? "",
      nextStep: contact.properties["ripen_next_step"] ?? "",
      reasons: contact.properties["ripen_reasons"] ?? "",
      since: contact.properties["ripen_ready_since"] ?? "",
      verdict: contact.properties["ripen_verdict"] ?? "",
    }))
    .sort((a, b) => b.since.localeCompare(a.since));
}

/** One record as the portal holds it; null when there is no such contact. */
export function recordData(portal: PortalControl, contactId: string): Line | null {
  const contact = portal.contact(contactId);
  if (contact === undefined) return null;
  const entries = Object.entries(contact.properties).sort(([a], [b]) => a.localeCompare(b));
  const ours = entries.filter(([name]) => name.startsWith("ripen_"));
  const theirs = entries.filter(([name]) => !name.startsWith("ripen_"));
  return {
    id: contact.id,
    name: nameOf(contact),
    portalId: portal.id,
    properties: [...ours, ...theirs].map(([name, value]) => [name, value.slice(0, longestValue)]),
    enrolments: portal
      .enrolments()
      .filter((enrolment) => enrolment.contactId === contact.id)
      .map(({ workflow, enrolledAt, outcome, receipt }) => ({
        workflow,
        at: enrolledAt,
        outcome,
        receipt,
      })),
    timeline: [...behaviourOf(contact), ...webhooksOf(portal, contact.id)]
      .sort((a, b) => b.at - a.at)
      .slice(0, mostHappenings),
  };
}

const mostHappenings = 40;
/** The portal's dirty data holds values of 65,536 characters. */
const longestValue = 300;

function nameOf({ id, properties }: RecordView): string {
  const { firstname = "", lastname = "", email = "" } = properties;
  return `${firstname} ${lastname}`.trim() || email || `Contact ${id}`;
}

type Happening = {
  readonly at: number;
  readonly kind: "behaviour" | "webhook";
  readonly text: string;
};

/** The dates that HubSpot itself keeps of a contact's behaviour (hubspot-facts 4.6), and the product's own. */
const dated: readonly (readonly [property: string, text: string, detail?: string])[] = [
  ["hs_analytics_last_timestamp", "Viewed a page", "hs_analytics_last_url"],
  ["recent_conversion_date", "Submitted a form", "recent_conversion_event_name"],
  ["engagements_last_meeting_booked", "Booked a meeting"],
  ["hs_sales_email_last_replied", "Replied to a sales e-mail"],
  ["hs_email_last_click_date", "Clicked in an e-mail", "hs_email_last_email_name"],
  ["hs_email_last_open_date", "Opened an e-mail", "hs_email_last_email_name"],
  ["trial_started_at", "Started a trial"],
  ["last_login_at", "Logged in"],
  ["notes_last_contacted", "Was contacted by sales"],
];

function behaviourOf({ properties, createdAt }: RecordView): Happening[] {
  const happened = dated.flatMap(([property, text, detail]): Happening[] => {
    const value = properties[property];
    if (value === undefined || value === "") return [];
    const at = /^\d+$/.test(value) ? Number(value) : Date.parse(value);
    const about = detail === undefined ? undefined : properties[detail];
    return Number.isNaN(at)
      ? []
      : [{ at, kind: "behaviour", text: about ? `${text}: ${about}` : text }];
  });
  return [...happened, { at: createdAt, kind: "behaviour", text: "Was created" }];
}

/** What the app was told of the contact. */
function webhooksOf(portal: PortalControl, contactId: string): Happening[] {
  return portal
    .deliveries()
    .filter(({ event }) => String(event.objectId) === contactId)
    .map(({ event }) => ({
      at: event.occurredAt,
      kind: "webhook",
      text: `Webhook: ${event.subscriptionType}${event.propertyName === undefined ? "" : ` of ${event.propertyName}`}`,
    }));
}
