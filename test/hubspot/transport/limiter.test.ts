import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Clock } from "../../../src/base/clock.ts";
import {
  createCallLimiter,
  createSearchLimiter,
  type Limiter,
  type Priority,
} from "../../../src/hubspot/transport/limiter.ts";
import { hubspotOptions } from "../../../src/hubspot/transport/options.ts";
import type { RateHeaders } from "../../../src/hubspot/transport/read-answer.ts";
import { virtualTime } from "./virtual-time.ts";

const forever = new AbortController().signal;

/** HubSpot's side: at most `calls` arrivals in any rolling window, headers as in hubspot-facts 9. */
function enforcing(clock: Clock, calls: number, windowMs: number) {
  const arrivals: number[] = [];
  let refused = 0;
  return {
    arrivals,
    refused: () => refused,
    /** Something else that uses the same limit. */
    spend(count: number): void {
      for (let index = 0; index < count; index += 1) arrivals.push(clock.now());
    },
    arrive(): RateHeaders | null {
      const inWindow = arrivals.filter((at) => at > clock.now() - windowMs).length;
      arrivals.push(clock.now());
      if (inWindow >= calls) {
        refused += 1;
        return null;
      }
      return { max: calls, remaining: calls - inWindow - 1, daily: null };
    },
  };
}

type Server = ReturnType<typeof enforcing>;

async function callOnce(
  limiter: Limiter,
  server: Server,
  clock: Clock,
  call: { readonly priority: Priority; readonly thereMs: number; readonly backMs: number },
): Promise<void> {
  const pass = await limiter.enter(call.priority, forever);
  await clock.sleep(call.thereMs);
  const rate = server.arrive();
  await clock.sleep(call.backMs);
  if (rate === null) pass.limited(10_000);
  else pass.answered(rate);
}

test("no window of the server's ever holds more than its limit, whatever the network does", async () => {
  const delays = fc.record({
    priority: fc.constantFrom<Priority>("background", "background", "background", "person"),
    thereMs: fc.integer({ min: 0, max: 3_000 }),
    backMs: fc.integer({ min: 0, max: 3_000 }),
    pauseMs: fc.integer({ min: 0, max: 200 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(delays, { minLength: 150, maxLength: 350 }),
      fc.integer({ min: 1, max: 40 }),
      async (calls, lanes) => {
        const clock = virtualTime();
        const server = enforcing(clock, 110, 10_000);
        const limiter = createCallLimiter(hubspotOptions, clock);
        const left = [...calls];
        const lane = async (): Promise<void> => {
          for (let call = left.pop(); call !== undefined; call = left.pop()) {
            await clock.sleep(call.pauseMs);
            await callOnce(limiter, server, clock, call);
          }
        };
        let ended = 0;
        for (let index = 0; index < lanes; index += 1) void lane().then(() => (ended += 1));
        await clock.run(() => ended === lanes);
        expect(server.refused()).toBe(0);
        expect(server.arrivals).toHaveLength(calls.length);
      },
    ),
    { numRuns: 20 },
  );
});

test.each([20, 200, 600])(
  "with answers after %i ms the background keeps at least 95 % of 100 calls in 10 s",
  async (delayMs) => {
    const clock = virtualTime();
    const server = enforcing(clock, 110, 10_000);
    const limiter = createCallLimiter(hubspotOptions, clock);
    const started = clock.now();
    let left = 1_000;
    let ended = 0;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const half = delayMs / 2;
        await callOnce(limiter, server, clock, {
          priority: "background",
          thereMs: half,
          backMs: half,
        });
      }
      ended += 1;
    };
    for (let index = 0; index < 16; index += 1) void lane();
    await clock.run(() => ended === 16);
    expect(server.refused()).toBe(0);
    expect(1_000 / (clock.now() - started)).toBeGreaterThanOrEqual(0.95 * (100 / 10_000));
  },
);

test("a person's call goes ahead of the background and into the part that is kept for people", async () => {
  const clock = virtualTime();
  const server = enforcing(clock, 110, 10_000);
  const limiter = createCallLimiter(hubspotOptions, clock);
  const at: number[] = [];
  let ended = 0;
  const started = clock.now();
  const quick = { thereMs: 1, backMs: 1 };
  const backgroundCall = async (): Promise<void> => {
    await callOnce(limiter, server, clock, { priority: "background", ...quick });
    ended += 1;
    if (ended !== 100) return;
    await callOnce(limiter, server, clock, { priority: "person", ...quick });
    at.push(clock.now() - started);
  };
  for (let index = 0; index < 150; index += 1) void backgroundCall();
  await clock.run(() => ended === 150);
  expect(at[0]).toBeLessThan(100);
  expect(server.refused()).toBe(0);
});

