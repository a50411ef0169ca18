import { expect, test } from "vitest";
import { fuzzSignature } from "./signature/fuzz-signature.ts";

test("every signed request is accepted, and none of which any part was changed", () => {
  const figures = fuzzSignature(5_000, 20261121);
  expect(figures).toMatchObject({
    mutated: 5_000,
    accepted: 0,
    genuineRefused: 0,
    firstAccepted: null,
  });
  expect(figures.refusedFor["signature_wrong"]).toBeGreaterThan(1_000);
});
