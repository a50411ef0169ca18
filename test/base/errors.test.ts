import { expect, test } from "vitest";
import { messageOf, RipenError } from "../../src/base/errors.ts";

test("an error has a stable code, what to do, and its cause", () => {
  const cause = new Error("EACCES");
  const error = new RipenError("DATA_DIR_UNUSABLE", "Choose another folder.", { cause });
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("RipenError");
  expect(error.code).toBe("DATA_DIR_UNUSABLE");
  expect(error.message).toBe("Choose another folder.");
  expect(error.cause).toBe(cause);
  expect("cause" in new RipenError("X", "x")).toBe(false);
});

test.each([
  [new Error("no"), "no"],
  ["text", "text"],
  [undefined, "undefined"],
  [null, "null"],
  [42, "42"],
])("the message of %o", (thrown, message) => {
  expect(messageOf(thrown)).toBe(message);
});
