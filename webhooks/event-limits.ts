/** An event may nest this deep, itself being depth 1 (reliability.md section 4.1). */
const deepest = 8;
/** A text may hold this many UTF-16 units: HubSpot's own limit for a property (hubspot-facts 4.2). */
const longestText = 65_536;

const forbiddenKey = "__proto__";

/**
 * The first thing that makes an event unfit to be looked at any further, as one sentence without any of
 * its values, or null: nested too deep, a text (or a key) too long, or a key that could reach a
 * prototype. Stops at the depth limit, so that hostile nesting costs nothing.
 */
export function exceededLimit(value: unknown, depth = 1): string | null {
  if (typeof value === "string") {
    return value.length > longestText ? `a text is longer than ${longestText} characters` : null;
  }
  if (typeof value !== "object" || value === null) return null;
  if (depth > deepest) return `it nests deeper than ${deepest} levels`;
  for (const key of Object.keys(value)) {
    if (key === forbiddenKey) return `it has a key named ${forbiddenKey}`;
    if (key.length > longestText) return `a key is longer than ${longestText} characters`;
    const exceeded = exceededLimit(Reflect.get(value, key), depth + 1);
    if (exceeded !== null) return exceeded;
  }
  return null;
}
