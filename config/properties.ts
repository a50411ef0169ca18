import { customerProperties } from "./properties/customers.ts";
import type { Model } from "../src/scoring/model/model-schema.ts";
import { nextStepProperties } from "./properties/next-steps.ts";
import {
  activeScenariosSpec,
  triggerPropertySpec,
  type ScenarioName,
} from "./properties/scenarios.ts";
import { defaultBands, scoreProperties, unknownBand } from "./properties/scores.ts";
import type { OptionSpec, PropertySpec } from "./properties/spec.ts";

/** What a portal's models and scenarios add to the properties that every portal gets. */
export type PropertyWishes = {
  /** The bands of the lead model and of the customer model, under the labels that their admin gave them. */
  readonly bands?: Model["bands"];
  readonly customerBands?: Model["bands"];
  /** Every scenario of the product: the options of `ripen_active_scenarios`. */
  readonly scenarios: readonly ScenarioName[];
  /** Names of the scenarios that are bound to a workflow: each gets its trigger property (contracts.md). */
  readonly bound: readonly string[];
};

/** Every contact property that Ripen writes in such a portal, in the order in which HubSpot shows them. */
export function outputProperties(wishes: PropertyWishes): readonly PropertySpec[] {
  return deepFreeze([
    // A customer's band is the customer model's (docs/contracts.md, Segments).
    ...scoreProperties(
      withBands(defaultBands, [...(wishes.bands ?? []), ...(wishes.customerBands ?? [])]),
    ),
    ...nextStepProperties,
    ...customerProperties(withBands([], wishes.customerBands ?? [])),
    activeScenariosSpec(wishes.scenarios),
    ...wishes.scenarios.filter(({ name }) => wishes.bound.includes(name)).map(triggerPropertySpec),
  ]);
}

/** Options are added before their first write and never removed (docs/contracts.md). A band without a label goes by its name. */
function withBands(ready: readonly OptionSpec[], bands: Model["bands"]): readonly OptionSpec[] {
  const found = new Map(ready.map((option) => [option.value, option]));
  for (const { name, label } of bands) {
    if (found.has(name)) continue;
    found.set(name, { value: name, label: { en: label.en || name, es: label.es || name } });
  }
  return [...found.values(), unknownBand];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}
