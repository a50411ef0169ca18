import { z } from "zod";
import {
  customerPart,
  funnelStages,
  nextSteps,
  origins,
  roles,
  leadPart,
  type Missing,
  type Score,
  type ScoreLine,
} from "../../scoring/result.ts";
import { schemaColumn } from "../engine/json-column.ts";
import type { LedgerTables } from "../engine/tables.ts";
import { reasonSchema } from "../history/reason-schema.ts";

/** The columns that a whole score is read back from. */
export const scoreColumns = [
  "kind",
  "model_version",
  "as_of",
  "fit",
  "pain",
  "lead_score",
  "customer_score",
  "customer_value",
  "customer_loyalty",
  "band",
  "segment",
  "ready",
  "ready_since",
  "below_since",
  "score_json",
] as const;

export type ScoreRow = Pick<LedgerTables["scores"], (typeof scoreColumns)[number]>;

const axes = ["fit", "pain"] as const;
const kinds = ["criterion", "familyCap", "axisMax", "axisMin"] as const;

/** Place of axis and kind, id, points, and as far as they differ from it: events, flags, the points before rounding. */
const lineSchema = z.tuple(
  [
    z
      .int()
      .min(0)
      .max(axes.length * kinds.length - 1),
    z.string(),
    z.number(),
  ],
  z.number(),
);
const missingSchema = z.union([
  z.tuple([z.enum(["fit", "pain", "total"]), z.number()]),
  z.tuple([z.literal("unknown"), z.string(), z.string()]),
]);

/** Version 1 of what `score_json` holds: what of a score no column has. */
const detail = schemaColumn(
  z.tuple([
    z.literal(1),
    z.number(),
    z.number(),
    reasonSchema.nullable(),
    z.enum(nextSteps).nullable(),
    z.enum(roles),
    z.enum(funnelStages),
    z.enum(origins),
    z.array(lineSchema),
    z.array(missingSchema),
    z.array(lineSchema).nullable(),
  ]),
);

type KeptLine = z.infer<typeof lineSchema>;

const isCapped = 1;
const isUnknown = 2;

/**
 * What of a score no column has, as text. Lines of criteria that say nothing are left out: the model has them
 * (scoring/explain/blank-lines.ts).
 */
export function writeScore(score: Score): string {
  const { reason, nextStep, role, funnelStage, origin } = score;
  const { exactFit, exactPain, lines, missing } = leadPart(score);
  const ofCustomer = customerPart(score);
  return detail.write([
    1,
    exactFit,
    exactPain,
    reason,
    nextStep,
    role,
    funnelStage,
    origin,
    keepLines(lines),
    missing.map(keepMissing),
    ofCustomer === null ? null : keepLines(ofCustomer.lines),
  ]);
}

/**
 * A score as it was kept, without the lines that say nothing. Where the text is of another version of Ripen, what the
 * columns say stands alone, until the contact is scored again.
 */
export function readScore(row: ScoreRow): Score {
  const [, exactFit, exactPain, reason, nextStep, role, funnelStage, origin, lines, missing, own] =
    detail.read(row.score_json) ?? unread(row);
  const placed = {
    modelVersion: row.model_version,
    asOf: row.as_of,
    band: row.band,
    segment: row.segment,
    readiness: {
      ready: row.ready === 1,
      readySince: row.ready_since,
      belowSince: row.below_since,
    },
    role,
    funnelStage,
    origin,
  };
  const { customer_score: score, customer_value: value, customer_loyalty: loyalty } = row;
  if (row.kind === "customer") {
    return {
      kind: "customer",
      ...placed,
      reason: { kind: "customer" },
      nextStep: null,
      customer:
        score === null || value === null || loyalty === null
          ? null
          : {
              customerScore: score,
              customerValue: value,
              customerLoyalty: loyalty,
              lines: own?.map(lineOf) ?? [],
            },
    };
  }
  return {
    kind: "lead",
    ...placed,
    fit: row.fit,
    pain: row.pain,
    leadScore: row.lead_score,
    exactFit,
    exactPain,
    reason: reason?.kind === "customer" ? null : reason,
    nextStep: nextStep ?? "nurture",
    lines: lines.map(lineOf),
    missing: missing.map(missingOf),
  };
}

/** The lines of a score that was kept as text, without those that say nothing; none where the text is of another version. */
export function readScoreLines(text: string): readonly ScoreLine[] {
  return (detail.read(text)?.[8] ?? []).map(lineOf);
}

function unread({ fit, pain }: ScoreRow): NonNullable<ReturnType<typeof detail.read>> {
  return [1, fit, pain, null, null, "unknown", "awareness", "unknown", [], [], null];
}

function keepLines(lines: readonly ScoreLine[]): KeptLine[] {
  return lines.flatMap((line) => {
    const flags = (line.capped ? isCapped : 0) + (line.unknown ? isUnknown : 0);
    const isExact = line.exact === line.points;
    const isPlain = line.events === 0 && flags === 0 && isExact;
    if (isPlain && line.points === 0 && line.kind === "criterion") return [];
    const place = axes.indexOf(line.axis) * kinds.length + kinds.indexOf(line.kind);
    const kept: KeptLine = [place, line.id, line.points];
    if (!isPlain) kept.push(line.events, flags);
    if (!isExact) kept.push(line.exact);
    return [kept];
  });
}

function lineOf([place, id, points, events = 0, flags = 0, exact = points]: KeptLine): ScoreLine {
  return {
    axis: axes[Math.floor(place / kinds.length)] ?? "fit",
    kind: kinds[place % kinds.length] ?? "criterion",
    id,
    points,
    exact,
    events,
    capped: (flags & isCapped) !== 0,
    unknown: (flags & isUnknown) !== 0,
  };
}

function keepMissing(missing: Missing): z.infer<typeof missingSchema> {
  return missing.kind === "points"
    ? [missing.of, missing.short]
    : ["unknown", missing.criterion, missing.field];
}

function missingOf(kept: z.infer<typeof missingSchema>): Missing {
  return kept[0] === "unknown"
    ? { kind: "unknown", criterion: kept[1], field: kept[2] }
    : { kind: "points", of: kept[0], short: kept[1] };
}
