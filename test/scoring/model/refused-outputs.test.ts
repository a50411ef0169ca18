import { expect, test } from "vitest";
import type { ModelDocument } from "../../../src/scoring/model/model.ts";
import { sampleModel } from "../sample.ts";
import { faultsOf } from "./refused-sample.ts";

/** What is wrong with sending outputs to properties of the portal's own, as 'path: message'. */
function refused(
  outputs: Readonly<Record<string, string>>,
  kind: ModelDocument["kind"] = "lead",
): readonly string[] {
  return faultsOf({ ...sampleModel({ kind }), outputs }).map(
    ({ path, message }) => `${path}: ${message.en}`,
  );
}

test("an output goes to a property of the portal's own", () => {
  expect(refused({ ripen_lead_score: "our_points", ripen_fit_score: "our_fit" })).toEqual([]);
  expect(refused({ ripen_customer_score: "value" }, "customer")).toEqual([]);
});

test.each<[string, Record<string, string>, string]>([
  [
    "one of the other kind of model",
    { ripen_customer_score: "value" },
    "outputs.ripen_customer_score: this output belongs to the other kind of model; map it there",
  ],
  [
    "one of Ripen's own properties",
    { ripen_fit_score: "ripen_lead_score" },
    "outputs.ripen_fit_score: 'ripen_lead_score' is one of Ripen's own properties; name a property of yours or take this line away",
  ],
  [
    "a property that the model reads",
    { ripen_fit_score: "jobtitle" },
    "outputs.ripen_fit_score: 'jobtitle' is read by this model: a score written there would feed on itself; choose another property",
  ],
  [
    "the property of another output",
    { ripen_fit_score: "x", ripen_pain_score: "x" },
    "outputs.ripen_pain_score: 'x' is used twice; give each its own",
  ],
])("%s is refused", (_, outputs, fault) => expect(refused(outputs)).toEqual([fault]));
