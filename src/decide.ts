import { triggerProperty } from "../config/scenarios.ts";
import { deriveEvents } from "./behaviour/derive-events.ts";
import { instantOf } from "./base/time/instant-of.ts";
import { isFall, type Watch } from "./enrolment/breaker.ts";
import { withLeftOut } from "./enrolment/catch-up.ts";
import { cross } from "./enrolment/cross.ts";
import {
  handoffShown,
  isOwnerTold,
  nextDueAt,
  ownerOf,
  salesWorkOf,
  termsOf,
  withEscalation,
} from "./enrolment/hand-over.ts";
import { judgeBy, type Grounds } from "./enrolment/judge.ts";
import { newsOf } from "./enrolment/news.ts";
import { takeBack } from "./enrolment/take-back.ts";
import { nextTurnOf } from "./enrolment/next-turn.ts";
import type { TriggerState } from "./enrolment/trigger-state.ts";
import { withFollowUp } from "./outcomes/follow-up.ts";
import { outcomesOf } from "./outcomes/outcomes-of.ts";
import { salesFactsOf } from "./outcomes/sales-facts.ts";
import type { BoundScenario, PortalRules } from "./portal-work.ts";
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
import { undoMs, type BeforeVerdict } from "./store/crossings/before-verdict.ts";
import { handoffScenario } from "./store/crossings/handoffs.ts";
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

/** What a contact is scored from at an instant, and what this reading adds to what is known of it. */
type Taken = {
  readonly facts: Facts;
  readonly derived: ReturnType<typeof deriveEvents>;
  /** The derived events, with the forms called as they are by now. */
  readonly named: readonly BehaviourEvent[];
  readonly answer: Answer;
};

/** What a contact is scored from: what was read and kept of it, and the events that the reading itself tells. Pure. */
export function takeFacts(
  work: Pick<PortalRules, "sources" | "timeZone">,
  contact: ReadContact,
  known: Known,
  asOf: number,
): Taken {
  const { properties } = contact;
  const derived = deriveEvents(contact.id, properties, work.sources, known.counters, asOf, {
    told: known.events,
    occurrences: contact.occurrences ?? [],
    timeZone: work.timeZone,
    wasRead: known.wasRead,
  });
  const named = withFormNames(derived.events, known.forms);
  const events = withoutBursts([...known.events, ...named]);
  const answer = answerIn(properties, known, asOf);
  const facts: Facts = {
    contact: properties,
    company: contact.company,
    events,
    timeZone: work.timeZone,
    verdict: answer.verdict,
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
  return { facts, derived, named, answer };
}

/**
 * What becomes of one contact: new events, score, crossings and the values to write. Pure but for `mayStart` and
 * `mayWake`, which take one of a scenario's starts of the day, and the breaker's `holds`: the same reading against the same
 * ledger at the same instant decides the same.
 */
export function decide(
  work: PortalRules,
  contact: ReadContact,
  known: Known,
  asOf: number,
  mayStart: (scenario: BoundScenario) => boolean = () => true,
  holds: Watch["holds"] = () => false,
  mayWake: (scenario: BoundScenario) => boolean = () => true,
): Decision {
  const { properties } = contact;
  const { facts, derived, named, answer } = takeFacts(work, contact, known, asOf);
  const standing = withFollowUp(known.handoff, salesWorkOf(work, contact, facts, asOf), asOf);
  const before = answer.undoes?.readiness ?? known.score?.readiness ?? null;
  const taken = answer.undoes && takeBack(work.scenarios, known.crossings, answer.undoes, asOf);
  const latest = taken?.crossings ?? known.crossings;
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
    handoff: standing,
    tellsOwner: isOwnerTold(standing, latest.get(handoffScenario), asOf),
    asOf,
  });
  const scored = scoreOf(facts);
  const counted = facts.events.filter(
    ({ id, occurredAt }) => occurredAt <= asOf && known.uncounted.has(id),
  );
  const hasNews =
    contact.news !== news.none || derived.isNews || hasComeDue(facts.events, known.score, asOf);
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
  const owner = ownerOf(work, facts, plain, latest.get(handoffScenario), judge);
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
  const fallBefore = fallAmong(latest);
  const crossings = cross(work.scenarios, latest, state, {
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
    isRestored: (crossing) => isRestored(work, known, crossing),
    callFor: (scenario) => scenario.call,
    isListed: (scenario) => scenario.isListed === true,
    mayStart: (scenario) => !work.isDryRun && mayStart(scenario),
    mayWake,
  });

  const reasons = explainInOneSentence(work.models, facts, score, work.language, work.timeZone);
  const terms = termsOf(work, standing, known.handoff, facts, {
    asOf,
    owner,
    changes: crossings.changes,
    askedAgain: crossings.askedAgain,
  });
  const waits = handoffShown(crossings.changes, terms, standing);
  const desired = writable(
    work,
    takenByTargets(
      work.outputs,
      score.kind,
      desiredValues(score, reasons, crossings.active, waits),
    ),
  );
  // Another version of the model is no decay: what it gives is written to the point, and rolled back to it.
  const isNewModel = known.score !== null && known.score.modelVersion !== score.modelVersion;
  const targets = work.outputs;
  const shown = shownAsOutputs(work, properties, known.published);
  const values = valuesToWrite(desired, shown, known.published, hasNews || isNewModel);
  const triggers = writableOurs(work, { ...taken?.properties, ...crossings.properties });
  const isBack = known.verdict !== null && answer.undoes !== null;
  const verdictBefore = answer.undoes?.verdict?.value;
  return {
    contactId: contact.id,
    companyId: contact.companyId,
    mark: contact.mark,
    score,
    verdict: facts.verdict,
    nextChangeAt: [
      nextChangeAt(work.models, facts, before, asOf),
      nextEventAt(facts.events, asOf),
      nextTurnOf(work.scenarios, latest, state),
      nextDueAt(crossings.changes, terms, standing, asOf),
    ].reduce(soonest, null),
    events: derived.events,
    counted: counted.map(({ id }) => id),
    doubts: judge.doubts(),
    counters: derived.counters,
    forms: derived.forms,
    crossings: withEscalation(
      withLeftOut([...(taken?.changes ?? []), ...crossings.changes], facts, asOf),
      work.salesTerms.escalateTo,
      terms.ownerId,
    ),
    handoff: terms,
    write: {
      ...underTargets(targets, values),
      ...writableOurs(work, emptiedOutputs(targets, properties)),
      ...triggers,
      // An answer that stood before is sales' answer again.
      ...(isBack && verdictBefore !== undefined && { ripen_verdict: verdictBefore }),
    },
    isAnswered: isNewAnswer(facts.verdict, properties, known),
    ...(isBack && { undone: { undone: known.verdict, instead: facts.verdict } }),
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
  { challenger }: PortalRules,
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

/** A roll-back restores crossings as it restores readiness: those that were armed again while the version was out of force. */
function isRestored({ leftAt, versions }: PortalRules, known: Known, latest: Crossing): boolean {
  return (
    leftAt !== null &&
    known.score?.kind === "lead" &&
    known.score.modelVersion !== versions.lead &&
    latest.firedAt <= leftAt &&
    (latest.rearmedAt ?? 0) >= leftAt
  );
}

/** What stands in the portal with another type under one of our names is never written. */
function writableOurs({ unwritable }: PortalRules, values: PropertyValues): PropertyValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !unwritable.has(name)));
}

