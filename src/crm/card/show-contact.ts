import { openingOf } from "../../behaviour/opening.ts";
import { contactUnknown, notConnected, ok, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import { noteCardSeen } from "../../account/card-seen.ts";
import { modelsOfScore } from "../../account/models.ts";
import { stateIn, statesOf } from "../../account/state.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import { recallCard, type CardFacts } from "./recall-card.ts";
import type {
  ContactCard,
  Gate,
  LeftBecause,
  MatrixPlace,
  MissingLine,
  Readiness,
  ReasonLine,
} from "./contact-card.ts";
import { viewOfHandoff } from "../../outcomes/follow-up.ts";
import type { Model } from "../../scoring/model/model.ts";
import { cellOf } from "../../scoring/placement.ts";
import type { Models } from "../../scoring/score.ts";
import { explainLines } from "../../scoring/explain/explain-lines.ts";
import { lineName } from "../../scoring/explain/line-name.ts";
import type { ReadinessCause } from "../../store/history/readiness-cause.ts";
import { bandLabel, gateLabel, missingLabel } from "../../words/gate-text.ts";
import { whyTexts } from "../../words/crossing-whys.ts";
import type { Language } from "../../base/text.ts";
import {
  customerPart,
  leadPart,
  type Missing,
  type Score,
  type ScoreLine,
} from "../../scoring/result.ts";

/** What stands behind a line: the contact's own values, and its latest event. */
type BehindOf = (line: ScoreLine) => Pick<ReasonLine, "values" | "lastAt">;

/** Answers the whole card of one contact of the portal that signed, in one read of the ledger. */
export async function showContact(
  { ledger, portals, clock }: Pick<CardsDeps, "ledger" | "portals" | "clock">,
  call: SignedCall,
  contactId: string,
): Promise<Answer> {
  const portal = await portals.get(call.portalId);
  if (portal?.status !== "connected") return notConnected;
  if (portal.cardSeenAt === undefined) await noteCardSeen(portals, call.portalId, clock.now());
  const facts = await recallCard(ledger, call.portalId, contactId, portal.timeZone);
  if (facts === null) return contactUnknown;
  const models = modelsOfScore(portal, facts.score);
  if (models === null) return contactUnknown;
  const language = call.query.get("language") === "es" ? "es" : "en";
  const isPaused = stateIn(statesOf(portal), "paused") !== null;
  return ok(buildCard(facts, models, { now: clock.now(), isPaused }, language));
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
  { now, isPaused }: { readonly now: number; readonly isPaused: boolean },
  language: Language,
): ContactCard {
  const { score } = facts;
  const lead = models.lead.model;
  const behind = behindOf(facts, models);
  const { fit, pain } = lead.axes;
  const points = leadPart(score);
  return {
    kind: score.kind,
    asOf: score.asOf,
    isWaiting: facts.isWaiting,
    isPaused,
    readiness: readinessOf(facts, lead, language),
    fit: { points: points.fit, max: fit.max },
    pain: { points: points.pain, max: pain.max },
    leadScore: { points: points.leadScore, max: fit.max + pain.max },
    band: bandOf(facts, models, language),
    segment: score.segment,
    nextStep: score.nextStep,
    role: score.role,
    funnelStage: score.funnelStage,
    origin: score.origin,
    matrix: score.kind === "lead" ? placeOf(lead, score.fit, score.pain) : null,
    gate: score.reason === null ? null : gateOf(score.reason, lead, language),
    reasons: reasonLines(points.lines, lead, behind, language),
    missing: missingLines(points.missing, lead, language),
    trend: facts.trend.map(({ at, ...points }) => ({
      day: new Date(at).toISOString().slice(0, 10),
      ...points,
    })),
    behaviour: facts.behaviour,
    verdict: facts.verdict,
    isVerdictPending: facts.isVerdictPending,
    owner: facts.owner,
    opening: openingOf(facts.score, facts.acts),
    handoff: facts.handoff && viewOfHandoff(facts.handoff, now),
    untold: facts.untold && {
      is: facts.untold.is,
      why: whyTexts[facts.untold.why][language],
    },
    customer: customerOf(facts, models, behind, language),
    model: { name: lead.name, version: score.modelVersion },
  };
}

function readinessOf({ score, left }: CardFacts, model: Model, language: Language): Readiness {
  const { ready, readySince } = score.readiness;
  if (ready) return { isReady: true, since: readySince ?? score.asOf };
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
  const points = customerPart(score);
  if (points === null || customer === null) return null;
  const { model } = customer;
  return {
    score: points.customerScore,
    max: model.axes.fit.max + model.axes.pain.max,
    band: bandLabel(model, score.band).label[language],
    reasons: reasonLines(points.lines, model, behind, language),
  };
}

function bandOf({ score }: CardFacts, { lead, customer }: Models, language: Language): string {
  const { model } = score.kind === "customer" && customer !== null ? customer : lead;
  return bandLabel(model, score.band).label[language];
}

/** The lines that give or take points, the weightiest first, in the model's own words. */
function reasonLines(
  lines: readonly ScoreLine[],
  model: Model,
  behindOf: BehindOf,
  language: Language,
): readonly ReasonLine[] {
  return lines
    .filter((line) => line.points !== 0)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .map((line) => ({
      axis: line.axis,
      label: lineName(line, model)[language],
      definition: definitionOf(line, model, language),
      points: line.points,
      events: line.events,
      ...behindOf(line),
      isCapped: line.capped,
    }));
}

function definitionOf({ kind, id }: ScoreLine, model: Model, language: Language): string {
  const criterion = kind === "criterion" ? model.criteria.find((one) => one.id === id) : undefined;
  return criterion?.definition[language] ?? "";
}

/** What is missing for ready; unknown data is named by its criterion. */
function missingLines(
  missing: readonly Missing[],
  model: Model,
  language: Language,
): readonly MissingLine[] {
  const lines = missing.map((one): MissingLine =>
    one.kind === "points" ? one : { kind: "unknown", label: missingLabel(one, model)[language] },
  );
  const seen = new Set<string>();
  return lines.filter((line) => {
    const key = line.kind === "points" ? line.of : line.label;
    return !seen.has(key) && seen.add(key);
  });
}

/** The gate in the admin's own words. */
function gateOf(reason: NonNullable<Score["reason"]>, model: Model, language: Language): Gate {
  switch (reason.kind) {
    case "customer":
    case "objection":
      return { kind: reason.kind };
    case "exclusion":
      return {
        kind: "exclusion",
        label: gateLabel(reason, model)[language],
        until: reason.until,
      };
    case "limit":
      return { kind: "limit", label: gateLabel(reason, model)[language] };
    case "verdict":
      return reason;
    case "handRaiser":
      return { kind: "handRaiser", label: gateLabel(reason, model)[language], at: reason.at };
    default:
      return reason satisfies never;
  }
}

/** Why the contact left ready, in the admin's own words. */
function leftBecause(cause: ReadinessCause, model: Model, language: Language): LeftBecause {
  return cause.kind === "points" || cause.kind === "model" ? cause : gateOf(cause, model, language);
}
