import { expect, test } from "vitest";
import { createTurnPacer } from "../../src/lane/lane.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";

const rate = { calls: 110, windowMs: 10_000 };

/** When each of so many turns begins, in milliseconds from the first. */
async function begins(turns: number, contacts: number, everyMs = 0): Promise<number[]> {
  const clock = manualClock(1_000);
  const pacer = createTurnPacer(clock, new AbortController().signal);
  const at: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const slept = clock.sleeps.length;
    const begun = pacer.mayBegin(rate);
    clock.pass(clock.sleeps.length > slept ? (clock.sleeps.at(-1) ?? 0) : 0);
    await begun;
    at.push(clock.now() - 1_000);
    pacer.took(contacts, 100);
    clock.pass(everyMs);
  }
  return at;
}

test("a few turns begin at once", async () => {
  expect(await begins(5, 3)).toEqual([0, 0, 0, 0, 0]);
});

test("many small turns never use up what the background may call in a window", async () => {
  const at = await begins(400, 3);
  const most = Math.max(
    ...at.map((from) => at.filter((t) => t >= from && t < from + rate.windowMs).length),
  );
  expect(2 * most).toBeLessThanOrEqual(100);
  // And they do not leave half of it unused.
  expect(2 * most).toBeGreaterThan(80);
});

test("full batches and looks that found nothing wait for nobody", async () => {
  expect(Math.max(...(await begins(200, 100)))).toBe(0);
  expect(Math.max(...(await begins(200, 0)))).toBe(0);
});

test("turns that come slowly by themselves are never held back", async () => {
  const at = await begins(50, 3, 400);
  expect(at).toEqual(at.map((_, turn) => turn * 400));
});

test("a lane that ends does not wait for its turn", async () => {
  const clock = manualClock(1_000);
  const stopping = new AbortController();
  const pacer = createTurnPacer(clock, stopping.signal);
  for (let turn = 0; turn < 30; turn += 1) pacer.took(1, 100);
  await pacer.mayBegin(rate);
  for (let turn = 0; turn < 30; turn += 1) pacer.took(1, 100);
  const waiting = pacer.mayBegin(rate);
  stopping.abort();
  await expect(waiting).resolves.toBeUndefined();
});
