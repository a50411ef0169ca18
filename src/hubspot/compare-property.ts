import type { PropertySpec } from "../../config/properties/spec.ts";
import type { Property } from "./list-properties.ts";
import { optionBody } from "./property-body.ts";

/** How a property of the portal relates to the one that we want under its name. */
export type Comparison =
  | { readonly kind: "same" }
  /** `options` is the whole new list: HubSpot replaces the old one by it. Existing options stay as they are. */
  | { readonly kind: "options missing"; readonly options: readonly unknown[] }
  | { readonly kind: "conflict"; readonly found: string };

/**
 * A property serves when our values can be written into it: same type, writable, and several values only
 * where we write several. Labels, descriptions and the order of options are the admin's to change.
 */
export function compareProperty(
  spec: PropertySpec,
  found: Property,
  language: "en" | "es",
): Comparison {
  const type = `${found.type}/${found.fieldType}`;
  if (!found.writable) return { kind: "conflict", found: `${type} (read-only)` };
  if (found.type !== spec.type || takesSeveral(found) !== takesSeveral(spec)) {
    return { kind: "conflict", found: type };
  }
  if (spec.type !== "enumeration") return { kind: "same" };
  const known = new Set(found.options.map(({ value }) => value));
  const missing = spec.options.filter(({ value }) => !known.has(value));
  if (missing.length === 0) return { kind: "same" };
  if (!found.optionsWritable) return { kind: "conflict", found: `${type} (read-only options)` };
  const added = missing.map((option, index) =>
    optionBody(option, found.options.length + index, language),
  );
  return { kind: "options missing", options: [...found.options, ...added] };
}

function takesSeveral({ fieldType }: { readonly fieldType: string }): boolean {
  return fieldType === "checkbox";
}
