import { triggerProperty } from "../../config/scenarios.ts";
import { inputsOfSales } from "../../webhooks/followed-properties.ts";
import type { PortalWork } from "../portal-work.ts";
import { outputProperties } from "./desired-values.ts";
import { targetOf } from "./output-targets.ts";

type Written = Pick<PortalWork, "outputs" | "scenarios" | "unwritable">;

/**
 * Every contact property that a portal's turns write to: outputs where they go, the triggers of bound scenarios,
 * and what sales fill in on our card. Without those that stand in the portal with another type under our names.
 */
export function writtenProperties({ outputs, scenarios, unwritable }: Written): readonly string[] {
  return [
    ...outputProperties.map((output) => targetOf(outputs, output)),
    ...scenarios.flatMap(({ name, call }) => (call === null ? [triggerProperty(name)] : [])),
    ...inputsOfSales,
  ].filter((name) => !unwritable.has(name));
}
