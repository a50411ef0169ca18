import type { Line } from "./apportion.ts";
import { addAxis } from "./compile/axis.ts";
import type { CompiledModel } from "./compile/compile.ts";
import type { BehaviourEvent, Facts } from "./facts.ts";
import { bandAt, segmentOf } from "./placement.ts";
import type { Score } from "./result.ts";
import { tally } from "./tally.ts";

/** What the customer model says of a customer; none of the lead model's criteria has a part in it. */
export function scoreCustomer(
  compiled: CompiledModel,
  facts: Facts,
  events: readonly BehaviourEvent[],
  asOf: number,
): Pick<
  Score,
  "modelVersion" | "customerScore" | "customerBand" | "customerSegment" | "customerLines"
> {
  const { model } = compiled;
  const scope = tally(compiled, facts, events, asOf);
  const lines: Line[] = [];
  const value = addAxis(compiled.fit, scope, lines).published;
  const loyalty = addAxis(compiled.pain, scope, lines).published;
  return {
    modelVersion: model.version,
    customerScore: value + loyalty,
    customerBand: model.bands[bandAt(model.bands, value + loyalty)]?.name ?? "",
    customerSegment: segmentOf(model.matrix, value, loyalty),
    customerLines: lines,
  };
}
