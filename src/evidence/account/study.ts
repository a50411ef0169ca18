import type { Lexicon } from "../../scoring/reading/lexicon.ts";
import type { Text } from "../../base/text.ts";
import { compileModel } from "../../scoring/compile/compile.ts";
import type { Model } from "../../scoring/model/model.ts";
import { cellOf } from "../../scoring/placement.ts";
import { leadPart } from "../../scoring/result.ts";
import { scoreContact } from "../../scoring/score.ts";
import { calibrate } from "../calibrate.ts";
import { criteriaInForce } from "../candidates/from-model.ts";
import { compareModels, type Comparison } from "../comparison/compare.ts";
import { comparisonSentences } from "../comparison/sentences.ts";
import { ends } from "../report/lines.ts";
import type { Report } from "../report/report.ts";
import type { ContactHistory } from "../rows/from-histories.ts";
import { companiesOf } from "../statistics/companies.ts";
import type { Verdict } from "../statistics/verdicts.ts";
import { liftOf } from "../statistics/lift.ts";
import { rateInterval } from "../statistics/rate-interval.ts";
import { thresholdTable, type Offer } from "../statistics/thresholds.ts";
import { replayedHandOffs } from "./replay.ts";
import { accountEvidence, type AccountEvidence, type AccountRows } from "./rows.ts";
import { withLearned } from "./with-learned.ts";

const DAY = 86_400_000;
/** How far back the hand-offs of the sentence that matters first are counted, after their horizon. */
const QUARTER = 91 * DAY;

/** A version to compare, by the name that people see. */
export type NamedModel = { readonly name: string; readonly model: Model };

/** What somebody asked Evidence about an account. */
export type StudyInput = {
  readonly contacts: readonly ContactHistory[];
  readonly properties: { readonly contact: readonly string[]; readonly company: readonly string[] };
  readonly now: number;
  readonly horizonDays: number | null;
  readonly inForce: Model;
  /** The draft and earlier versions, for the comparison. */
  readonly others: readonly NamedModel[];
  /** The admin's X %: a criterion with less effect on the odds deserves no points. */
  readonly smallestEffect: number;
  readonly way: "reweigh" | "find" | "look";
  readonly locked: readonly string[];
  readonly asked: { readonly targets: readonly number[]; readonly capacities: readonly number[] };
  /** A contact's sale in the account's currency; null where none is known. */
  readonly amountOf: ((contactId: string) => number | null) | null;
  readonly lexicon: Lexicon;
  readonly onProgress: (share: number) => void;
};

