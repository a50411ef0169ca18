import type { PropertyDefinition } from "../properties/definition.ts";

/** What a stored value is compared by: numbers and times as numbers, text in lower case; null for empty. */
export function sortKey(
  definition: PropertyDefinition | undefined,
  value: string | undefined,
): number | string | null {
  if (value === undefined || value === "") return null;
  const type = definition?.type ?? "string";
  switch (type) {
    case "number":
      return Number(value);
    case "date":
    case "datetime":
      return Date.parse(value);
    case "bool":
    case "enumeration":
    case "string":
    case "phone_number":
      return value.toLowerCase();
    default:
      return type satisfies never;
  }
}
