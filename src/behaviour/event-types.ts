import type { EventType } from "../words/events.ts";

/**
 * The types of behaviour events that every model knows (contracts.md, Behaviour events), each with the
 * event property that says what it was about.
 */
const detailOf = {
  page_viewed: "url",
  form_submitted: "form",
  content_downloaded: "document",
  webinar_registered: "webinar",
  webinar_attended: "webinar",
  newsletter_subscribed: "newsletter",
  trial_started: "plan",
  feature_used: "feature",
  seats_invited: "detail",
  limit_reached: "limit",
  meeting_booked: "detail",
  call_held: "outcome",
  email_replied: "email",
  chat_started: "detail",
  email_opened: "email",
  email_clicked: "email",
} as const satisfies Readonly<Record<EventType, string>>;

/** The event property that carries what an event of this type was about. */
export function detailProperty(type: string): string {
  return type in detailOf ? detailOf[type as keyof typeof detailOf] : "detail";
}
