import type { FunnelStage, Role, Segment } from "../../src/scoring/result.ts";
import type { VerdictValue } from "../../src/scoring/verdict.ts";

type Words = { readonly en: string; readonly es: string };

/** A number of the score that a trigger can look at. */
export type Points = "leadScore" | "fit" | "pain" | "customerScore";

/** What sets a scenario off: a condition on the contact that turns true. Days and hours back from now. */
export type Trigger =
  /** From the first sight of the contact on. */
  | { readonly on: "always" }
  | { readonly on: "ready" }
  | { readonly on: "notReady" }
  /** Handed over, and nobody has tried since: four fifths of sales' time are over (`reminder`), or all of it (`contact_by`). */
  | { readonly on: "unanswered"; readonly until: "reminder" | "contact_by" }
  /** Engaged, but too little is known of it. */
  | { readonly on: "incomplete" }
  /** Rises to so many points. */
  | { readonly on: "atLeast"; readonly of: Points; readonly points: number }
  /** Falls below so many points. */
  | { readonly on: "below"; readonly of: Points; readonly points: number }
  | { readonly on: "segment"; readonly segments: readonly Segment[] }
  | { readonly on: "customerSegment"; readonly segments: readonly Segment[] }
  /** One of these lifecycle stages, for no longer than so many days when `withinDays` is not null. */
  | {
      readonly on: "lifecycle";
      readonly stages: readonly string[];
      readonly withinDays: number | null;
    }
  /** Sales said so, so many days ago or more. */
  | {
      readonly on: "verdict";
      readonly value: VerdictValue;
      readonly afterDays: number;
    }
  /** Did one of these within so many days. */
  | { readonly on: "did"; readonly types: readonly string[]; readonly withinDays: number }
  /** Did one of these at some time, but none of them for so many days. */
  | { readonly on: "quiet"; readonly types: readonly string[]; readonly days: number }
  /** Did one of `first` so many days ago or more, and none of `then` since. */
  | {
      readonly on: "stuck";
      readonly first: readonly string[];
      readonly next: readonly string[];
      readonly days: number;
    }
  /** The date in a logical field of the contact's model lies so many days ahead or less: calendar days of the account. */
  | { readonly on: "dateAhead"; readonly field: string; readonly days: number }
  /** Each event of these types anew: event-driven, by the event's id. */
  | { readonly on: "event"; readonly types: readonly string[] }
  | { readonly on: "all" | "any"; readonly of: readonly Trigger[] };

/** What a scenario is for: reaching it ends it as a success, all else ends it without (contracts.md, Goal before re-arm). */
export type Goal =
  /** Did something of its own after it was set off; opens, clicks and subscriptions are nothing of the kind. */
  | { readonly by: "active" }
  /** Did one of these after it was set off. */
  | { readonly by: "did"; readonly types: readonly string[] }
  /** SDR-ready. */
  | { readonly by: "ready" }
  /** Sales gave a verdict or made a first contact after it was set off. */
  | { readonly by: "answered" }
  /** Nothing of the profile is missing any more. */
  | { readonly by: "complete" }
  /** So many days in the lifecycle stage. */
  | { readonly by: "days"; readonly days: number }
  /** The date that it looks ahead to was put off. */
  | { readonly by: "movedOn" }
  /** The score that had fallen rose again. */
  | { readonly by: "recovered" }
  /** It has none, and is done when its trigger is over. */
  | { readonly by: "none" };

/** Whom a scenario is for. Absent lists mean everybody. */
export type Audience = {
  readonly kind: "lead" | "customer" | "anyone";
  readonly segments?: readonly Segment[];
  readonly roles?: readonly Role[];
  readonly stages?: readonly FunnelStage[];
};

/**
 * A scenario (domain.md section 8): what sets it off, for whom, and what ends it. The admin binds it to one
 * of the portal's own workflows.
 */
export type Scenario = {
  /** Part of the trigger property's name, `ripen_<name>_at`: never renamed. */
  readonly name: string;
  readonly label: Words;
  /** What it does, in one sentence: trigger, and what ends it. */
  readonly about: Words;
  /** Nurturing scenarios run one at a time for a contact, and hand-off ends them. */
  readonly isNurturing: boolean;
  /** Higher goes first when several could run. */
  readonly priority: number;
  /** True keeps out contacts that unsubscribed from mail (contracts.md, Scores): all but hand-off, its escalation and transactional ones. */
  readonly sendsMail: boolean;
  readonly trigger: Trigger;
  readonly audience: Audience;
  readonly goal: Goal;
  /** Lead score (customer score for customers) below which nobody enters; null for none. */
  readonly minimumScore: number | null;
  /** Days between two starts for one contact; a crossing that comes earlier waits. */
  readonly coolDownDays: number;
  /** Starts in one day of the portal's time zone; what comes beyond waits, best first. Null for no cap. */
  readonly mostADay: number | null;
};
