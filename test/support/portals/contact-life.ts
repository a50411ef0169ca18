import { decide } from "../../../src/decide.ts";
import type { PortalWork } from "../../../src/portal-work.ts";
import type { ReadContact } from "../../../src/reading/reading.ts";
import type { BehaviourEvent, Properties } from "../../../src/scoring/facts.ts";
import { undoMs } from "../../../src/store/crossings/before-verdict.ts";
import { becomes, hasBegun } from "../../../src/store/crossings/state.ts";
import type { Decision } from "../../../src/store/decision.ts";
import { noFollowUp } from "../../../src/store/crossings/follow-up.ts";
import { handoffScenario, type Handoff } from "../../../src/store/crossings/handoffs.ts";
import { news } from "../../../src/store/marks/mark-dirty.ts";
import { unknownContact, type Known } from "../../../src/store/scores/recall.ts";
import { applyChanges } from "../../../src/enrolment/apply-changes.ts";
import { portalWork } from "./portal-work.ts";

/** How one reading differs from a person's edit of a contact without a company. */
export type Reading = {
  readonly why?: ReadContact["news"];
  readonly work?: Partial<PortalWork>;
  readonly contact?: Partial<ReadContact>;
};

/** One contact that is read again and again, by a portal that HubSpot takes every write of. */
export function contactLife(work: PortalWork = portalWork()) {
  let known = unknownContact;
  let shown: Record<string, string | null> = {};
  return {
    /** Somebody edits our own outputs by hand. */
    edit: (values: Record<string, string | null>) => {
      shown = { ...shown, ...values };
    },
    /** The ledger hears of events by another way than a reading. */
    hear: (...events: readonly BehaviourEvent[]) => {
      const ids = events.map(({ id }) => id);
      known = {
        ...known,
        events: [...known.events, ...events],
        uncounted: new Set([...known.uncounted, ...ids]),
      };
    },
    /** What the ledger knows of it otherwise than by readings. */
    know: (changes: Partial<Known>) => {
      known = { ...known, ...changes };
    },
    read: (
      at: number,
      properties: Properties,
      { why = news.changed, work: changed = {}, contact: more = {} }: Reading = {},
    ): Decision => {
      const contact: ReadContact = {
        id: "7",
        properties: { ...properties, ...shown },
        companyId: null,
        company: null,
        mark: 1,
        news: why,
        ...more,
      };
      const decision = decide({ ...work, ...changed }, contact, known, at);
      known = remember(known, decision, at);
      shown = { ...shown, ...decision.write };
      return decision;
    },
    known: () => known,
  };
}

/** The same, each reading with its news and with what else the portal has by then. */
export function life(work: PortalWork = portalWork()) {
  const contact = contactLife(work);
  return {
    ...contact,
    /** The account's forms, as other contacts told them. */
    knowsForms: (forms: ReadonlyMap<string, string>) => contact.know({ forms }),
    read: (
      at: number,
      properties: Properties,
      why: ReadContact["news"] = news.changed,
      changed: Partial<PortalWork> = {},
    ): Decision => contact.read(at, properties, { why, work: changed }),
  };
}

/** What the ledger would know after this decision. */
function remember(before: Known, decision: Decision, now: number): Known {
  const counted = new Set(decision.counted);
  const ahead = decision.events.flatMap(({ id, occurredAt }) => (occurredAt > now ? [id] : []));
  return {
    score: decision.score,
    published: decision.published,
    verdict: decision.verdict,
    events: [...before.events, ...decision.events],
    uncounted: new Set([...[...before.uncounted].filter((id) => !counted.has(id)), ...ahead]),
    kept: decision.inputs
      ? {
          companyId: decision.companyId,
          propertiesJson: JSON.stringify(decision.inputs.properties),
          companyJson: decision.inputs.company && JSON.stringify(decision.inputs.company),
        }
      : before.kept,
    restoredAt: null,
    counters: new Map([...before.counters, ...decision.counters]),
    crossings: applyChanges(before.crossings, decision.crossings, now),
    handoff: handedOver(before.handoff, decision, now),
    deals: before.deals,
    beforeVerdict: beforeVerdictOf(before, decision, now),
    forms: new Map([...before.forms, ...(decision.forms ?? [])]),
    wasRead: (property) => Object.hasOwn(decision.inputs?.properties ?? {}, property),
  };
}

/** What the ledger would keep to undo a verdict with. */
function beforeVerdictOf(before: Known, decision: Decision, now: number): Known["beforeVerdict"] {
  if (decision.undone !== undefined) return null;
  const { beforeVerdict, score, verdict, crossings } = before;
  const isKept = beforeVerdict !== null && now - beforeVerdict.at < undoMs;
  if (decision.isAnswered !== true || isKept || score === null) return beforeVerdict;
  return {
    at: now,
    verdict,
    readiness: score.readiness,
    crossings: [...crossings.values()].map((crossing) => ({
      scenario: crossing.scenario,
      generation: crossing.generation,
      state: crossing.silent ? becomes.silent : crossing.isWaiting ? becomes.waiting : becomes.told,
      endedAt: crossing.endedAt,
      endedWhy: crossing.endedWhy ?? null,
      rearmedAt: crossing.rearmedAt,
    })),
  };
}

function handedOver(before: Handoff | null, decision: Decision, now: number): Handoff | null {
  const begun = decision.crossings.find(
    (change) =>
      change.scenario === handoffScenario &&
      (change.change === "fired" || change.change === "woken") &&
      hasBegun(change.state),
  );
  const { followUp } = decision.handoff ?? {};
  if (begun === undefined || decision.handoff === undefined) {
    return before === null || followUp === undefined ? before : { ...before, ...followUp };
  }
  const { addressee, raisedAt, due } = decision.handoff;
  return {
    generation: begun.generation,
    crossedAt: now,
    addressee,
    raisedAt,
    toldAt: now,
    ...due,
    ...noFollowUp,
    verdict: null,
  };
}
