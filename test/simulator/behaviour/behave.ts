import type { Portal } from "../portal.ts";
import { changeRecord } from "../records/change.ts";
import { createRecord } from "../records/create.ts";
import type { ChangeSource, CrmRecord } from "../records/record.ts";
import { behaviourValues, sourceOf, type Behaviour } from "./behaviour.ts";

/** Lets a contact do something now: counters move, objects and event occurrences appear. */
export function behave(portal: Portal, record: CrmRecord, behaviour: Behaviour): void {
  const at = portal.now();
  const source = sourceOf(behaviour);
  changeRecord(portal, record, behaviourValues(record.values, behaviour, at), source);
  const occurrence = occurrenceOf(behaviour);
  if (occurrence) {
    portal.occurrences.push({
      id: `${record.id}-${portal.occurrences.length + 1}`,
      objectType: "CONTACT",
      objectId: record.id,
      occurredAt: at,
      ...occurrence,
    });
  }
  if (behaviour.kind === "meetingBooked") bookMeeting(portal, record, behaviour.startsAt, source);
}

function bookMeeting(
  portal: Portal,
  record: CrmRecord,
  startsAt: number,
  source: ChangeSource,
): void {
  const start = new Date(startsAt).toISOString();
  const values = new Map([
    ["hs_timestamp", start],
    ["hs_meeting_start_time", start],
    ["hs_meeting_end_time", new Date(startsAt + 1_800_000).toISOString()],
    ["hs_meeting_title", "Demo"],
    ["hs_meeting_outcome", "SCHEDULED"],
  ]);
  const meeting = createRecord(portal, "meetings", { values, source });
  portal.associations.link(meeting, record, false);
  const at = portal.now();
  portal.emit({
    kind: "associated",
    from: meeting,
    to: record,
    removed: false,
    primary: false,
    source,
    at,
  });
}

/** Marketing e-mail is not among the unified events that can be read (hubspot-facts 6.1). */
function occurrenceOf(
  behaviour: Behaviour,
): { readonly eventType: string; readonly properties: Readonly<Record<string, string>> } | null {
  switch (behaviour.kind) {
    case "pageVisit":
      return { eventType: "e_visited_page", properties: { hs_url: behaviour.url } };
    case "formSubmission":
      return {
        eventType: "e_form_submission",
        properties: { hs_form_id: behaviour.formId, hs_title: behaviour.name },
      };
    case "meetingBooked":
    case "salesEmailOpen":
    case "salesEmailClick":
    case "salesEmailReply":
    case "emailDelivered":
    case "emailOpen":
    case "emailClick":
      return null;
    default:
      return behaviour satisfies never;
  }
}
