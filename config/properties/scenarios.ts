import { triggerProperty, type Scenario } from "../scenarios.ts";
import type { PropertySpec } from "./spec.ts";

/** As much of a nurturing scenario as its properties need. */
export type ScenarioName = Pick<Scenario, "name" | "label">;

/** The property that a native workflow triggers on: the instant of the crossing (contracts.md, Crossings). */
export function triggerPropertySpec(scenario: ScenarioName): PropertySpec {
  const { en, es } = scenario.label;
  return {
    name: triggerProperty(scenario.name),
    type: "datetime",
    fieldType: "date",
    label: { en: `${en}: start`, es: `${es}: inicio` },
    description: {
      en: `Starts the workflow "${en}". Written by Ripen; do not edit.`,
      es: `Inicia el flujo «${es}». Lo escribe Ripen; no editar.`,
    },
    options: [],
  };
}

/** The scenarios that a contact is in, which exits and suppression of native workflows read (contracts.md). */
export function activeScenariosSpec(scenarios: readonly ScenarioName[]): PropertySpec {
  return {
    name: "ripen_active_scenarios",
    type: "enumeration",
    fieldType: "checkbox",
    label: { en: "Active scenarios", es: "Escenarios activos" },
    description: {
      en: "For exits and suppression in workflows. Written by Ripen; do not edit.",
      es: "Para salidas y supresión en los flujos. Lo escribe Ripen; no editar.",
    },
    options: scenarios.map(({ name, label }) => ({ value: name, label })),
  };
}
