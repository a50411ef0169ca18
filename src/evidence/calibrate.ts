import type { Lexicon } from "../scoring/reading/lexicon.ts";
import type { Model } from "../scoring/model/model.ts";
import type { Candidate } from "./candidates/candidate.ts";
import { candidatesOfEvents, unnameable } from "./candidates/from-events.ts";
import { survey, type Surveyed } from "./candidates/survey.ts";
import { learnedModel, type Learned } from "./document/model.ts";
import { aboutOf } from "./document/about.ts";
import { driftInTime } from "./judgement/drift-in-time.ts";
import { crossFit, scoresOn, type CrossFit } from "./judgement/cross-fit.ts";
import { genderedSelection } from "./judgement/gendered-titles.ts";
import { judgeCriteria } from "./judgement/judge-criteria.ts";
import { whoWasCalled, type WhoWasCalled } from "./judgement/who-was-called.ts";
import { findLeaks, type Leak } from "./leaks/find-leaks.ts";
import { scoreOf, type Card } from "./learner/card.ts";
import { FEW } from "./learner/few-conversions.ts";
import { learn, type Limits } from "./learner/learn.ts";
import { reweigh } from "./learner/reweigh.ts";
import { freeAndLocked, pointsBefore, type ModelInForce } from "./in-force.ts";
import { reweighedModel } from "./document/reweighed.ts";
import { MOST_POINTS } from "./learner/points.ts";
import { criterionLine, ends, thresholdLines, type Asked } from "./report/lines.ts";
import type { Report, Signal } from "./report/report.ts";
import type { Warning } from "./report/warning.ts";
import { FOLDS, type Table } from "./rows/table.ts";
import { aucInterval, aucParts } from "./statistics/auc.ts";
import { companiesOf } from "./statistics/companies.ts";
import { thresholdTable } from "./statistics/thresholds.ts";

export type CalibrationInput = {
  readonly table: Table;
  readonly lexicon: Lexicon;
  /** The instant that is asked about, epoch milliseconds; null where no dates are aged. */
  readonly now: number | null;
  /** What put the rows in time order; null where nothing did. */
  readonly orderedBy: "date" | "id" | null;
  /** Leads that come in a week; null where no dates tell. */
  readonly leadsAWeek: number | null;
  readonly asked: Asked;
  readonly mostCriteria: number;
  /** A criterion with less effect than this on the odds is not worth its place: the admin's X %, 0 to 1. */
  readonly smallestEffect: number;
  /** The model whose points are learned anew; null to propose criteria too. */
  readonly inForce: ModelInForce | null;
  /** Properties that a person takes in: leaks and personal ones, never protected ones. */
  readonly include: ReadonlySet<string>;
  readonly exclude: ReadonlySet<string>;
  /** What the reading of the file noticed. */
  readonly warnings: readonly Warning[];
  /** Told how far the work is, 0 to 1. */
  readonly onProgress: (share: number) => void;
};

export type Calibration = {
  readonly report: Report;
  /** Null where the evidence is not enough for a model. */
  readonly model: Model | null;
};

/** Below so many conversions nothing is proposed (docs/evidence.md, Few conversions). */
const FEWEST_CONVERSIONS = 20;
const MOST_RULES = 60;
const WEAK_AUC = 0.6;
/** A criterion with less effect than this on the odds is not worth its place, unless the admin says otherwise. */
export const SMALLEST_EFFECT = 0.1;

