import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countEvents } from "../../webhooks/count-events.ts";
import { readEvents } from "../../webhooks/read-events.ts";

/** What JSON.parse says, as the door must say it too. */
function byParsing(body: Uint8Array): number | null {
  const events = readEvents(body);
  return events !== null && events.length > 0 && events.length <= 100 ? events.length : null;
}

function counted(body: Uint8Array): number | null {
  const count = countEvents(body);
  return count.ok ? count.events : null;
}

test("a body is counted exactly when JSON.parse reads an array of 1 to 100 out of it", () => {
  const spaced = fc.record({
    value: fc.array(fc.jsonValue(), { maxLength: 5 }),
    indent: fc.nat(3),
  });
  fc.assert(
    fc.property(spaced, ({ value, indent }) => {
      const body = Buffer.from(JSON.stringify(value, null, indent));
      expect(counted(body)).toBe(byParsing(body));
    }),
    { numRuns: 500 },
  );
});

test("a damaged body is refused exactly when JSON.parse refuses it", () => {
  const valid = fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 1, maxLength: 3 });
  const spoiled = fc.constantFrom(...'[]{}",:\\0123456789.-+eEtfnul \n\u0000\u001fux'.split(""));
  fc.assert(
    fc.property(
      valid,
      fc.array(fc.tuple(fc.nat(), spoiled), { maxLength: 3 }),
      (value, changes) => {
        const body = Buffer.from(JSON.stringify(value));
        for (const [at, character] of changes) body[at % body.length] = character.charCodeAt(0);
        expect(counted(body)).toBe(byParsing(body));
      },
    ),
    { numRuns: 3_000 },
  );
});

test("every short text over JSON's own characters is judged as JSON.parse judges it", () => {
  const alphabet = ["", ...'[]{}",:\\0-.1eu t'.split("")];
  const different: string[] = [];
  const inner = alphabet.flatMap((a) => alphabet.flatMap((b) => alphabet.map((c) => a + b + c)));
  for (const text of [
    ...inner,
    ...inner.map((one) => `[${one}]`),
    ...inner.map((one) => `[{"a":${one}}]`),
  ]) {
    const body = Buffer.from(text);
    if (counted(body) !== byParsing(body)) different.push(text);
  }
  expect(different).toEqual([]);
});

test.each([
  ["", "not_json"],
  ["events", "not_json"],
  ["\uFEFF[{}]", "not_json"],
  ["[{}] [", "not_json"],
  ["[{},]", "not_json"],
  ['[{"a":tru}]', "not_json"],
  ["{}", "not_an_array"],
  ['"[{}]"', "not_an_array"],
  ["null", "not_an_array"],
  [" [ ] ", "no_events"],
  [`[${"1,".repeat(100)}1]`, "too_many_events"],
  ["[".repeat(513), "nested_too_deep"],
  ['{"a":'.repeat(513), "nested_too_deep"],
] as const)("the body %j is refused as %s", (text, reason) => {
  expect(countEvents(Buffer.from(text))).toEqual({ ok: false, reason });
});

test("a hundred elements of any kind are accepted, down to 512 levels", () => {
  expect(countEvents(Buffer.from(`[${"1,".repeat(99)}1]`))).toEqual({ ok: true, events: 100 });
  expect(countEvents(Buffer.from("[".repeat(512) + "]".repeat(512)))).toEqual({
    ok: true,
    events: 1,
  });
});
