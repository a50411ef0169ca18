import type { Line } from "./apportion.ts";
import { addAxis } from "./compile/axis.ts";
import type { CompiledModel } from "./compile/compile.ts";
import type { BehaviourEvent, Facts } from "./facts.ts";
import { bandAt, colourAt } from "./placement.ts";
import type { CustomerScore } from "./result.ts";
import type { Scope } from "./compile/scope.ts";
import { tally } from "./tally.ts";

/** The band of a customer of whom nothing is known (docs/contracts.md, Customers). */
export const unknownBand = "unknown";

/**
 * What the customer model says of a customer; none of the lead model's criteria has a part in it. Band and segment
 * are `unknown` until one of its criteria, those of mere context apart, has a value or an event to go by: silence is no
 * sign of risk, and neither is the size of a company.
 */
export function scoreCustomer(
  compiled: CompiledModel,
  facts: Facts,
  events: readonly BehaviourEvent[],
  asOf: number,
): Pick<CustomerScore, "modelVersion" | "band" | "segment" | "customer"> {
  const { model } = compiled;
  const scope = tally(compiled, facts, events, asOf);
  const lines: Line[] = [];
  const value = addAxis(compiled.fit, scope, lines).published;
  const loyalty = addAxis(compiled.pain, scope, lines).published;
  const isKnown = knowsAnything(compiled, scope);
  const customerScore = value + loyalty;
  return {
    modelVersion: model.version,
    band: isKnown ? (model.bands[bandAt(model.bands, customerScore)]?.name ?? "") : unknownBand,
    segment: isKnown ? colourAt(model.matrix, value, loyalty) : "unknown",
    customer: { customerScore, customerValue: value, customerLoyalty: loyalty, lines },
  };
}

/** Whether one field that a criterion tests is filled, or one event that it counts has happened; mere context apart. */
function knowsAnything({ fit, pain }: CompiledModel, { count, values }: Scope): boolean {
  return [fit, pain].some(({ criteria }) =>
    criteria.some(
      ({ criterion, fields, rules }) =>
        !criterion.isContext &&
        (fields.some(({ index }) => (values[index] ?? null) !== null) ||
          rules.some(({ slots }) => slots.some(({ index }) => (count[index] ?? 0) > 0))),
    ),
  );
}
