import { triggerProperty } from "../config/scenarios.ts";
import { deriveEvents } from "./behaviour/derive-events.ts";
import { instantOf } from "./base/time/instant-of.ts";
import { isFall, type Watch } from "./enrolment/breaker.ts";
import { withLeftOut } from "./enrolment/catch-up.ts";
import { cross, type Crossings } from "./enrolment/cross.ts";
import { judgeBy, type Grounds, type Judge } from "./enrolment/judge.ts";
import { newsOf } from "./enrolment/news.ts";
import { nextTurnOf } from "./enrolment/next-turn.ts";
import type { TriggerState } from "./enrolment/trigger-state.ts";
import { outcomesOf } from "./outcomes/outcomes-of.ts";
import { salesFactsOf } from "./outcomes/sales-facts.ts";
import type { BoundScenario, PortalWork } from "./portal-work.ts";
import type { ReadContact } from "./reading/reading.ts";
import { explainInOneSentence } from "./scoring/explain/explain.ts";
import { isOwnAct } from "./scoring/event-source.ts";
import type { BehaviourEvent, Facts, Properties, Verdict } from "./scoring/facts.ts";
import { nextChangeAt } from "./scoring/next-change.ts";
import { withoutBursts } from "./scoring/ordered.ts";
import { isVerdict } from "./scoring/verdict.ts";
import { fieldOf } from "./scoring/field-of.ts";
import { leadPart, type Score } from "./scoring/result.ts";
import { scoreContact } from "./scoring/score.ts";
import type { Crossing } from "./store/crossings/crossing.ts";
import { fall } from "./store/crossings/held.ts";
import { withFormNames } from "./store/forms/forms.ts";
import type { Decision } from "./store/decision.ts";
import { handoffScenario, type Handoff, type HandoffTerms } from "./store/crossings/handoffs.ts";
import { news } from "./store/marks/mark-dirty.ts";
import type { Known } from "./store/scores/recall.ts";
import { desiredValues, type PropertyValues } from "./writeback/desired-values.ts";
import {
  emptiedOutputs,
  shownAsOutputs,
  takenByTargets,
  targetOf,
  underTargets,
} from "./writeback/output-targets.ts";
import { publishedWith, valuesToWrite } from "./writeback/values-to-write.ts";

/**
 * What becomes of one contact: new events, score, crossings and the values to write. Pure but for `mayStart`,
 * which takes one of a scenario's starts of the day, and the breaker's `holds`: the same reading against the same
 * ledger at the same instant decides the same.
 */
