import type { PropertySpec } from "../../../config/properties/spec.ts";
import type { Property } from "./list-properties.ts";

/**
 * Whether a property of the portal can take the values of one of our outputs instead of ours: the portal's
 * own (never one that HubSpot defines, contracts.md), writable, of a fitting type, without a rule that no
 * two contacts may be alike, and with an option for each of `values` where it has options (types and
 * pairings: hubspot-facts 4.2). Text takes any word.
 */
export function canTake(
  { type }: Pick<PropertySpec, "type">,
  values: readonly string[],
  property: Property,
): boolean {
  const { hubspotDefined, writable, archived, hidden, unique, name } = property;
  if (hubspotDefined || !writable || archived || hidden || unique) return false;
  if (name.startsWith("ripen_")) return false;
  switch (type) {
    case "number":
    case "datetime":
      return property.type === type;
    case "bool":
      return property.type === "bool" || hasOptions(property, ["true", "false"]);
    case "string":
      return isText(property);
    case "enumeration":
      return isText(property) || hasOptions(property, values);
    default:
      return type satisfies never;
  }
}

function isText({ type, fieldType }: Property): boolean {
  return type === "string" && (fieldType === "text" || fieldType === "textarea");
}

function hasOptions({ type, fieldType, options }: Property, values: readonly string[]): boolean {
  if (type !== "enumeration" || fieldType === "checkbox") return false;
  const known = new Set(options.map(({ value }) => value));
  return values.every((value) => known.has(value));
}
