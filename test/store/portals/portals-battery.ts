import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { portalId } from "../../../src/store/engine/portal-id.ts";
import type { Portals } from "../../../src/store/portals/portals.ts";
import { portalOf } from "../../support/portals/portal-of.ts";

/** One adapter of the portals document: an empty store for each test, which can be opened again. */
export type PortalsAdapter = {
  create(): Promise<{ open(): Promise<Portals>; remove(): Promise<void> }>;
};

/** What every adapter of the portals document promises. */
export function portalsBattery(adapter: PortalsAdapter): void {
  describe("the portals document", () => {
    let place: Awaited<ReturnType<PortalsAdapter["create"]>>;
    let portals: Portals;
    beforeEach(async () => {
      place = await adapter.create();
      portals = await place.open();
    });
    afterEach(async () => {
      await portals.close();
      await place.remove();
    });

    test("is empty at first", async () => {
      expect(await portals.list()).toEqual([]);
      expect(await portals.get(portalId(1))).toBeNull();
    });

    test("lists portals by rising id and keeps them over a restart", async () => {
      for (const id of [30, 4, 100]) await portals.install(portalId(id), () => portalOf(id));
      await portals.close();
      portals = await place.open();
      expect((await portals.list()).map((portal) => portal.portalId)).toEqual([4, 30, 100]);
      expect(await portals.get(portalId(4))).toEqual(portalOf(4));
    });

    test("changes of one portal do not lose each other", async () => {
      await portals.install(portalId(1), () => portalOf(1, { installedAt: 0 }));
      await Promise.all(
        Array.from({ length: 20 }, () =>
          portals.change(portalId(1), (before) => ({
            ...before,
            installedAt: before.installedAt + 1,
          })),
        ),
      );
      expect((await portals.get(portalId(1)))?.installedAt).toBe(20);
    });

    test("installs of several portals do not lose each other", async () => {
      await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          portals.install(portalId(n + 1), () => portalOf(n + 1)),
        ),
      );
      expect(await portals.list()).toHaveLength(10);
    });

    test("an install and a change resolve with what they made, durable by then", async () => {
      expect(await portals.install(portalId(1), () => portalOf(1))).toEqual(portalOf(1));
      const made = await portals.change(portalId(1), (before) => ({ ...before, timeZone: "UTC" }));
      expect(made).toEqual(portalOf(1, { timeZone: "UTC" }));
      const second = await place.open();
      expect(await second.get(portalId(1))).toEqual(made);
      await second.close();
    });

    test("a change that throws changes nothing and stops nobody", async () => {
      await portals.install(portalId(1), () => portalOf(1));
      const failing = portals.change(portalId(1), () => {
        throw new Error("on purpose");
      });
      const next = portals.install(portalId(2), () => portalOf(2));
      await expect(failing).rejects.toThrow("on purpose");
      await next;
      expect(await portals.list()).toEqual([portalOf(1), portalOf(2)]);
    });

    test("a new install finds what stood before it", async () => {
      await portals.install(portalId(1), () => portalOf(1));
      await portals.install(portalId(1), (before) =>
        portalOf(1, { installedAt: (before?.installedAt ?? 0) + 1 }),
      );
      expect((await portals.get(portalId(1)))?.installedAt).toBe(1_001);
    });

    test("what is gone stays gone, also when its change was asked for before", async () => {
      await portals.install(portalId(1), () => portalOf(1));
      const removing = portals.remove(portalId(1));
      const change = removing.then(() =>
        portals.change(portalId(1), () => {
          throw new Error("nobody asks what becomes of nothing");
        }),
      );
      expect(await change).toBeNull();
      expect(await portals.get(portalId(1))).toBeNull();
      expect(await portals.list()).toEqual([]);
    });

    test("a removed portal is gone, and removing it again does no harm", async () => {
      await portals.install(portalId(1), () => portalOf(1));
      await portals.install(portalId(2), () => portalOf(2));
      await portals.remove(portalId(1));
      await portals.remove(portalId(1));
      await portals.close();
      portals = await place.open();
      expect(await portals.list()).toEqual([portalOf(2)]);
    });
  });
}
