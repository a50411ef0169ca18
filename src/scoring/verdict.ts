/** What sales can answer, as HubSpot's property holds it: never renamed. */
export const verdictValues = ["yes", "maybe", "never"] as const;
export type VerdictValue = (typeof verdictValues)[number];

/** Whether a text is one of sales' answers; what it is otherwise is no verdict. */
export function isVerdict(value: unknown): value is VerdictValue {
  return verdictValues.some((each) => each === value);
}
