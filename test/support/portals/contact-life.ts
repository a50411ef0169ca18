import { decide } from "../../../src/decide.ts";
import type { PortalWork } from "../../../src/portal-work.ts";
import type { ReadContact } from "../../../src/reading/reading.ts";
import type { Properties } from "../../../src/scoring/facts.ts";
import type { Decision } from "../../../src/store/decision.ts";
import { news } from "../../../src/store/marks/mark-dirty.ts";
import { unknownContact, type Known } from "../../../src/store/scores/recall.ts";
import { applyChanges } from "../../enrolment/apply-changes.ts";
import { portalWork } from "./portal-work.ts";

/** What the ledger would know after this decision. */
function remember(before: Known, decision: Decision, now: number): Known {
  return {
    score: decision.score,
    published: decision.published,
    verdict: decision.verdict,
    events: [...before.events, ...decision.events],
    counters: new Map([...before.counters, ...decision.counters]),
    crossings: applyChanges(before.crossings, decision.crossings, now),
    handoff: null,
    forms: new Map([...before.forms, ...(decision.forms ?? [])]),
    wasRead: (property) => Object.hasOwn(decision.inputs?.properties ?? {}, property),
  };
}

/** One contact that is read again and again, by a portal that HubSpot takes every write of. */
export function life(work: PortalWork = portalWork()) {
  let known = unknownContact;
  let shown: Record<string, string | null> = {};
  return {
    /** What the ledger knows of it by now. */
    known: () => known,
    /** The account's forms, as other contacts told them. */
    knowsForms: (forms: ReadonlyMap<string, string>) => {
      known = { ...known, forms };
    },
    edit: (values: Record<string, string | null>) => {
      shown = { ...shown, ...values };
    },
    read: (
      at: number,
      properties: Properties,
      why: ReadContact["news"] = news.changed,
      changed: Partial<PortalWork> = {},
    ): Decision => {
      const contact: ReadContact = {
        id: "7",
        properties: { ...properties, ...shown },
        companyId: null,
        company: null,
        mark: 1,
        news: why,
      };
      const decision = decide({ ...work, ...changed }, contact, known, at);
      known = remember(known, decision, at);
      shown = { ...shown, ...decision.write };
      return decision;
    },
  };
}
