import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isListShaped } from "../../webhooks/is-list-shaped.ts";

test("every JSON array, however it is spaced, has the shape of a list, and no other JSON value has", () => {
  const space = fc.constantFrom("", " ", "\n\t", "\r\n ");
  fc.assert(
    fc.property(fc.jsonValue(), space, space, (value, before, after) => {
      const body = Buffer.from(before + JSON.stringify(value) + after);
      expect(isListShaped(body)).toBe(Array.isArray(value));
    }),
    { numRuns: 500 },
  );
});

test.each(["", " ", "[", "]", "][", "[ ", " ]", "[1", "1]", "\u00a0[]", "[]\u00a0"])(
  "%j has not the shape of a list",
  (text) => {
    expect(isListShaped(Buffer.from(text))).toBe(false);
  },
);
