import type { Gate, LeftBecause, MissingLine, ReasonLine } from "./contact-card.ts";
import { lineName } from "../../scoring/explain/line-name.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { Missing, Score, ScoreLine } from "../../scoring/result.ts";
import type { Language } from "../../base/text.ts";
import type { ReadinessCause } from "../../store/history/readiness-cause.ts";

/** What stands behind a line: the contact's own values, and its latest event. */
export type BehindOf = (line: ScoreLine) => Pick<ReasonLine, "values" | "lastAt">;

/** The lines that give or take points, the weightiest first, in the model's own words. */
export function reasonLines(
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
export function missingLines(
  missing: readonly Missing[],
  model: Model,
  language: Language,
): readonly MissingLine[] {
  const lines = missing.map((one): MissingLine => {
    if (one.kind === "points") return one;
    const criterion = model.criteria.find(({ id }) => id === one.criterion);
    return { kind: "unknown", label: criterion?.label[language] || one.field };
  });
  const seen = new Set<string>();
  return lines.filter((line) => {
    const key = line.kind === "points" ? line.of : line.label;
    return !seen.has(key) && seen.add(key);
  });
}

/** The gate in the admin's own words. */
export function gateOf(
  reason: NonNullable<Score["reason"]>,
  model: Model,
  language: Language,
): Gate {
  switch (reason.kind) {
    case "customer":
    case "objection":
      return { kind: reason.kind };
    case "exclusion": {
      const found = model.exclusions.find(({ id }) => id === reason.id);
      return { kind: "exclusion", label: found?.label[language] || reason.id, until: reason.until };
    }
    case "limit": {
      const found = model.limits.find(({ id }) => id === reason.id);
      return { kind: "limit", label: found?.label[language] || reason.id };
    }
    case "verdict":
      return reason;
    case "handRaiser": {
      const found = model.handRaisers.find(({ types }) => types.includes(reason.eventType));
      return {
        kind: "handRaiser",
        label: found?.label[language] || reason.eventType,
        at: reason.at,
      };
    }
    default:
      return reason satisfies never;
  }
}

/** Why the contact left ready, in the admin's own words. */
export function leftBecause(cause: ReadinessCause, model: Model, language: Language): LeftBecause {
  return cause.kind === "points" || cause.kind === "model" ? cause : gateOf(cause, model, language);
}
