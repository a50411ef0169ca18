import type { BehaviourSource } from "../../config/behaviour.ts";
import { instantOf } from "../base/time/instant-of.ts";
import { eventSource } from "../scoring/event-source.ts";
import type { BehaviourEvent, Properties } from "../scoring/facts.ts";

/** One form that was sent: the form's id, and when, epoch milliseconds. */
type Submission = { readonly formId: string; readonly at: number };

/** HubSpot shows the newest at the end; a list longer than that is an import's. */
const mostSubmissions = 1_000;

/** What a counter made within so many milliseconds is the same submission (docs/contracts.md, Forms). */
const sameSubmissionMs = 60_000;

/** What `hs_calculated_form_submissions` holds: `<form id>::<epoch milliseconds>;...` (docs/hubspot-facts.md). */
export function submissionsIn(text: string): readonly Submission[] {
  return text.split(";").flatMap((part) => {
    const [, formId, at] = /^\s*([^:;\s]+)::(\d{10,15})\s*$/.exec(part) ?? [];
    return formId === undefined ? [] : [{ formId, at: Number(at) }];
  });
}

/**
 * The submissions of the list as events, those apart that are known by their id or that a counter made before the list
 * was read: each of those stands for one. The name comes from the table of forms, whenever the event is read.
 */
export function eventsOfForms(
  text: string,
  { type }: BehaviourSource,
  told: readonly BehaviourEvent[],
): readonly BehaviourEvent[] {
  const ids = new Set(told.map(({ id }) => id));
  const counted = told.filter((event) => event.type === type && event.source !== eventSource.form);
  const events: BehaviourEvent[] = [];
  for (const { formId, at } of submissionsIn(text).slice(-mostSubmissions)) {
    const id = `form/${formId}@${at}`;
    if (ids.has(id)) continue;
    const same = counted.findIndex(
      ({ occurredAt }) => Math.abs(occurredAt - at) <= sameSubmissionMs,
    );
    if (same !== -1) {
      counted.splice(same, 1);
      continue;
    }
    ids.add(id);
    events.push({ id, type, occurredAt: at, source: eventSource.form, properties: { formId } });
  }
  return events;
}

/** The names of forms that the contact itself tells: of its first and its latest, where the instants are the same. */
export function formsToldBy(contact: Properties): ReadonlyMap<string, string> {
  const submissions = submissionsIn(contact["hs_calculated_form_submissions"] ?? "");
  const names = new Map<string, string>();
  for (const which of ["first", "recent"] as const) {
    const at = instantOf(contact[`${which}_conversion_date`]);
    const name = contact[`${which}_conversion_event_name`]?.trim() ?? "";
    if (at === null || name === "") continue;
    const same = submissions.filter((submission) => submission.at === at);
    // Two forms at one instant: either may have the name.
    const [only] = new Set(same.map(({ formId }) => formId));
    if (only !== undefined && same.every(({ formId }) => formId === only)) names.set(only, name);
  }
  return names;
}