export function decide(
  work: PortalWork,
  contact: ReadContact,
  known: Known,
  asOf: number,
  mayStart: (scenario: BoundScenario) => boolean = () => true,
  holds: Watch["holds"] = () => false,
): Decision {
  const { properties } = contact;
  const derived = deriveEvents(contact.id, properties, work.sources, known.counters, asOf, {
    told: known.events,
    occurrences: contact.occurrences ?? [],
    timeZone: work.timeZone,
    wasRead: known.wasRead,
  });
  const named = withFormNames(derived.events, known.forms);
  const events = withoutBursts([...known.events, ...named]);
  const facts: Facts = {
    contact: properties,
    company: contact.company,
    events,
    timeZone: work.timeZone,
    verdict: verdictOf(properties, known.verdict, asOf),
    sales: salesFactsOf(
      {
        contact: properties,
        company: contact.company,
        events,
        deals: known.deals,
        firstContactAt: known.handoff?.firstContactAt ?? null,
      },
      asOf,
    ),
    doNotScore: properties["ripen_do_not_score"] === "true",
  };
  const before = known.score?.readiness ?? null;
  const scoreOf = (of: Facts): Score => scoreContact(work.models, of, before, asOf);
  const stateOf = (of: Facts, scored: Score): TriggerState => ({
    score: scored,
    unsubscribed: of.contact["hs_email_optout"] === "true",
    events: of.events,
    verdict: of.verdict,
    lifecycle: lifecycleOf(of.contact),
    properties: of.contact,
    fieldValue: (field) => fieldOf(work.models, scored.kind, of, field),
    timeZone: work.timeZone,
    handoff: known.handoff,
    asOf,
  });
  const scored = scoreOf(facts);
  const counted = facts.events.filter(
    ({ id, occurredAt }) => occurredAt <= asOf && known.uncounted.has(id),
  );
  const hasNews =
    contact.news !== news.none || derived.isNews || hasComeDue(events, known.score, asOf);
  const contactNews = newsOf({
    contactId: contact.id,
    companyId: contact.companyId,
    facts,
    derived: named,
    known,
    told: contact.told ?? new Map(),
    proven: contact.proven ?? null,
    installedAt: work.installedAt,
    returnedAt: work.returnedAt,
    asOf,
  });
  const plain = stateOf(facts, scored);
  const judge = judgeBy(groundsOf(work, known), contactNews, plain, facts, {
    lead: work.models.lead,
    scoreOf,
    stateOf,
  });
  const owner = ownerOf(work, facts, plain, known, judge);
  const score: Score =
    owner.isTold && scored.kind === "lead" ? { ...scored, nextStep: "tell_owner" } : scored;
  const state: TriggerState = { ...plain, score, tellsOwner: owner.isAsked };
  const byItself = contactNews.isOwnDoing();
  const falls =
    !byItself &&
    !work.isDryRun &&
    isFall(known.score, score) &&
    // Whoever wrote a value, an import and a mass change too: what falls by its time alone is no runaway.
    !isFall(known.score, scoreOf(contactNews.before("silent", 0, true)));
  const isFallHeld = falls && holds(fall);
  const fallBefore = fallAmong(known.crossings);
  const crossings = cross(work.scenarios, known.crossings, state, {
    isExplained: byItself,
    isFallHeld,
    heldAs: (scenario, { why }) => {
      if (byItself) return null;
      if (isFallHeld || (fallBefore === "held" && !isRecovered(score))) return fall;
      return why !== "its_time" && holds(scenario.name) ? scenario.name : null;
    },
    judge: (scenario) => {
      if (fallBefore === "dropped" && !byItself && !isRecovered(score)) {
        return { fires: false, why: "import" };
      }
      return scenario.name === handoffScenario && owner.isAsked
        ? { fires: true, why: "new_evidence", cause: "behaviour" }
        : judge.judge(scenario);
    },
    acts: judge.acts,
    newEvents: judge.newEvents,
    isRestored: (latest) => isRestored(work, known, latest),
    callFor: (scenario) => scenario.call,
    isListed: (scenario) => scenario.isListed === true,
    mayStart: (scenario) => !work.isDryRun && mayStart(scenario),
  });

  const reasons = explainInOneSentence(work.models, facts, score, work.language, work.timeZone);
  const desired = writable(
    work,
    takenByTargets(work.outputs, score.kind, desiredValues(score, reasons, crossings.active)),
  );
  // Another version of the model is no decay: what it gives is written to the point, and rolled back to it.
  const isNewModel = known.score !== null && known.score.modelVersion !== score.modelVersion;
  const targets = work.outputs;
  const shown = shownAsOutputs(work, properties, known.published);
  const values = valuesToWrite(desired, shown, known.published, hasNews || isNewModel);
  const triggers = writableOurs(work, crossings.properties);
  return {
    contactId: contact.id,
    companyId: contact.companyId,
    mark: contact.mark,
    score,
    verdict: facts.verdict,
    nextChangeAt: soonest(
      soonest(nextChangeAt(work.models, facts, before, asOf), nextEventAt(events, asOf)),
      nextTurnOf(work.scenarios, known.crossings, state),
    ),
    events: derived.events,
    counted: counted.map(({ id }) => id),
    doubts: judge.doubts(),
    counters: derived.counters,
    forms: derived.forms,
    crossings: withLeftOut(crossings.changes, facts, asOf),
    handoff: termsOf(work, known.handoff, facts.verdict, {
      asOf,
      isOfOwner: owner.isTold || owner.isWithSales,
      raisedAt: owner.raisedAt,
      askedAgain: crossings.askedAgain,
    }),
    write: {
      ...underTargets(targets, values),
      ...writableOurs(work, emptiedOutputs(targets, properties)),
      ...triggers,
    },
    pace: paceOf(
      work,
      isNewModel || known.score === null,
      hasNews || Object.keys(triggers).length > 0,
    ),
    published: publishedWith(values, desired, shown, known.published),
    inputs: { properties, company: contact.company },
    ...shadowOf(work, score, facts, before),
    outcomes: outcomesOf(properties, facts.verdict),
    modifiedAt: instantOf(properties["lastmodifieddate"]),
  };
}

