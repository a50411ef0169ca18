import { expect, test } from "vitest";
import { fuzzDoor } from "./door/fuzz-door.ts";

test("mutated requests are answered rightly, lose no event and change no global prototype", async () => {
  const figures = await fuzzDoor(5_000, 20261121);
  expect(figures).toMatchObject({
    wrong: 0,
    serverErrors: 0,
    lostEvents: 0,
    changedPrototypes: 0,
    firstWrong: null,
  });
  expect(figures.statuses).toMatchObject({
    204: expect.any(Number),
    400: expect.any(Number),
    401: expect.any(Number),
    415: expect.any(Number),
  });
  expect(Math.min(figures.hints, figures.rejected)).toBeGreaterThan(500);
});
