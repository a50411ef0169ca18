import type { CompiledModel } from "../compile/compile.ts";
import type { CompiledCriterion } from "../compile/compile-criterion.ts";
import { whatIsBehind, type Behind } from "./behind.ts";
import { lineName } from "./line-name.ts";
import type { Facts } from "../facts.ts";
import { modelBehind } from "./model-behind.ts";
import { ordered } from "../ordered.ts";
import type { Score, ScoreLine } from "../result.ts";
import type { Models } from "../score.ts";
import { tally } from "../tally.ts";
import type { Text } from "../../base/text.ts";

/** One line of the full explanation: the score's line, and everything that a person asks about it. */
export type ExplainedLine = {
  readonly line: ScoreLine;
  readonly label: Text;
  readonly definition: Text;
  /** The values that its rules tested, by logical field. */
  readonly values: Behind["values"];
  /** The events that counted, oldest first, with the share (0-1) of the points that each still has. */
  readonly events: Behind["events"];
  /** When the newest of them dates from, epoch milliseconds; null when it has no date. */
  readonly newestAt: number | null;
  /** The share (0-1) of its full points that it still has; null when nothing fades. */
  readonly decayLeft: number | null;
  /** The cap of the criterion or, on a `familyCap` line, of the family; null without one. */
  readonly cap: number | null;
};

/**
 * The full explanation of a score, line by line in the score's own order; the points of an axis add up to
 * its score. `score` is what `scoreContact` said of these facts. Customers scored by the customer model get its lines.
 */
export function explainLines(models: Models, facts: Facts, score: Score): readonly ExplainedLine[] {
  const { compiled, lines } = modelBehind(models, score);
  const events = ordered(facts.events);
  const scope = tally(compiled, facts, events, score.asOf);
  const criteria = new Map<string, CompiledCriterion>(
    [...compiled.fit.criteria, ...compiled.pain.criteria].map((one) => [one.criterion.id, one]),
  );
  return lines.map((line) => {
    const criterion = line.kind === "criterion" ? criteria.get(line.id) : undefined;
    return criterion === undefined
      ? adjustment(compiled, line)
      : explained(line, criterion, whatIsBehind(compiled, criterion, events, scope));
  });
}

function explained(
  line: ScoreLine,
  { criterion }: CompiledCriterion,
  behind: Behind,
): ExplainedLine {
  return {
    line,
    label: criterion.label,
    definition: criterion.definition,
    values: behind.values,
    events: behind.events,
    newestAt: behind.newestAt,
    decayLeft: behind.left,
    cap: criterion.cap,
  };
}

function adjustment({ model }: CompiledModel, line: ScoreLine): ExplainedLine {
  const name = lineName(line, model);
  return {
    line,
    label: name,
    definition: name,
    values: [],
    events: [],
    newestAt: null,
    decayLeft: null,
    cap:
      line.kind === "familyCap"
        ? (model.families[line.id]?.cap ?? null)
        : line.kind === "axisMax"
          ? model.axes[line.axis].max
          : null,
  };
}
