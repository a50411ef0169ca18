import type { ColumnKind } from "../reading/readings.ts";
import { conditionsOf } from "./conditions-of.ts";
import type { Model } from "./model-schema.ts";
import { fieldTests } from "./walk.ts";

/** What the model asks of each of its fields, where the whole column decides how a value is read. */
export function columnKinds(model: Model): ReadonlyMap<string, ColumnKind> {
  const kinds = new Map<string, ColumnKind>();
  for (const [field, { event }] of Object.entries(model.fields)) {
    if (event?.kind === "date") kinds.set(field, "date");
  }
  for (const { condition } of conditionsOf(model)) {
    for (const { op, field } of fieldTests(condition)) {
      if (op === "withinDays") kinds.set(field, "date");
      else if (op === "countryIn") kinds.set(field, "country");
      else if (op === "size") kinds.set(field, "size");
    }
  }
  return kinds;
}

/** The model with what its columns decide; what its mapping says already stands. */
export function withReadings<M extends Model>(
  model: M,
  readings: ReadonlyMap<string, NonNullable<Model["fields"][string]["reading"]>>,
): M {
  const fields = Object.fromEntries(
    Object.entries(model.fields).map(([field, mapping]) => {
      const reading = mapping.reading ?? readings.get(field);
      return [field, reading === undefined ? mapping : { ...mapping, reading }];
    }),
  );
  return { ...model, fields };
}
