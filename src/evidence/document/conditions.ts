import type { ConditionInput } from "../../scoring/model/condition.ts";
import type { Source } from "../candidates/candidate.ts";

/** A source whose levels follow one another. */
type Stepped = Exclude<Source, { kind: "fading" | "criterion" | "category" | "country" }>;

/** Fine levels next to each other, both ends inside. */
type Run = { readonly from: number; readonly to: number };

/**
 * The condition that holds on exactly these fine levels of a source. `size` is how many fine levels there
 * are, the unknown one apart; `field` is the logical field. With `open`, higher levels may hold it too: the
 * criterion takes the best rule, and theirs give more.
 */
export function conditionOf(
  source: Exclude<Source, { kind: "fading" | "criterion" }>,
  levels: readonly number[],
  size: number,
  field: string,
  isOpen: boolean,
): ConditionInput {
  if (source.kind === "category" || source.kind === "country")
    return ofTexts(source, levels, field);
  const parts = runsOf(levels).map((run) => {
    const from = run.from === 0 ? null : run.from;
    const above = isOpen || run.to === size - 1 ? null : run.to + 1;
    return between(source, field, from, above);
  });
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { op: "any", of: parts };
}

/** From fine level `from` (null: any) up to below `above` (null: no end). */
function between(
  source: Stepped,
  field: string,
  from: number | null,
  above: number | null,
): ConditionInput {
  if ((source.kind === "number" || source.kind === "size") && source.isWhole) {
    return ofWholeNumbers(source, field, from, above);
  }
  const reaches = (level: number): ConditionInput => reaching(source, field, level);
  if (from !== null && above !== null) {
    return { op: "all", of: [reaches(from), { op: "not", of: reaches(above) }] };
  }
  if (from !== null) return reaches(from);
  return above === null ? { op: "known", field } : { op: "not", of: reaches(above) };
}

/** Holds from fine level `level` (1 or more) on. */
function reaching(source: Stepped, field: string, level: number): ConditionInput {
  switch (source.kind) {
    case "number":
      return { op: "atLeast", field, value: source.cuts[level - 1] ?? 0 };
    case "size":
      return { op: "size", field, atLeast: source.cuts[level - 1] ?? 0 };
    case "option":
      return { op: "oneOf", field, values: [source.option] };
    case "email":
      return { op: "businessEmail", field };
    case "title":
      return { op: "seniorityAtLeast", field, level: source.steps[level] ?? "executive" };
    case "presence":
      return { op: "known", field };
    case "recency":
      return { op: "withinDays", field, days: source.days[source.days.length - level] ?? 1 };
    case "count":
      return {
        op: "event",
        types: [source.type],
        times: source.times[level - 1] ?? 1,
        withinDays: source.withinDays,
      };
    default:
      return source satisfies never;
  }
}

/** Whole numbers read better with both ends inside. */
function ofWholeNumbers(
  source: Extract<Source, { kind: "number" | "size" }>,
  field: string,
  from: number | null,
  above: number | null,
): ConditionInput {
  const low = from === null ? null : Math.ceil(source.cuts[from - 1] ?? 0);
  const high = above === null ? null : Math.ceil(source.cuts[above - 1] ?? 0) - 1;
  if (low === null && high === null) return { op: "known", field };
  if (source.kind === "size") {
    return {
      op: "size",
      field,
      ...(low === null ? {} : { atLeast: low }),
      ...(high === null ? {} : { atMost: high }),
    };
  }
  if (low !== null && high !== null) return { op: "between", field, from: low, to: high };
  return low === null
    ? { op: "atMost", field, value: high ?? 0 }
    : { op: "atLeast", field, value: low };
}

function ofTexts(
  source: Extract<Source, { kind: "category" | "country" }>,
  levels: readonly number[],
  field: string,
): ConditionInput {
  const op = source.kind === "country" ? "countryIn" : "oneOf";
  const own = new Set(levels);
  const hasOthers = levels.some((level) => source.texts[level]?.length === 0);
  const texts = source.texts.filter((_, level) => own.has(level) !== hasOthers).flat();
  if (!hasOthers) return { op, field, values: texts };
  // All others: what no other level names, placeholders apart.
  const named = source.kind === "country" ? texts : [...texts, ...source.placeholders];
  return named.length === 0
    ? { op: "known", field }
    : { op: "not", of: { op, field, values: named } };
}

function runsOf(levels: readonly number[]): Run[] {
  const runs: { from: number; to: number }[] = [];
  for (const level of [...levels].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.to + 1 === level) last.to = level;
    else runs.push({ from: level, to: level });
  }
  return runs;
}
