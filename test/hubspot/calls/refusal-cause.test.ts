import { expect, test } from "vitest";
import { causeOfRefusal } from "../../../src/hubspot/calls/refusal-cause.ts";

const sent = { ripen_band: "hot", ripen_fit_score: "7" };
const about = (error: string, name: string): string =>
  `Property values were not valid: ${JSON.stringify([{ isValid: false, error, name }])}`;

test.each([
  [about("PROPERTY_DOESNT_EXIST", "ripen_band"), "property_gone", "ripen_band"],
  [about("INVALID_OPTION", "ripen_band"), "option_gone", "ripen_band=hot"],
  [about("INVALID_INTEGER", "ripen_fit_score"), "wrong_type", "ripen_fit_score"],
  [about("INVALID_LONG", "ripen_fit_score"), "wrong_type", "ripen_fit_score"],
  [about("INVALID_DATE", "ripen_fit_score"), "wrong_type", "ripen_fit_score"],
  [about("READ_ONLY_VALUE", "ripen_fit_score"), "read_only", "ripen_fit_score"],
  [about("VALUE_TOO_LONG", "ripen_fit_score"), "value", "ripen_fit_score"],
  [
    "state is required because of a conditional property rule based on [country]",
    "account_rule",
    "state",
  ],
  // Of a property that was not sent it says nothing.
  [about("INVALID_OPTION", "city"), "other", "VALIDATION_ERROR"],
  ["something new [", "other", "VALIDATION_ERROR"],
])("%s: %s", (message, cause, named) => {
  const refusal = { category: "VALIDATION_ERROR", message };
  expect(causeOfRefusal(refusal, sent)).toEqual({ cause, about: named });
});
