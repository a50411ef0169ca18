import type { Facts } from "./facts.ts";
import type { Mapping } from "./fields-schema.ts";
import type { Model } from "./model-schema.ts";
import type { FieldReader } from "./scope.ts";

/** The readers of a model's fields and the index of each by name. */
export type CompiledFields = {
  readonly readers: readonly FieldReader[];
  readonly indexOf: ReadonlyMap<string, number>;
};

/** Makes one reader a field. */
export function compileFields(model: Model): CompiledFields {
  const names = Object.keys(model.fields);
  return {
    readers: Object.values(model.fields).map(readerOf),
    indexOf: new Map(names.map((name, index) => [name, index])),
  };
}

function readerOf({ contact, company }: Mapping): FieldReader {
  if (company === undefined) return (facts) => valueOf(facts.contact, contact);
  if (contact === undefined) return (facts) => valueOf(facts.company, company);
  return ({ contact: person, company: organisation }: Facts) =>
    valueOf(organisation, company) ?? valueOf(person, contact);
}

/** Anything but a text with something in it is unknown, whatever a caller passes. */
function valueOf(properties: Facts["company"], name: string | undefined): string | null {
  if (properties === null || name === undefined) return null;
  const value = properties[name];
  if (typeof value !== "string" || value === "") return null;
  return value.charCodeAt(0) <= 0x20 && value.trim() === "" ? null : value;
}