/** What the draft in the shadow makes of the same reading; leads that are customers or out say nothing of either. */
function shadowOf(
  { challenger }: PortalWork,
  score: Score,
  facts: Facts,
  before: Score["readiness"] | null,
): Pick<Decision, "shadow"> {
  if (challenger === null || score.kind !== "lead") return {};
  const models = { lead: challenger.model, customer: null };
  const { leadScore } = leadPart(scoreContact(models, facts, before, score.asOf));
  return {
    shadow: { startedAt: challenger.startedAt, draft: leadScore, inForce: score.leadScore },
  };
}

/** What sales' work on the contact, or on its company, means for its hand-off. */
type Owner = {
  /** The owner is told of it, now or since a moment ago, instead of a new salesperson. */
  readonly isTold: boolean;
  /** A raised hand has it told, ready or not. */
  readonly isAsked: boolean;
  /** Sales has the contact, or its company. */
  readonly isWithSales: boolean;
  /** When the hand was raised, in what is new; null when it was not. */
  readonly raisedAt: number | null;
};

/**
 * With sales or with an open deal, the owner is told of a raised hand; a lead whose company has an open deal or is a
 * customer is told to its owner when it becomes ready, unless the account switched that off (docs/contracts.md, A raised
 * hand is always told; Colleagues).
 */
function ownerOf(
  work: PortalWork,
  { sales }: Facts,
  { score, asOf }: TriggerState,
  known: Known,
  judge: Judge,
): Owner {
  const handoff = work.scenarios.find(({ name }) => name === handoffScenario);
  const latest = known.crossings.get(handoffScenario);
  const raisedAt = handoff === undefined ? null : judge.acts(handoff, latest).raisedAt;
  const isYes = score.reason?.kind === "verdict" && score.reason.value === "yes";
  const isOfSales =
    sales?.isColleague === true ? work.tellsColleagues : sales?.hasOpenDeal === true;
  const isWithSales = isYes || isOfSales;
  const standing = known.handoff;
  const isStanding =
    standing?.addressee === "owner" &&
    standing.firstContactAt === null &&
    latest?.rearmedAt === null &&
    asOf < (standing.contactBy ?? 0);
  const isLead = score.kind === "lead" && score.nextStep !== "excluded";
  const isAsked = isLead && ((isWithSales && raisedAt !== null) || isStanding);
  return {
    isTold: isAsked || (isLead && isOfSales && score.readiness.ready),
    isAsked,
    isWithSales,
    raisedAt,
  };
}

/** On what terms a hand-off of this scoring begins, and whether the verdict answers the one that stands. */
function termsOf(
  { contactBy }: PortalWork,
  standing: Handoff | null,
  verdict: Verdict | null,
  now: {
    readonly asOf: number;
    readonly isOfOwner: boolean;
    readonly raisedAt: number | null;
    readonly askedAgain: Crossings["askedAgain"];
  },
): HandoffTerms {
  const { asOf, isOfOwner, raisedAt, askedAgain } = now;
  return {
    addressee: isOfOwner ? "owner" : "sales",
    raisedAt,
    contactBy: contactBy(asOf, raisedAt !== null),
    ...(askedAgain !== undefined && { askedAgain }),
    isAnswered:
      standing !== null &&
      verdict !== null &&
      verdict.at >= standing.crossedAt &&
      verdict.at !== standing.verdict?.at,
  };
}

