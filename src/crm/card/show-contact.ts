import { contactUnknown, notConnected, ok, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import { openVersion } from "../../account/models.ts";
import { stateIn, statesOf } from "../../account/state.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import { recallCard, type CardFacts } from "./recall-card.ts";
import type { ContactCard, MatrixPlace, Readiness } from "./contact-card.ts";
import { type BehindOf, gateOf, leftBecause, missingLines, reasonLines } from "./line-texts.ts";
import { contactByOf } from "../../outcomes/contact-by.ts";
import { usualSla } from "../../outcomes/sla.ts";
import type { ContactBy } from "../../store/crossings/handoffs.ts";
import type { Model } from "../../scoring/model/model.ts";
import { cellOf } from "../../scoring/placement.ts";
import type { Models } from "../../scoring/score.ts";
import { explainLines } from "../../scoring/explain/explain-lines.ts";
import { bandLabel } from "../../words/gate-text.ts";
import { whyTexts } from "../../words/crossing-whys.ts";
import type { Language } from "../../base/text.ts";
import type { ScoreLine } from "../../scoring/result.ts";

/** Until when sales must have tried a ready lead, and the usual number of working hours. */
type SlaOfCard = { readonly contactBy: ContactBy; readonly hours: number };

/** Answers the whole card of one contact of the portal that signed, in one read of the ledger. */
export async function showContact(
  { ledger, portals }: Pick<CardsDeps, "ledger" | "portals">,
  call: SignedCall,
  contactId: string,
): Promise<Answer> {
  const portal = await portals.get(call.portalId);
  if (portal?.status !== "connected") return notConnected;
  const facts = await recallCard(ledger, call.portalId, contactId, portal.timeZone);
  if (facts === null) return contactUnknown;
  const isCustomer = facts.score.kind === "customer";
  // A customer's score carries the customer model's version; the lead model in force gives the rest.
  const lead = openVersion(
    portal,
    isCustomer && portal.current.customer !== null ? portal.current.lead : facts.score.modelVersion,
  );
  if (lead === null) return contactUnknown;
  const customer = isCustomer ? openVersion(portal, portal.current.customer) : null;
  const language = call.query.get("language") === "es" ? "es" : "en";
  const isPaused = stateIn(statesOf(portal), "paused") !== null;
  const models = { lead: lead.compiled(), customer: customer?.compiled() ?? null };
  const sla: SlaOfCard = {
    contactBy: contactByOf(portal),
    hours: (portal.sla ?? usualSla).hours,
  };
  return ok(buildCard(facts, models, sla, isPaused, language));
}

/** Values longer than that are cut: a portal's data may hold 65,536 characters. */
const longestValue = 80;

const nothing = { values: [], lastAt: null };

/**
 * What stands behind each line of a score: the contact's own values, or its latest event. Nothing where the
 * data that made the score was not kept. `models` are those that made it.
 */
function behindOf({ facts, score }: CardFacts, models: Models): BehindOf {
  if (facts === null) return () => nothing;
  const explained = explainLines(models, facts, score);
  const byLine = new Map(explained.map((one) => [keyOf(one.line), one]));
  return (line) => {
    const found = byLine.get(keyOf(line));
    if (found === undefined) return nothing;
    return {
      values: found.values.map(({ value }) => value.trim().slice(0, longestValue)),
      lastAt: found.events.at(-1)?.event.occurredAt ?? null,
    };
  };
}

function keyOf({ axis, kind, id }: ScoreLine): string {
  return `${axis} ${kind} ${id}`;
}

/** The card of one contact out of what the ledger holds, in one language. Pure. */
function buildCard(
  facts: CardFacts,
  models: Models,
  sla: SlaOfCard,
  isPaused: boolean,
  language: Language,
): ContactCard {
  const { score } = facts;
  const lead = models.lead.model;
  const behind = behindOf(facts, models);
  const { fit, pain } = lead.axes;
  return {
    kind: score.kind,
    asOf: score.asOf,
    isWaiting: facts.isWaiting,
    isPaused,
    readiness: readinessOf(facts, lead, sla, language),
    fit: { points: score.fit, max: fit.max },
    pain: { points: score.pain, max: pain.max },
    leadScore: { points: score.leadScore, max: fit.max + pain.max },
    band: bandOf(facts, models, language),
    segment: score.segment,
    nextStep: score.nextStep,
    role: score.role,
    funnelStage: score.funnelStage,
    origin: score.origin,
    matrix: score.kind === "lead" ? placeOf(lead, score.fit, score.pain) : null,
    gate: score.reason === null ? null : gateOf(score.reason, lead, language),
    reasons: reasonLines(score.lines, lead, behind, language),
    missing: missingLines(score.missing, lead, language),
    trend: facts.trend.map(({ at, ...points }) => ({
      day: new Date(at).toISOString().slice(0, 10),
      ...points,
    })),
    behaviour: facts.behaviour,
    verdict: facts.verdict,
    isVerdictPending: facts.isVerdictPending,
    untold: facts.untold && {
      is: facts.untold.is,
      why: whyTexts[facts.untold.why][language],
    },
    customer: customerOf(facts, models, behind, language),
    model: { name: lead.name, version: score.modelVersion },
  };
}

function readinessOf(
  { score, left }: CardFacts,
  model: Model,
  sla: SlaOfCard,
  language: Language,
): Readiness {
  const { ready, readySince } = score.readiness;
  if (ready) {
    const since = readySince ?? score.asOf;
    return { isReady: true, since, contactBy: sla.contactBy(since, false), slaHours: sla.hours };
  }
  return {
    isReady: false,
    left: left === null ? null : { at: left.at, because: leftBecause(left.cause, model, language) },
  };
}

function placeOf({ matrix }: Model, fit: number, pain: number): MatrixPlace {
  return {
    fitCuts: matrix.fit,
    painCuts: matrix.pain,
    cells: matrix.cells,
    row: cellOf(matrix.fit, fit),
    column: cellOf(matrix.pain, pain),
  };
}

function customerOf(
  { score }: CardFacts,
  { customer }: Models,
  behind: BehindOf,
  language: Language,
): ContactCard["customer"] {
  if (score.customerScore === null || customer === null) return null;
  const { model } = customer;
  return {
    score: score.customerScore,
    max: model.axes.fit.max + model.axes.pain.max,
    band: bandLabel(model, score.customerBand ?? "").label[language],
    reasons: reasonLines(score.customerLines, model, behind, language),
  };
}

function bandOf({ score }: CardFacts, { lead, customer }: Models, language: Language): string {
  const { model } = score.kind === "customer" && customer !== null ? customer : lead;
  return bandLabel(model, score.band).label[language];
}
