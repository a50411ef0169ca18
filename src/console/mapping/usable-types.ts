import type { Property } from "../../hubspot/calls/list-properties.ts";
import { fieldTests } from "../../scoring/model/walk.ts";
import { conditionsOf } from "../../scoring/model/conditions-of.ts";
import type { Model } from "../../scoring/model/model.ts";

/**
 * The types of property that a field of the model can be read from; null for any. A counter needs a
 * number, a date or a test of days a date; an address or a domain is text.
 */
export function usableTypes(model: Model, field: string): ReadonlySet<string> | null {
  const kind = model.fields[field]?.event?.kind;
  if (kind === "counter") return numbers;
  if (kind === "date") return dates;
  const tests = conditionsOf(model)
    .flatMap(({ condition }) => fieldTests(condition))
    .filter((test) => test.field === field);
  if (tests.some(({ op }) => op === "withinDays")) return dates;
  if (tests.some(({ op }) => op === "businessEmail" || op === "domainIn")) return texts;
  return null;
}

const numbers: ReadonlySet<string> = new Set(["number"]);
const dates: ReadonlySet<string> = new Set(["date", "datetime"]);
const texts: ReadonlySet<string> = new Set(["string"]);

export function isUsable(
  types: ReadonlySet<string> | null,
  { type }: Pick<Property, "type">,
): boolean {
  return types === null || types.has(type);
}
