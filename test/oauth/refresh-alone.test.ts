import { expect, test } from "vitest";
import { refreshAlone, type RefreshAlone } from "../../src/oauth/refresh-alone.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { systemClock } from "../../src/base/clock.ts";

const fixture = useEmbeddedLedger();
const portal = portalId(12_345);
const goesOn = new AbortController().signal;
const instance = (owner: string, ending = goesOn): RefreshAlone =>
  refreshAlone(fixture.ledger, systemClock, owner, ending);

test("of two instances one renews a portal's tokens after the other, and other portals at the same time", async () => {
  const order: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
  const first = instance("one")(portal, async () => {
    order.push("one begins");
    await ended;
    order.push("one ends");
  });
  await expect.poll(() => order).toEqual(["one begins"]);
  const second = instance("two")(portal, async () => {
    order.push("two begins");
  });
  await instance("two")(portalId(9), async () => {
    order.push("another portal");
  });
  expect(order).toEqual(["one begins", "another portal"]);
  end(undefined);
  await Promise.all([first, second]);
  expect(order).toEqual(["one begins", "another portal", "one ends", "two begins"]);
});

test("a renewal that failed lets the next one go on", async () => {
  const failing = instance("one")(portal, () => Promise.reject(new Error("down")));
  await expect(failing).rejects.toThrow("down");
  expect(await instance("two")(portal, async () => 7)).toBe(7);
});

test("whoever waits for an instance that died in the middle of a renewal ends with a shutdown", async () => {
  await takeLease(fixture.ledger, `refresh:${portal}`, "dead", systemClock.now(), 15_000);
  const ending = new AbortController();
  const waiting = instance("two", ending.signal)(portal, async () => 7);
  setTimeout(() => ending.abort(), 150);
  await expect(waiting).rejects.toMatchObject({ code: "SHUTTING_DOWN" });
});