/** An output rests while the property that it goes to cannot be written. */
function writable({ unwritable, outputs }: PortalRules, values: PropertyValues): PropertyValues {
  return Object.fromEntries(
    Object.entries(values).filter(([output]) => !unwritable.has(targetOf(outputs, output))),
  );
}

/** What a publish alone changes may be written in its turn; what a person or an event changed goes at once. */
function paceOf(
  { writePace }: PortalRules,
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

function groundsOf(work: PortalRules, known: Known): Grounds {
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

/** Sales' answer as the property says it. When it was given is when we first saw it. */
type Answer = {
  readonly verdict: Verdict | null;
  /** The lead as it was before, where the answer was taken back within the day. */
  readonly undoes: BeforeVerdict | null;
};

/** Within the day clearing a verdict undoes it; later it makes the lead like a maybe (docs/contracts.md, Undo of a verdict). */
function answerIn(
  properties: Properties,
  { verdict: known, beforeVerdict }: Known,
  asOf: number,
): Answer {
  const value = properties["ripen_verdict"];
  const mayUndo = known !== null && beforeVerdict !== null && asOf - beforeVerdict.at < undoMs;
  const isEarlier = mayUndo && value !== known.value && value === beforeVerdict.verdict?.value;
  if (isVerdict(value) && !isEarlier) {
    return { verdict: known?.value === value ? known : { value, at: asOf }, undoes: null };
  }
  if (known === null) return { verdict: null, undoes: null };
  if (mayUndo) return { verdict: beforeVerdict.verdict, undoes: beforeVerdict };
  if (asOf - known.at < undoMs) return { verdict: null, undoes: null };
  const verdict = known.value === "maybe" ? known : ({ value: "maybe", at: asOf } as const);
  return { verdict, undoes: null };
}

function isNewAnswer(verdict: Verdict | null, properties: Properties, known: Known): boolean {
  return (
    verdict !== null &&
    isVerdict(properties["ripen_verdict"]) &&
    known.score !== null &&
    verdict.at !== known.verdict?.at
  );
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
