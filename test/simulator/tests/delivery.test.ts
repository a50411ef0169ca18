import { expect, test } from "vitest";
import { lifecycle, openSubscribed, quick } from "./open-subscribed.ts";
import { openReceiver } from "./receiver.ts";

test("a portal without the app hears nothing, nor does one without the scope", async () => {
  const receiver = await openReceiver();
  const { portal, simulator } = await openSubscribed(receiver, lifecycle);
  portal.uninstall();
  portal.createContact({ firstname: "Ana" });
  await simulator.idle();
  expect(receiver.requests).toEqual([]);
});

test("requests hold 100 events at most, and no more than allowed are in flight", async () => {
  const receiver = await openReceiver(() => 204, 5);
  const { portal, simulator } = await openSubscribed(receiver, lifecycle, {
    delivery: { ...quick, batchSize: 10 },
  });
  for (let n = 0; n < 300; n += 1) portal.createContact({ firstname: `n${n}` });
  await simulator.idle();
  expect(receiver.events().length).toBe(300);
  expect(Math.max(...receiver.requests.map(({ events }) => events.length))).toBe(10);
  expect(receiver.mostAtOnce()).toBeLessThanOrEqual(10);
  expect(receiver.mostAtOnce()).toBeGreaterThan(1);
});

test("a failed request is sent again whole, with a higher attempt number, until it is taken", async () => {
  const receiver = await openReceiver((number) => [503, 401, 302, 204][number - 1] ?? 204);
  const { portal, simulator } = await openSubscribed(receiver, lifecycle);
  simulator.pauseWebhooks();
  for (const firstname of ["Ana", "Eva"]) portal.createContact({ firstname });
  await simulator.flushWebhooks();
  expect(receiver.requests.map(({ events }) => events.map((each) => each.attemptNumber))).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  const [delivery] = simulator.deliveries();
  expect(delivery?.outcome).toBe("delivered");
  expect(delivery?.attempts.map(({ status }) => status)).toEqual([503, 401, 302, 204]);
});

test("no answer in time counts as a failure", async () => {
  const receiver = await openReceiver((number) => (number === 1 ? 0 : 204));
  const { portal, simulator } = await openSubscribed(receiver, lifecycle, {
    delivery: { ...quick, timeoutMs: 100 },
  });
  portal.createContact({ firstname: "Ana" });
  await simulator.idle();
  const [delivery] = simulator.deliveries();
  expect(delivery?.outcome).toBe("delivered");
  expect(delivery?.attempts[0]).toMatchObject({ status: 0, error: expect.any(String) as string });
});

test("after ten retries an event is given up, and that is on record", async () => {
  const receiver = await openReceiver(() => 500);
  const { portal, simulator } = await openSubscribed(receiver, lifecycle);
  portal.createContact({ firstname: "Ana" });
  await simulator.idle();
  expect(receiver.requests.length).toBe(11);
  expect(portal.deliveries().map(({ outcome }) => outcome)).toEqual(["given up"]);
});

/** The order in which 20 creations arrive, by their number. */
async function arrivals(seed: number): Promise<readonly number[]> {
  const receiver = await openReceiver();
  const { portal, simulator } = await openSubscribed(receiver, lifecycle, {
    seed,
    delivery: { ...quick, spreadMs: 60, duplicates: 0.5, batchSize: 1 },
  });
  const ids = Array.from({ length: 20 }, (_, n) => portal.createContact({ firstname: `${n}` }));
  await simulator.idle();
  return receiver.events().map(({ objectId }) => ids.indexOf(String(objectId)));
}

test("duplicates and reordering come by seed", async () => {
  const order = await arrivals(1);
  expect(order.length).toBeGreaterThan(20);
  expect(new Set(order).size).toBe(20);
  expect(order).not.toEqual(order.toSorted((a, b) => a - b));
});

test("a retry that is far away does not hold back new events", async () => {
  const receiver = await openReceiver((number) => (number === 1 ? 500 : 204));
  const { portal, simulator } = await openSubscribed(receiver, lifecycle, {
    delivery: { ...quick, retryDelayMs: 60_000, maxRetryDelayMs: 60_000 },
  });
  const first = portal.createContact({ firstname: "Ana" });
  await expect.poll(() => receiver.requests.length).toBe(1);
  const second = portal.createContact({ firstname: "Eva" });
  await expect.poll(() => receiver.events().length).toBe(2);
  await simulator.flushWebhooks();
  expect(receiver.events().map(({ objectId }) => String(objectId))).toEqual([first, second, first]);
});

test("what is paused waits until it is resumed", async () => {
  const receiver = await openReceiver();
  const { portal, simulator } = await openSubscribed(receiver, lifecycle);
  simulator.pauseWebhooks();
  portal.createContact({ firstname: "Ana" });
  await new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
  expect(receiver.requests).toEqual([]);
  simulator.resumeWebhooks();
  await simulator.idle();
  expect(receiver.events().length).toBe(1);
});