/** Learns points from rows with an outcome and says how far they can be trusted. */
export function calibrate(input: CalibrationInput): Calibration {
  const { table, asked, onProgress } = input;
  const rows = table.ids.length;
  const conversions = table.outcome.reduce((sum, one) => sum + one, 0);
  const surveyed = survey(table.columns, { lexicon: input.lexicon, now: input.now });
  const warnings = [...input.warnings, ...warningsOf(surveyed, input)];
  const limits: Limits = { criteria: input.mostCriteria, rules: MOST_RULES };
  const missing = FEWEST_CONVERSIONS - conversions;
  const missingOthers = FEWEST_CONVERSIONS - (rows - conversions);
  if (missing > 0) warnings.push({ code: "few_conversions", conversions, missing });
  if (missing <= 0 && missingOthers > 0) {
    warnings.push({ code: "one_sided", others: rows - conversions, missing: missingOthers });
  }
  const isEnough = missing <= 0 && missingOthers <= 0;
  const open = surveyed.filter((one) => isOpen(one, input));
  const events = table.behaviour === null ? [] : candidatesOfEvents(table.behaviour);
  const leaks = isEnough ? leaksOf(open, events, input, limits) : [];
  const leaking = new Set(
    leaks.flatMap(({ property }) => (input.include.has(property) ? [] : [property])),
  );
  onProgress(0.2);
  const candidates = [
    ...open.filter(({ column }) => !leaking.has(column.property)).flatMap((one) => one.candidates),
    ...events,
  ];
  const shell = {
    rows,
    conversions,
    leaks: leaks.map(({ column, property, why, auc }) => ({
      column,
      why,
      auc: rounded(auc),
      included: input.include.has(property),
    })),
  };
  if (!isEnough) return { report: empty(shell, asked, warnings), model: null };
  const { inForce } = input;
  const learnOn = (some: Int32Array): Card | null =>
    inForce === null
      ? learn(candidates, table.outcome, some, limits)
      : reweigh(freeAndLocked(inForce), table.outcome, some);
  const fitted = crossFit(table, learnOn, (fold) => onProgress(0.2 + (0.5 * (fold + 1)) / FOLDS));
  const companies = table.isGrouped ? companiesOf(table.groups) : undefined;
  const auc = aucInterval(fitted.logOdds, table.outcome, companies);
  const signal = signalOf(auc, conversions);
  const called = whoWasCalled(table, fitted.logOdds);
  const isMirror = called !== null && called.mirrors !== null;
  if (isMirror) {
    const { conversions: touched, untouchedConversions } = called;
    warnings.push({ code: "mirrors_calls", touched, untouchedConversions });
  }
  const card = signal === "none" || isMirror ? null : learnOn(Int32Array.from(table.ids.keys()));
  onProgress(0.8);
  if (card === null) {
    if (candidates.length === 0) warnings.push({ code: "nothing_to_learn" });
    const drift = input.orderedBy === null ? null : driftInTime(table, input.orderedBy, []);
    const why = isMirror && signal !== "none" ? "mirrors_calls" : "no_signal";
    const nothing = empty(shell, asked, warnings, why);
    return { report: { ...nothing, auc: ends(auc), drift, called }, model: null };
  }
  return whole(input, { card, fitted, surveyed, limits, shell, warnings, auc, signal, called });
}

type Found = {
  readonly card: Card;
  readonly fitted: CrossFit;
  readonly surveyed: readonly Surveyed[];
  readonly limits: Limits;
  readonly shell: Pick<Report, "rows" | "conversions" | "leaks">;
  readonly warnings: readonly Warning[];
  readonly auc: { readonly value: number; readonly low: number; readonly high: number };
  readonly signal: Signal;
  readonly called: WhoWasCalled | null;
};

function whole(input: CalibrationInput, found: Found): Calibration {
  const { table, asked, orderedBy } = input;
  const { card, fitted, surveyed, limits, shell, auc, signal } = found;
  const scores = scoresOn(card, fitted.logOdds, MOST_POINTS);
  const companies = table.isGrouped ? companiesOf(table.groups) : undefined;
  const leads = { scores, outcomes: table.outcome, ...(companies ? { companies } : {}) };
  const thresholds = thresholdTable(leads, input.leadsAWeek);
  const lines = thresholdLines(thresholds, asked, input.leadsAWeek);
  const ready = readyOf(lines, scores);
  const title = surveyed.find(({ kind, isProtected }) => kind === "title" && !isProtected)?.column;
  const { inForce } = input;
  const learned: Learned =
    inForce === null
      ? learnedModel(card, table.columns, {
          about: aboutOf(shell, includedOf(surveyed, input)),
          ready,
          title: title ?? null,
        })
      : reweighedModel(card, inForce.model, inForce.locked, ready);
  const before = inForce === null ? null : pointsBefore(inForce, table.outcome);
  const judged = judgeCriteria(card, fitted, table, limits, input.smallestEffect, before, (at) =>
    input.onProgress(0.8 + (0.2 * (at + 1)) / card.criteria.length),
  );
  const gender =
    title === undefined ? null : genderedSelection(title, (row) => scoreOf(card, row) >= ready);
  const warnings = [...found.warnings];
  const against = card.criteria.filter((one) => one.isAgainstExpectation);
  if (against.length > 0) {
    const criteria = against.map((one) => learned.ids[card.criteria.indexOf(one)] ?? "");
    warnings.push({ code: "against_expectation", criteria });
  }
  if (shell.conversions < FEW) {
    warnings.push({ code: "few_shrunk", conversions: shell.conversions });
  }
  if (gender?.ratio !== undefined && gender.ratio !== null && gender.ratio < 0.8) {
    warnings.push({ code: "gender", ratio: gender.ratio });
  }
  const report: Report = {
    signal,
    ...shell,
    auc: ends(auc),
    topTenth: topTenthOf(fitted.logOdds, table.outcome),
    conversionByScore: thresholds.curve.blocks.map(({ from, rate, low, high, leads: count }) => ({
      from,
      rate,
      low,
      high,
      leads: count,
    })),
    thresholds: lines,
    criteria: judged.map((one, at) => criterionLine(one, at, learned)),
    drift: orderedBy === null ? null : driftInTime(table, orderedBy, card.criteria),
    gender,
    called: found.called,
    warnings,
  };
  return { report, model: learned.model };
}

