import type { Model } from "../scoring/model/model.ts";
import type { Properties } from "../scoring/facts.ts";
import type { Score } from "../scoring/result.ts";
import { unknownBand } from "../scoring/score-customer.ts";
import type { PropertyValues } from "./desired-values.ts";

/** Output, by the name of ours -> the portal's own property that gets its values. Outputs that are left out go to ours. */
export type OutputTargets = Readonly<Record<string, string>>;

/** Where the outputs go with these models in force. */
export function targetsOf(models: readonly Pick<Model, "outputs">[]): OutputTargets {
  return Object.assign({}, ...models.map(({ outputs }) => outputs)) as OutputTargets;
}

/** The property that an output is written to. */
export function targetOf(targets: OutputTargets, output: string): string {
  return targets[output] ?? output;
}

/**
 * What a contact shows, with each mapped output under our name: what is compared with what is desired. An output that
 * rests counts as `published`: nobody knows what it will show once it is back.
 */
export function shownAsOutputs(
  { outputs, resting }: { readonly outputs: OutputTargets; readonly resting: ReadonlySet<string> },
  properties: Properties,
  published: PropertyValues | null,
): Properties {
  const mapped = Object.entries(outputs);
  const still = [...resting].flatMap((name) => {
    const output = mapped.find(([, own]) => own === name)?.[0] ?? name;
    return targetOf(outputs, output) === name
      ? [[output, published?.[output] ?? null] as const]
      : [];
  });
  if (mapped.length + still.length === 0) return properties;
  return {
    ...properties,
    ...Object.fromEntries(mapped.map(([output, own]) => [output, properties[own] ?? null])),
    ...Object.fromEntries(still),
  };
}

/**
 * The outputs of a score as they may be written. A property of the portal's own takes the bands of the model that maps
 * it and no others: a customer leaves the lead model's empty, and a band that is unknown leaves the customer model's.
 */
export function takenByTargets(
  targets: OutputTargets,
  kind: Score["kind"],
  values: PropertyValues,
): PropertyValues {
  const isForeign = kind === "customer" && targets["ripen_band"] !== undefined;
  const isUnknown =
    targets["ripen_customer_band"] !== undefined && values["ripen_customer_band"] === unknownBand;
  if (!isForeign && !isUnknown) return values;
  return {
    ...values,
    ...(isForeign && { ripen_band: "" }),
    ...(isUnknown && { ripen_customer_band: "" }),
  };
}

/** Values of outputs, under the properties that they are written to. */
export function underTargets(targets: OutputTargets, values: PropertyValues): PropertyValues {
  return Object.fromEntries(
    Object.entries(values).map(([output, value]) => [targetOf(targets, output), value]),
  );
}

/**
 * Empties those of our properties whose output goes elsewhere and that still show a value: an old score
 * under our name would pass for a current one. The portal's own properties are never emptied.
 */
export function emptiedOutputs(targets: OutputTargets, properties: Properties): PropertyValues {
  const left = Object.keys(targets).filter((output) => (properties[output] ?? "") !== "");
  return Object.fromEntries(left.map((output) => [output, ""]));
}
