import type { Text } from "../base/text.ts";
import { stateNames } from "./states.ts";

/** The reasons that sales picks from, as HubSpot's property holds them, by their stable values. */
export const verdictReasons: readonly { readonly value: string; readonly label: Text }[] =
  Object.entries<Text>(stateNames.verdictReasons).map(([value, label]) => ({ value, label }));

/** What a reason is called; one that an account added in HubSpot goes by its own value. */
export function verdictReasonName(reason: string): Text {
  const known = verdictReasons.find(({ value }) => value === reason);
  return known?.label ?? { en: reason, es: reason };
}
