import { outputProperties } from "../../config/properties.ts";
import type { Text } from "../base/text.ts";

const labels = new Map(
  outputProperties({ scenarios: [], bound: [] }).map(({ name, label }) => [name, label]),
);

/** What people call an output of Ripen; the property's name for any other. */
export function outputLabel(property: string): Text {
  return labels.get(property) ?? { en: property, es: property };
}
