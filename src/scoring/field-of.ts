import type { Facts } from "./facts.ts";
import type { Score } from "./result.ts";
import type { Models } from "./score.ts";

/** What a logical field of the model that scores this kind of contact holds; null where it is empty or the model has none. */
export function fieldOf(
  { lead, customer }: Models,
  kind: Score["kind"],
  facts: Facts,
  field: string,
): string | null {
  const { readers, indexOf } = kind === "customer" ? (customer ?? lead) : lead;
  return readers[indexOf.get(field) ?? -1]?.(facts) ?? null;
}
