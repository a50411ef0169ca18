import { expect, test } from "vitest";
import {
  featuresOff,
  missingRequired,
  optionalScopes,
  requiredScopes,
} from "../../src/oauth/scopes.ts";

test("with all scopes nothing is off", () => {
  expect(featuresOff([...requiredScopes, ...optionalScopes])).toEqual([]);
});

test("a feature says which of its scopes is missing", () => {
  expect(featuresOff([...requiredScopes, "crm.lists.read", "crm.objects.owners.read"])).toEqual([
    { feature: "workflows", missing: ["automation"] },
    { feature: "lists", missing: ["crm.lists.write"] },
    { feature: "deals", missing: ["crm.objects.deals.read"] },
  ]);
});

test("required scopes that were not granted are named", () => {
  expect(missingRequired(requiredScopes.slice(1))).toEqual(["oauth"]);
});
