import { outputProperties } from "../../config/properties.ts";
import { canTake } from "../hubspot/calls/can-take.ts";
import type { Property } from "../hubspot/calls/list-properties.ts";
import type { Model } from "../scoring/model/model.ts";
import { propertiesRead } from "../scoring/model/properties-read.ts";

const specs = new Map(
  outputProperties({ scenarios: [], bound: [] }).map((spec) => [spec.name, spec]),
);

/**
 * Whether a property of the portal can stand in for one of our outputs under this model: it can take every
 * value that the model gives, and the model does not read it.
 */
export function takesOutput(output: string, model: Model, property: Property): boolean {
  const spec = specs.get(output);
  if (spec === undefined) return false;
  const values = isBand(output)
    ? model.bands.map((band) => band.name)
    : spec.options.map(({ value }) => value);
  return canTake(spec, values, property) && !propertiesRead(model).contact.includes(property.name);
}

/** Bands are the model's own; the values of all other outputs are the product's. */
function isBand(output: string): boolean {
  return output === "ripen_band" || output === "ripen_customer_band";
}
