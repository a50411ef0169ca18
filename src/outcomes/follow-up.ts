import { instantOf } from "../base/time/instant-of.ts";
import { eventSource } from "../scoring/event-source.ts";
import type { BehaviourEvent, Verdict } from "../scoring/facts.ts";
import type { FirstContactHow, FollowUp, SlaState } from "../store/crossings/follow-up.ts";
import type { Handoff } from "../store/crossings/handoffs.ts";
import { triedCall } from "../words/events.ts";
import { slaState } from "./sla.ts";

/** What a scoring sees of sales' work on a lead. Times in epoch milliseconds. */
export type SalesWork = {
  readonly events: readonly BehaviourEvent[];
  readonly verdict: Verdict | null;
  /** When a person set one of the lead statuses that count; null where nobody did just now. */
  readonly statusSetAt: number | null;
  /** HubSpot's date of the last contact, where an admin lets it count. */
  readonly lastContactedAt: number | null;
};

/** How sales tries a contact: a call of ours, answered or not, and a meeting that we booked. */
const tries: Readonly<Record<string, FirstContactHow>> = {
  call_held: "call",
  [triedCall]: "call",
  meeting_booked: "meeting",
};

/**
 * What sales has done about a hand-off by `now` (docs/contracts.md, SLA): the first attempt decides, whenever it was
 * logged, so that what was logged later may be earlier than what was known. Machines, the contact itself and what was
 * done before the hand-off do not count. Pure.
 */
function followUpOf(handoff: Handoff, work: SalesWork, now: number): FollowUp {
  const since = work.events.filter(
    ({ occurredAt }) => occurredAt >= handoff.crossedAt && occurredAt <= now,
  );
  const attempts = since.filter(
    ({ source, type }) => source === eventSource.ours && Object.hasOwn(tries, type),
  );
  const meetings = work.events.flatMap((event) => meetingHeldAt(event, handoff.crossedAt, now));
  const first = earliest([
    ...knownBefore(handoff, work.verdict),
    ...attempts.map(({ type, occurredAt: at }) => ({ at, how: tries[type] ?? "call" })),
    ...meetings.map((at) => ({ at, how: "meeting" as const })),
    ...later(handoff, work.verdict?.at ?? null, "verdict"),
    ...later(handoff, work.statusSetAt, "status"),
    ...later(handoff, work.lastContactedAt, "last_contacted"),
  ]);
  const isKnown = first !== null && first.at === handoff.firstContactAt;
  const contact = {
    firstContactAt: first?.at ?? null,
    firstContactHow: first?.how ?? null,
    firstContactKnownAt: isKnown ? handoff.firstContactKnownAt : first && now,
    attempts: attempts.length,
    conversations: since.filter(({ type }) => type === "call_held").length + meetings.length,
    lostAt: handoff.lostAt,
  };
  return { ...contact, ...fallenDue(handoff, contact.firstContactAt, now) };
}

/** The hand-off with what sales has done about it by `now`; null for none. */
export function withFollowUp(
  handoff: Handoff | null,
  work: SalesWork,
  now: number,
): Handoff | null {
  return handoff === null ? null : { ...handoff, ...followUpOf(handoff, work, now) };
}

type First = { readonly at: number; readonly how: FirstContactHow };

function earliest(found: readonly First[]): First | null {
  return found.reduce<First | null>(
    (first, each) => (first === null || each.at < first.at ? each : first),
    null,
  );
}

/** What was known stays known, but for a verdict that was taken back. */
function knownBefore(handoff: Handoff, verdict: Verdict | null): First[] {
  const { firstContactAt: at, firstContactHow: how } = handoff;
  if (at === null || how === null) return [];
  const isTakenBack = how === "verdict" && (verdict === null || verdict.at < at);
  return isTakenBack ? [] : [{ at, how }];
}

function later({ crossedAt }: Handoff, at: number | null, how: FirstContactHow): First[] {
  return at === null || at < crossedAt ? [] : [{ at, how }];
}

