import { customerProperties } from "./properties/customers.ts";
import { defaultRoles, nextStepProperties } from "./properties/next-steps.ts";
import {
  activeScenariosSpec,
  triggerPropertySpec,
  type ScenarioName,
} from "./properties/scenarios.ts";
import { defaultBands, scoreProperties } from "./properties/scores.ts";
import type { OptionSpec, PropertySpec } from "./properties/spec.ts";

/** What a portal's models and scenarios add to the properties that every portal gets. */
export type PropertyWishes = {
  /** Values of the lead model's bands; those that are not ready-made get their own name as label. */
  readonly bands?: readonly string[];
  readonly customerBands?: readonly string[];
  readonly roles?: readonly string[];
  /** Every scenario of the product: the options of `ripen_active_scenarios`. */
  readonly scenarios: readonly ScenarioName[];
  /** Names of the scenarios that are bound to a workflow: each gets its trigger property (contracts.md). */
  readonly bound: readonly string[];
};

/** Every contact property that Ripen writes in such a portal, in the order in which HubSpot shows them. */
export function outputProperties(wishes: PropertyWishes): readonly PropertySpec[] {
  return deepFreeze([
    ...scoreProperties(withValues(defaultBands, wishes.bands)),
    ...nextStepProperties(withValues(defaultRoles, wishes.roles)),
    ...customerProperties(withValues(defaultBands, wishes.customerBands)),
    activeScenariosSpec(wishes.scenarios),
    ...wishes.scenarios.filter(({ name }) => wishes.bound.includes(name)).map(triggerPropertySpec),
  ]);
}

/** Options are added before their first write and never removed (contracts.md). */
function withValues(
  ready: readonly OptionSpec[],
  values: readonly string[] = [],
): readonly OptionSpec[] {
  const known = new Set(ready.map(({ value }) => value));
  const extra = [...new Set(values)].filter((value) => !known.has(value));
  return [...ready, ...extra.map((value) => ({ value, label: { en: value, es: value } }))];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}