/** A roll-back restores crossings as it restores readiness: those that were armed again while the version was out of force. */
function isRestored({ leftAt, versions }: PortalWork, known: Known, latest: Crossing): boolean {
  return (
    leftAt !== null &&
    known.score?.kind === "lead" &&
    known.score.modelVersion !== versions.lead &&
    latest.firedAt <= leftAt &&
    (latest.rearmedAt ?? 0) >= leftAt
  );
}

/** What stands in the portal with another type under one of our names is never written. */
function writableOurs({ unwritable }: PortalWork, values: PropertyValues): PropertyValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !unwritable.has(name)));
}

/** An output rests while the property that it goes to cannot be written. */
function writable({ unwritable, outputs }: PortalWork, values: PropertyValues): PropertyValues {
  return Object.fromEntries(
    Object.entries(values).filter(([output]) => !unwritable.has(targetOf(outputs, output))),
  );
}

/** What a publish alone changes may be written in its turn; what a person or an event changed goes at once. */
function paceOf(
  { writePace }: PortalWork,
  isOfPublish: boolean,
  goesNow: boolean,
): NonNullable<Decision["pace"]> {
  if (goesNow) return "now";
  return isOfPublish && writePace !== null ? "inTurn" : "asBefore";
}

/** Whether a fall of the contact is held, or was dropped. */
function fallAmong(crossings: Known["crossings"]): Crossing["fall"] {
  const falls = [...crossings.values()].map((crossing) => crossing.fall ?? null);
  return falls.find((each) => each === "held") ?? falls.find((each) => each !== null) ?? null;
}

function isRecovered({ readiness }: Score): boolean {
  return readiness.ready && readiness.belowSince === null;
}

function groundsOf(work: PortalWork, known: Known): Grounds {
  const { versions, inForce } = work;
  const versionInForce =
    known.score?.kind === "customer" ? (versions.customer ?? versions.lead) : versions.lead;
  return {
    last: known.score,
    versionInForce,
    inForceSince: inForce.since,
    isMapping: inForce.isMapping,
    installedAt: work.installedAt,
    isDryRun: work.isDryRun,
    isUnwritable: (scenario) => work.unwritable.has(triggerProperty(scenario)),
  };
}

/** The property says what sales answered; when it was answered is when we first saw it. */
function verdictOf(properties: Properties, known: Verdict | null, asOf: number): Verdict | null {
  const value = properties["ripen_verdict"];
  if (!isVerdict(value)) return null;
  return known?.value === value ? known : { value, at: asOf };
}

/** Since when the contact has been in its stage, as HubSpot says. */
function lifecycleOf(properties: Properties): TriggerState["lifecycle"] {
  const { lifecycle } = outcomesOf(properties, null);
  return lifecycle === null ? null : { stage: lifecycle.stage, since: lifecycle.at };
}

/** What lay ahead at the last scoring and has come since is evidence like any other (docs/contracts.md, What is dated ahead). */
function hasComeDue(events: readonly BehaviourEvent[], last: Score | null, asOf: number): boolean {
  return (
    last !== null &&
    events.some(
      (event) => event.occurredAt > last.asOf && event.occurredAt <= asOf && isOwnAct(event),
    )
  );
}

/** When the next event that lies ahead comes, epoch milliseconds; null when none does. */
function nextEventAt(events: readonly BehaviourEvent[], asOf: number): number | null {
  let next: number | null = null;
  for (const { occurredAt } of events) {
    if (occurredAt > asOf) next = Math.min(next ?? Infinity, occurredAt);
  }
  return next;
}

function soonest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
