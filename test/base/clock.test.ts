import { expect, test } from "vitest";
import { systemClock } from "../../src/base/clock.ts";

test("a sleep ends at once when its signal is aborted", async () => {
  const controller = new AbortController();
  const started = performance.now();
  const sleeping = systemClock.sleep(60_000, controller.signal);
  controller.abort();
  await sleeping;
  expect(performance.now() - started).toBeLessThan(60_000);
});

test("a sleep whose signal was aborted before does not start", async () => {
  await expect(systemClock.sleep(60_000, AbortSignal.abort())).resolves.toBeUndefined();
});