test("what another process spent counts from the first answer on", async () => {
  const clock = virtualTime();
  const server = enforcing(clock, 110, 10_000);
  server.spend(95);
  const limiter = createCallLimiter(hubspotOptions, clock);
  let ended = 0;
  for (let index = 0; index < 60; index += 1) {
    void callOnce(limiter, server, clock, {
      priority: "background",
      thereMs: 30,
      backMs: 30,
    }).then(() => (ended += 1));
  }
  await clock.run(() => ended === 60);
  expect(server.refused()).toBe(0);
});

test("a lower limit in HubSpot's headers is kept to", async () => {
  const clock = virtualTime();
  const server = enforcing(clock, 22, 10_000);
  const limiter = createCallLimiter(hubspotOptions, clock);
  let ended = 0;
  for (let index = 0; index < 80; index += 1) {
    void callOnce(limiter, server, clock, {
      priority: "background",
      thereMs: 5,
      backMs: 5,
    }).then(() => (ended += 1));
  }
  await clock.run(() => ended === 80);
  expect(server.refused()).toBe(0);
});

test("after a 429 the pace is halved, and a tenth comes back with every clean window", async () => {
  const clock = virtualTime();
  const limiter = createCallLimiter(hubspotOptions, clock);
  (await limiter.enter("background", forever)).limited(10_000);
  const sent: number[] = [];
  const started = clock.now();
  const call = async (): Promise<void> => {
    const pass = await limiter.enter("background", forever);
    sent.push(clock.now() - started);
    pass.answered({ max: 110, remaining: 109, daily: null });
  };
  for (let index = 0; index < 400; index += 1) void call();
  await clock.run(() => sent.length === 400);
  const within = (from: number, to: number): number =>
    sent.filter((at) => at >= from && at < to).length;
  expect(within(0, 10_000)).toBe(0);
  expect(within(10_000, 20_000)).toBe(60);
  expect(within(20_000, 30_000)).toBeGreaterThan(60);
  expect(within(20_000, 30_000)).toBeLessThan(100);
});

test("a clock that is set back an hour stops nothing", async () => {
  const clock = virtualTime();
  let shift = 0;
  const shifted: Clock = {
    now: () => clock.now() + shift,
    sleep: (ms, signal) => clock.sleep(ms, signal),
  };
  const limiter = createCallLimiter(hubspotOptions, shifted);
  let ended = 0;
  const call = async (): Promise<void> => {
    (await limiter.enter("background", forever)).answered(null);
    ended += 1;
    if (ended === 50) shift = -3_600_000;
  };
  for (let index = 0; index < 200; index += 1) void call();
  const started = clock.now();
  await clock.run(() => ended === 200);
  expect(clock.now() - started).toBeLessThan(11_000);
});

test("background search keeps to two a second, and people to what is left of four", async () => {
  const clock = virtualTime();
  const limiter = createSearchLimiter(hubspotOptions, clock);
  const sent: number[] = [];
  const started = clock.now();
  const call = async (): Promise<void> => {
    const pass = await limiter.enter("background", forever);
    sent.push(clock.now() - started);
    pass.answered(null);
  };
  for (let index = 0; index < 8; index += 1) void call();
  await clock.run(() => sent.length === 8);
  expect(sent.filter((at) => at < 1_000)).toHaveLength(2);
  expect(sent.at(-1)).toBeLessThan(4_000);
});

test("an aborted wait rejects and leaves its place to the next", async () => {
  const clock = virtualTime();
  const limiter = createCallLimiter(hubspotOptions, clock);
  const first = await limiter.enter("background", forever);
  const leaving = new AbortController();
  const gone = limiter.enter("background", leaving.signal);
  const next = limiter.enter("background", forever);
  leaving.abort(new Error("closing"));
  await expect(gone).rejects.toThrow("closing");
  first.answered(null);
  await expect(next).resolves.toBeDefined();
});
