import { expect, test } from "vitest";
import { refreshAlone } from "../../src/oauth/refresh-alone.ts";
import { portalId } from "../../src/store/portal-id.ts";
import { useEmbeddedLedger } from "../inbox/embedded-ledger.ts";
import { systemClock } from "../../src/clock.ts";

const fixture = useEmbeddedLedger();
const portal = portalId(12_345);

test("of two instances one renews a portal's tokens after the other, and other portals at the same time", async () => {
  const order: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
  const first = refreshAlone(
    fixture.ledger,
    systemClock,
    "one",
  )(portal, async () => {
    order.push("one begins");
    await ended;
    order.push("one ends");
  });
  await expect.poll(() => order).toEqual(["one begins"]);
  const second = refreshAlone(
    fixture.ledger,
    systemClock,
    "two",
  )(portal, async () => {
    order.push("two begins");
  });
  await refreshAlone(
    fixture.ledger,
    systemClock,
    "two",
  )(portalId(9), async () => {
    order.push("another portal");
  });
  expect(order).toEqual(["one begins", "another portal"]);
  end(undefined);
  await Promise.all([first, second]);
  expect(order).toEqual(["one begins", "another portal", "one ends", "two begins"]);
});

test("a renewal that failed lets the next one go on", async () => {
  const failing = refreshAlone(
    fixture.ledger,
    systemClock,
    "one",
  )(portal, () => Promise.reject(new Error("down")));
  await expect(failing).rejects.toThrow("down");
  expect(await refreshAlone(fixture.ledger, systemClock, "two")(portal, async () => 7)).toBe(7);
});
