import type { Verdict } from "./facts.ts";

/** What sales can answer, as HubSpot's property holds it. */
export const verdictValues = [
  "yes",
  "maybe",
  "never",
] as const satisfies readonly Verdict["value"][];

/** Whether a text is one of sales' answers; what it is otherwise is no verdict. */
export function isVerdict(value: unknown): value is Verdict["value"] {
  return verdictValues.some((each) => each === value);
}