type Band = { readonly label: Text; readonly leads: number; readonly conversions: number } & Ends;
type Ends = {
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** A criterion of the model in force beside what sold. */
export type CriterionFound = {
  readonly id: string;
  readonly label: Text;
  /** The most points that it gives. */
  readonly points: number;
  readonly leads: number;
  readonly conversions: number;
  readonly rateWith: number | null;
  readonly rateWithout: number | null;
  readonly lift: Report["auc"] | null;
  readonly verdict: Verdict | null;
};

/** A criterion as it is and as it would be, with the reason. */
export type PointsChange = {
  readonly id: string;
  readonly label: Text;
  readonly before: number | null;
  readonly after: number | null;
  readonly isLocked: boolean;
  readonly verdict: Verdict | null;
  readonly lift: Report["auc"] | null;
};

/** What Evidence says of an account. It names no contact. */
export type Study = {
  readonly now: number;
  readonly contacts: number;
  readonly rows: number;
  readonly conversions: number;
  readonly sales: number;
  readonly uncovered: AccountEvidence["uncovered"];
  readonly afterTheSale: number;
  readonly horizon: { readonly days: number; readonly isTold: boolean };
  readonly leadsAWeek: number | null;
  /** What of the leads that the model in force would have handed off in a quarter became customers. */
  readonly handedOff: { readonly leads: number; readonly customers: number } & Ends;
  readonly byScore: readonly ({ readonly from: number; readonly leads: number } & Ends)[];
  readonly byBand: readonly Band[];
  readonly byCell: readonly {
    readonly fit: number;
    readonly pain: number;
    readonly leads: number;
    readonly conversions: number;
    readonly rate: number | null;
  }[];
  readonly criteria: readonly CriterionFound[];
  /** By threshold of the model in force, the lowest first. */
  readonly offers: readonly Pick<
    Offer,
    "threshold" | "rate" | "low" | "high" | "share" | "leadsAWeek" | "leads"
  >[];
  readonly report: Report | null;
  readonly proposal: { readonly model: Model; readonly changes: readonly PointsChange[] } | null;
  readonly comparison:
    (Comparison & { readonly sentences: { readonly en: string[]; readonly es: string[] } }) | null;
};

/** Looks at an account's histories: how the model in force does, where to set ready, which points to give, and which model does better. */
export function study(input: StudyInput): Study {
  const { contacts, properties, now, horizonDays, inForce, lexicon, onProgress } = input;
  const evidence = accountEvidence(contacts, { properties, horizonDays, now });
  onProgress(0.15);
  const { learning, unseen, horizon, leadsAWeek } = evidence;
  const placed = scoresOf(inForce, learning, lexicon);
  const leads = leadsOf(learning, placed.total);
  const conversions = learning.table.outcome.reduce((sum, one) => sum + one, 0);
  onProgress(0.25);
  const asked = input.way === "look" ? null : learned(input, evidence);
  onProgress(0.9);
  const curve = thresholdTable(leads, leadsAWeek);
  return {
    now,
    contacts: contacts.length,
    rows: learning.cuts.length + (unseen?.cuts.length ?? 0),
    conversions,
    sales: evidence.sales,
    uncovered: evidence.uncovered,
    afterTheSale: evidence.afterTheSale,
    horizon: { days: horizon.days, isTold: horizon.isTold },
    leadsAWeek,
    handedOff: handedOff(input, horizon.days),
    byScore: curve.curve.blocks.map(({ from, rate, low, high, leads: count }) => ({
      from,
      rate,
      low,
      high,
      leads: count,
    })),
    byBand: byBand(inForce, learning, placed.total),
    byCell: byCell(inForce, learning, placed),
    criteria: criteriaFound(input, learning, asked?.report ?? null),
    offers: offersOf(curve),
    report: asked?.report ?? null,
    proposal: asked?.proposal ?? null,
    comparison: unseen === null ? null : compared(input, unseen),
  };
}

type Placed = {
  readonly total: Float64Array;
  readonly fit: Float64Array;
  readonly pain: Float64Array;
};

function scoresOf(model: Model, { cuts }: AccountRows, lexicon: Lexicon): Placed {
  const models = { lead: compileModel(model, lexicon), customer: null };
  const placed = {
    total: new Float64Array(cuts.length),
    fit: new Float64Array(cuts.length),
    pain: new Float64Array(cuts.length),
  };
  for (const [row, { facts, at }] of cuts.entries()) {
    const score = leadPart(scoreContact(models, facts, null, at));
    placed.total[row] = score.leadScore;
    placed.fit[row] = score.fit;
    placed.pain[row] = score.pain;
  }
  return placed;
}

function leadsOf({ table }: AccountRows, scores: Float64Array) {
  const companies = table.isGrouped ? { companies: companiesOf(table.groups) } : {};
  return { scores, outcomes: table.outcome, ...companies };
}

/** The replay's hand-offs of the last quarter whose horizon has passed, each contact once. */
function handedOff(
  { contacts, now, inForce, lexicon }: StudyInput,
  horizonDays: number,
): Study["handedOff"] {
  const models = { lead: compileModel(inForce, lexicon), customer: null };
  const [from, to] = [now - horizonDays * DAY - QUARTER, now - horizonDays * DAY];
  const told = replayedHandOffs(models, contacts, to).filter(({ at }) => at >= from);
  const first = new Map(told.toReversed().map((one) => [one.contact.id, one]));
  const customers = [...first.values()].filter(({ contact, at }) =>
    contact.goals.some((sold) => sold > at && sold <= at + horizonDays * DAY),
  ).length;
  return { leads: first.size, customers, ...rateOf(customers, first.size) };
}

function rateOf(conversions: number, leads: number): Ends {
  if (leads === 0) return { rate: null, low: null, high: null };
  const { value, low, high } = rateInterval(conversions, leads);
  return { rate: value, low, high };
}

function byBand({ bands }: Model, { table }: AccountRows, scores: Float64Array): Band[] {
  return bands.map(({ label, from }, at) => {
    const below = bands[at + 1]?.from ?? Infinity;
    let [leads, conversions] = [0, 0];
    for (const [row, score] of scores.entries()) {
      if (score < from || score >= below) continue;
      leads += 1;
      conversions += table.outcome[row] ?? 0;
    }
    return { label, leads, conversions, ...rateOf(conversions, leads) };
  });
}

function byCell({ matrix }: Model, { table }: AccountRows, { fit, pain }: Placed): Study["byCell"] {
  const cells = new Map<string, { leads: number; conversions: number }>();
  for (let row = 0; row < fit.length; row += 1) {
    const key = `${cellOf(matrix.fit, fit[row] ?? 0)} ${cellOf(matrix.pain, pain[row] ?? 0)}`;
    const own = cells.get(key) ?? { leads: 0, conversions: 0 };
    own.leads += 1;
    own.conversions += table.outcome[row] ?? 0;
    cells.set(key, own);
  }
  return [...cells]
    .map(([key, { leads, conversions }]) => {
      const [row = 0, column = 0] = key.split(" ").map(Number);
      return { fit: row, pain: column, leads, conversions, rate: conversions / leads };
    })
    .sort((a, b) => a.fit - b.fit || a.pain - b.pain);
}

function criteriaFound(
  { inForce, lexicon }: StudyInput,
  { cuts, table }: AccountRows,
  report: Report | null,
): CriterionFound[] {
  const instants = cuts.map(({ at }) => at);
  const criteria = criteriaInForce(
    inForce,
    cuts.map(({ facts }) => facts),
    instants,
    lexicon,
  );
  return criteria.map(({ id, points }) => {
    const document = inForce.criteria.find((criterion) => criterion.id === id);
    const met = Uint8Array.from(points, (own) => Number(Math.abs(own) >= 0.5));
    const found = liftOf({
      met,
      converted: table.outcome,
      ...(table.isGrouped ? { companies: table.groups } : {}),
    });
    const judged = report?.criteria.find((line) => line.id === id) ?? null;
    return {
      id,
      label: document?.label ?? { en: id, es: id },
      points: mostPoints(document),
      leads: found.with.leads,
      conversions: found.with.conversions,
      rateWith: finite(found.with.rate),
      rateWithout: finite(found.without.rate),
      lift: found.lift === null ? null : ends(found.lift),
      verdict: judged?.verdict ?? null,
    };
  });
}

function mostPoints(criterion: Model["criteria"][number] | undefined): number {
  if (criterion === undefined) return 0;
  const { rules, unknown, cap, pick } = criterion;
  const points = rules.map((rule) => rule.points);
  const least = Math.min(unknown, ...points);
  const most =
    pick === "sum"
      ? points.reduce((sum, one) => sum + Math.max(0, one), 0)
      : Math.max(unknown, ...points);
  const capped = cap === null ? most : Math.min(cap, most);
  return capped > 0 ? capped : least;
}

function offersOf(table: ReturnType<typeof thresholdTable>): Study["offers"] {
  return table.offers().map(({ threshold, rate, low, high, share, leadsAWeek, leads }) => ({
    threshold,
    rate,
    low,
    high,
    share,
    leadsAWeek,
    leads,
  }));
}

function learned(
  input: StudyInput,
  { learning, leadsAWeek }: AccountEvidence,
): { readonly report: Report; readonly proposal: Study["proposal"] } {
  const { inForce, lexicon, way, onProgress } = input;
  const instants = learning.cuts.map(({ at }) => at);
  const locked = new Set(input.locked);
  const { report, model } = calibrate({
    table: learning.table,
    lexicon,
    // Rows have instants of their own: dates enter as behaviour, or as known or unknown.
    now: null,
    orderedBy: "date",
    leadsAWeek,
    asked: input.asked,
    mostCriteria: 15,
    smallestEffect: input.smallestEffect,
    inForce:
      way === "reweigh"
        ? {
            model: inForce,
            locked,
            criteria: criteriaInForce(
              inForce,
              learning.cuts.map(({ facts }) => facts),
              instants,
              lexicon,
            ),
          }
        : null,
    include: new Set(),
    exclude: new Set(),
    warnings: [],
    onProgress: (share) => onProgress(0.25 + 0.6 * share),
  });
  if (model === null) return { report, proposal: null };
  const proposed = way === "reweigh" ? model : withLearned(inForce, model);
  const ids = [...new Set([...inForce.criteria, ...proposed.criteria].map(({ id }) => id))];
  const changes = ids.map((id): PointsChange => {
    const before = inForce.criteria.find((criterion) => criterion.id === id);
    const after = proposed.criteria.find((criterion) => criterion.id === id);
    const line = report.criteria.find((criterion) => criterion.id === id);
    return {
      id,
      label: after?.label ?? before?.label ?? { en: id, es: id },
      before: before === undefined ? null : mostPoints(before),
      after: after === undefined ? null : mostPoints(after),
      isLocked: locked.has(id),
      verdict: line?.verdict ?? null,
      lift: line?.lift ?? null,
    };
  });
  return { report, proposal: { model: proposed, changes } };
}

function compared(
  { inForce, others, lexicon, amountOf }: StudyInput,
  unseen: AccountRows,
): Study["comparison"] {
  const { table, cuts } = unseen;
  const conversions = table.outcome.reduce((sum, one) => sum + one, 0);
  if (others.length === 0 || conversions === 0 || conversions === cuts.length) return null;
  const scored = ({ name, model }: NamedModel) => ({
    name,
    scores: scoresOf(model, unseen, lexicon).total,
  });
  const comparison = compareModels(
    scored({ name: inForce.name, model: inForce }),
    others.map(scored),
    {
      outcomes: table.outcome,
      load: 0,
      amounts:
        amountOf === null
          ? null
          : Float64Array.from(cuts, ({ contact }) => amountOf(contact.id) ?? 0),
      ...(table.isGrouped ? { companies: companiesOf(table.groups) } : {}),
    },
  );
  return {
    ...comparison,
    sentences: {
      en: comparisonSentences(comparison, "en"),
      es: comparisonSentences(comparison, "es"),
    },
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