/** Columns that may be looked at: none protected, personal ones only when a person took them in. */
function isOpen(
  { column, isProtected, isPersonal }: Surveyed,
  { include, exclude }: CalibrationInput,
): boolean {
  if (isProtected || exclude.has(column.property)) return false;
  return !isPersonal || include.has(column.property);
}

function leaksOf(
  open: readonly Surveyed[],
  events: readonly Candidate[],
  { table }: CalibrationInput,
  limits: Limits,
): Leak[] {
  const known = open.filter(({ kind }) => kind !== "constant");
  return findLeaks(known, table, (left) => {
    const others = known
      .filter(({ column }) => !left.has(column.property))
      .flatMap((one) => one.candidates);
    const { logOdds } = crossFit(
      table,
      (rows) => learn([...others, ...events], table.outcome, rows, limits),
      () => undefined,
    );
    return aucParts(logOdds, table.outcome).value;
  });
}

function signalOf(auc: { value: number; low: number }, conversions: number): Signal {
  if (!(auc.low > 0.5)) return "none";
  return auc.value < WEAK_AUC || conversions < FEW ? "weak" : "ok";
}

/** A model needs one total from which a lead is ready: the one asked for, else the best tenth's. */
function readyOf(lines: Report["thresholds"], scores: Float64Array): number {
  const reached = lines.flatMap((line) =>
    line.threshold !== null && line.threshold > 0 ? [line] : [],
  );
  const byCapacity = reached.find((line) => "capacity" in line);
  const chosen = byCapacity ?? reached.at(-1);
  if (chosen !== undefined) return chosen.threshold ?? 0;
  const sorted = Float64Array.from(scores).sort();
  return Math.max(1, sorted[Math.floor(sorted.length * 0.9)] ?? 1);
}

function topTenthOf(logOdds: Float64Array, outcome: Uint8Array): number {
  const order = Int32Array.from(logOdds.keys()).sort(
    (a, b) => (logOdds[b] as number) - (logOdds[a] as number) || a - b,
  );
  const tenth = order.subarray(0, Math.max(1, Math.round(order.length / 10)));
  const own = tenth.reduce((sum, row) => sum + (outcome[row] as number), 0) / tenth.length;
  return own / (outcome.reduce((sum, one) => sum + one, 0) / outcome.length);
}

function includedOf(surveyed: readonly Surveyed[], { include }: CalibrationInput): string[] {
  return surveyed.flatMap(({ column, isPersonal, isProtected }) =>
    isPersonal && !isProtected && include.has(column.property) ? [column.header] : [],
  );
}

function isUsable({ isProtected, isPersonal }: Surveyed): boolean {
  return !isProtected && !isPersonal;
}

function warningsOf(surveyed: readonly Surveyed[], input: CalibrationInput): Warning[] {
  const { include, exclude, table } = input;
  const named = (holds: (one: Surveyed) => boolean): string[] =>
    surveyed
      .filter((one) => !exclude.has(one.column.property) && holds(one))
      .map(({ column }) => column.header);
  const asked = (one: Surveyed): boolean => include.has(one.column.property);
  const lists = [
    { code: "protected", columns: named((one) => one.isProtected && !asked(one)) },
    { code: "protected_asked_for", columns: named((one) => one.isProtected && asked(one)) },
    {
      code: "personal",
      columns: named((one) => !one.isProtected && one.isPersonal && !asked(one)),
    },
    {
      code: "personal_included",
      columns: named((one) => !one.isProtected && one.isPersonal && asked(one)),
    },
    { code: "ids", columns: named((one) => isUsable(one) && one.kind === "id") },
    { code: "constant", columns: named((one) => isUsable(one) && one.kind === "constant") },
    { code: "free_text", columns: named((one) => isUsable(one) && one.kind === "freeText") },
    { code: "only_presence", columns: named((one) => isUsable(one) && one.kind === "presence") },
  ] as const;
  const warnings: Warning[] = lists.filter(({ columns }) => columns.length > 0);
  if (input.orderedBy === null) warnings.push({ code: "no_time_order" });
  const types = table.behaviour === null ? [] : unnameable(table.behaviour);
  if (types.length > 0)
    warnings.push({ code: "event_types", types: types.map(({ type }) => type) });
  return warnings;
}

function empty(
  shell: Pick<Report, "rows" | "conversions" | "leaks">,
  asked: Asked,
  warnings: readonly Warning[],
  code: "no_signal" | "mirrors_calls" = "no_signal",
): Report {
  return {
    signal: "none",
    ...shell,
    auc: { value: null, low: null, high: null },
    topTenth: null,
    conversionByScore: [],
    thresholds: [
      ...asked.targets.map((target) => ({
        target,
        threshold: null,
        reason: { code },
      })),
      ...asked.capacities.map((capacity) => ({
        capacity,
        threshold: null,
        reason: { code },
      })),
    ],
    criteria: [],
    drift: null,
    gender: null,
    called: null,
    warnings,
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4;
}
