import { expect, test } from "vitest";
import { yieldToDoor } from "../../src/inbox/yield-to-door.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";

const nobodyStops = new AbortController().signal;

/** How long the door's neighbours wait after a piece of work while so many requests of a size come in two seconds. */
async function waits(requests: number, bytes: number): Promise<readonly number[]> {
  const clock = manualClock(1_000);
  const door = yieldToDoor(clock);
  for (let n = 0; n < requests; n += 1) door.arrived(bytes);
  const piece = door.run(async () => {
    // Work that takes the thread, so that there is something to give back.
    const end = performance.now() + 20;
    while (performance.now() < end);
    return "done";
  }, nobodyStops);
  await new Promise(setImmediate);
  clock.pass(1_000);
  expect(await piece).toBe("done");
  return clock.sleeps;
}

test("work waits for the door while full requests keep coming", async () => {
  const [first = 0] = await waits(200, 32 * 1_024);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThanOrEqual(1_000);
});

test("fifty single events a second make nobody wait", async () => {
  expect(await waits(100, 400)).toEqual([]);
});

test("nor does a sync of another app, of sixty full requests a second", async () => {
  expect(await waits(120, 32 * 1_024)).toEqual([]);
});

test("a flood of small requests is a load like any other", async () => {
  expect(await waits(800, 400)).toHaveLength(1);
});

test("nobody waits for what came a while ago", async () => {
  const clock = manualClock(1_000);
  const door = yieldToDoor(clock);
  for (let n = 0; n < 400; n += 1) door.arrived(32 * 1_024);
  clock.pass(2_100);
  expect(await door.run(async () => 7, nobodyStops)).toBe(7);
  expect(clock.sleeps).toEqual([]);
});
