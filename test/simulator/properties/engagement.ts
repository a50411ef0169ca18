import { standard, type PropertyDefinition } from "./definition.ts";

const marks = (group: string, created: string): readonly PropertyDefinition[] => [
  standard(group, "hs_object_id", "number", { readOnly: true }),
  standard(group, created, "datetime", { readOnly: true }),
  standard(group, "hs_lastmodifieddate", "datetime", { readOnly: true }),
];

export const dealProperties: readonly PropertyDefinition[] = [
  standard("dealinformation", "dealname", "string"),
  standard("dealinformation", "amount", "number"),
  standard("dealinformation", "closedate", "datetime"),
  standard("dealinformation", "pipeline", "enumeration", { options: ["default"] }),
  standard("dealinformation", "dealstage", "enumeration", {
    options: ["appointmentscheduled", "contractsent", "closedwon", "closedlost"],
  }),
  standard("dealinformation", "hs_is_closed_won", "bool", { calculated: true }),
  standard("dealinformation", "hs_is_closed", "bool", { calculated: true }),
  ...marks("dealinformation", "createdate"),
];

export const meetingProperties: readonly PropertyDefinition[] = [
  standard("engagement", "hs_timestamp", "datetime"),
  standard("engagement", "hs_meeting_title", "string"),
  standard("engagement", "hs_meeting_start_time", "datetime"),
  standard("engagement", "hs_meeting_end_time", "datetime"),
  standard("engagement", "hs_meeting_outcome", "enumeration", {
    options: ["SCHEDULED", "COMPLETED", "RESCHEDULED", "NO_SHOW", "CANCELED"],
  }),
  ...marks("engagement", "hs_createdate"),
];

export const callProperties: readonly PropertyDefinition[] = [
  standard("engagement", "hs_timestamp", "datetime"),
  standard("engagement", "hs_call_title", "string"),
  standard("engagement", "hs_call_body", "string"),
  standard("engagement", "hs_call_duration", "number"),
  standard("engagement", "hs_call_direction", "enumeration", { options: ["INBOUND", "OUTBOUND"] }),
  standard("engagement", "hs_call_disposition", "string"),
  standard("engagement", "hs_call_status", "enumeration", {
    options: ["BUSY", "CANCELED", "COMPLETED", "FAILED", "NO_ANSWER", "QUEUED", "RINGING"],
  }),
  ...marks("engagement", "hs_createdate"),
];
