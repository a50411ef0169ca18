import { standard, type PropertyDefinition } from "./definition.ts";
import { pipelines } from "./pipelines.ts";

/** What every record of a type says of itself: when it was made, by whom, and through what. */
const marks = (group: string, created: string): readonly PropertyDefinition[] => [
  standard(group, "hs_object_id", "number", { readOnly: true }),
  standard(group, created, "datetime", { readOnly: true }),
  standard(group, "hs_lastmodifieddate", "datetime", { readOnly: true }),
  standard(group, "hubspot_owner_id", "enumeration", { externalOptions: true }),
  standard(group, "hs_created_by_user_id", "number", { readOnly: true }),
  standard(group, "hs_object_source", "string", { readOnly: true }),
  standard(group, "hs_object_source_id", "string", { readOnly: true }),
];

const deal = "dealinformation";
export const dealProperties: readonly PropertyDefinition[] = [
  standard(deal, "dealname", "string"),
  standard(deal, "amount", "number"),
  standard(deal, "closedate", "datetime"),
  standard(deal, "closed_lost_reason", "string"),
  standard(deal, "pipeline", "enumeration", { options: pipelines.map(({ id }) => id) }),
  standard(deal, "dealstage", "enumeration", {
    options: pipelines.flatMap(({ stages }) => stages.map(({ id }) => id)),
  }),
  standard(deal, "hs_deal_stage_probability", "number", { calculated: true }),
  standard(deal, "hs_is_closed_won", "bool", { calculated: true }),
  standard(deal, "hs_is_closed", "bool", { calculated: true }),
  ...marks(deal, "createdate"),
];

const engagement = "engagement";
export const meetingProperties: readonly PropertyDefinition[] = [
  standard(engagement, "hs_timestamp", "datetime"),
  standard(engagement, "hs_meeting_title", "string"),
  standard(engagement, "hs_meeting_start_time", "datetime"),
  standard(engagement, "hs_meeting_end_time", "datetime"),
  standard(engagement, "hs_meeting_outcome", "enumeration", {
    options: ["SCHEDULED", "COMPLETED", "RESCHEDULED", "NO_SHOW", "CANCELED"],
  }),
  ...marks(engagement, "hs_createdate"),
];

export const callProperties: readonly PropertyDefinition[] = [
  standard(engagement, "hs_timestamp", "datetime"),
  standard(engagement, "hs_call_title", "string"),
  standard(engagement, "hs_call_body", "string"),
  standard(engagement, "hs_call_duration", "number"),
  standard(engagement, "hs_call_direction", "enumeration", { options: ["INBOUND", "OUTBOUND"] }),
  standard(engagement, "hs_call_disposition", "string"),
  standard(engagement, "hs_call_status", "enumeration", {
    options: ["BUSY", "CANCELED", "COMPLETED", "FAILED", "NO_ANSWER", "QUEUED", "RINGING"],
  }),
  ...marks(engagement, "hs_createdate"),
];

export const emailProperties: readonly PropertyDefinition[] = [
  standard(engagement, "hs_timestamp", "datetime"),
  standard(engagement, "hs_email_subject", "string"),
  standard(engagement, "hs_email_text", "string"),
  standard(engagement, "hs_email_direction", "enumeration", {
    options: ["EMAIL", "INCOMING_EMAIL", "FORWARDED_EMAIL"],
  }),
  standard(engagement, "hs_email_status", "enumeration", {
    options: ["BOUNCED", "FAILED", "SCHEDULED", "SENDING", "SENT"],
  }),
  // Filled for what a sequence sent, empty for what a person wrote.
  standard(engagement, "hs_sequence_id", "number"),
  ...marks(engagement, "hs_createdate"),
];

/** hubspot-facts 16.5. */
export const taskProperties: readonly PropertyDefinition[] = [
  standard(engagement, "hs_timestamp", "datetime"),
  standard(engagement, "hs_task_subject", "string"),
  standard(engagement, "hs_task_body", "string"),
  standard(engagement, "hs_task_status", "enumeration", {
    options: ["NOT_STARTED", "IN_PROGRESS", "WAITING", "COMPLETED", "DEFERRED"],
  }),
  standard(engagement, "hs_task_priority", "enumeration", {
    options: ["NONE", "LOW", "MEDIUM", "HIGH"],
  }),
  standard(engagement, "hs_task_type", "enumeration", { options: ["TODO", "CALL", "EMAIL"] }),
  ...marks(engagement, "hs_createdate"),
];