/** When a meeting began that was not over before the hand-off, whoever had booked it. */
function meetingHeldAt(
  { type, occurredAt, properties }: BehaviourEvent,
  since: number,
  now: number,
): number[] {
  if (type !== "meeting_booked" || occurredAt > now) return [];
  const at = instantOf(properties["start"]);
  return at !== null && at >= since && at <= now ? [at] : [];
}

/** What of sales' time fell due while nobody had tried; an attempt in time that was logged later takes it back. */
function fallenDue(
  { toldAt, remindAt, contactBy, remindedAt, breachedAt, lostAt }: Handoff,
  firstContactAt: number | null,
  now: number,
): Pick<FollowUp, "remindedAt" | "breachedAt"> {
  if (toldAt === null || remindAt === null || contactBy === null) return { remindedAt, breachedAt };
  const clock = { remindAt, contactBy };
  const state = slaState({ clock, firstContactAt, endedAt: lostAt }, now);
  switch (state) {
    case "open":
      return { remindedAt, breachedAt };
    case "reminded":
      return { remindedAt: remindedAt ?? remindAt, breachedAt };
    case "breached":
    case "late":
      return { remindedAt: remindedAt ?? remindAt, breachedAt: breachedAt ?? contactBy };
    case "in_time":
      return { remindedAt, breachedAt: null };
    case "lost_waiting":
      return { remindedAt, breachedAt };
    default:
      return state satisfies never;
  }
}

/** A hand-off as card and lists show it. Times in epoch milliseconds. */
export type HandoffView = {
  readonly state: SlaState;
  readonly contactBy: number | null;
  readonly raisedAt: number | null;
  readonly firstContact: {
    readonly at: number;
    readonly how: FirstContactHow;
    /** It was logged an hour or more after it was made. */
    readonly isLoggedLater: boolean;
  } | null;
  readonly attempts: number;
  readonly conversations: number;
};

export function viewOfHandoff(handoff: Handoff, now: number): HandoffView {
  const { contactBy, raisedAt, attempts, conversations } = handoff;
  const { firstContactAt: at, firstContactHow: how } = handoff;
  return {
    state: stateOfHandoff(handoff, now),
    contactBy,
    raisedAt,
    firstContact:
      at === null || how === null ? null : { at, how, isLoggedLater: isLoggedLater(handoff) },
    attempts,
    conversations,
  };
}

/** How a hand-off stands at `now`; one that nobody was told of yet waits. */
function stateOfHandoff(
  { toldAt, remindAt, contactBy, firstContactAt, lostAt }: Handoff,
  now: number,
): SlaState {
  const clock = { remindAt: remindAt ?? Infinity, contactBy: contactBy ?? Infinity };
  const waiting = { remindAt: Infinity, contactBy: Infinity };
  return slaState(
    { clock: toldAt === null ? waiting : clock, firstContactAt, endedAt: lostAt },
    now,
  );
}

/** What is known later than that was logged later. */
const promptMs = 3_600_000;

function isLoggedLater({
  firstContactAt,
  firstContactKnownAt,
}: Pick<FollowUp, "firstContactAt" | "firstContactKnownAt">): boolean {
  return (
    firstContactAt !== null &&
    firstContactKnownAt !== null &&
    firstContactKnownAt - firstContactAt > promptMs
  );
}

/** Whether two pictures of sales' work are the same. */
export function isSameFollowUp(a: FollowUp, b: FollowUp): boolean {
  return (
    a.firstContactAt === b.firstContactAt &&
    a.firstContactHow === b.firstContactHow &&
    a.firstContactKnownAt === b.firstContactKnownAt &&
    a.attempts === b.attempts &&
    a.conversations === b.conversations &&
    a.remindedAt === b.remindedAt &&
    a.breachedAt === b.breachedAt &&
    a.lostAt === b.lostAt
  );
}
