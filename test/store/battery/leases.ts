import { describe, expect, test } from "vitest";
import {
  checkFence,
  endAllLeases,
  releaseLease,
  takeLease,
} from "../../../src/store/engine/lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

export function leases(adapter: LedgerAdapter): void {
  describe("leases", () => {
    const fixture = useLedger(adapter);
    const take = (owner: string, now: number, name = "lane") =>
      takeLease(fixture.ledger, name, owner, now, 30_000);

    test("one owner at a time", async () => {
      expect(await take("one", 0)).toEqual({ name: "lane", owner: "one", fence: 1 });
      expect(await take("two", 29_999)).toBeNull();
      expect(await take("two", 0, "other lane")).not.toBeNull();
    });

    test("a lease ends at its time, and the next owner has a higher fence", async () => {
      await take("one", 0);
      expect(await take("two", 30_000)).toEqual({ name: "lane", owner: "two", fence: 2 });
      expect(await take("one", 30_001)).toBeNull();
    });

    test("its owner renews it under the same fence, late as well", async () => {
      await take("one", 0);
      expect((await take("one", 20_000))?.fence).toBe(1);
      expect(await take("two", 40_000)).toBeNull();
      expect((await take("one", 90_000))?.fence).toBe(1);
    });

    test("of many who ask at once one gets it", async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => take(`owner ${n}`, 0)),
      );
      expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
    });

    test("whoever is certain to be alone ends the leases of the dead", async () => {
      await take("dead", 0);
      await endAllLeases(fixture.ledger);
      expect(await take("alive", 1)).toEqual({ name: "lane", owner: "alive", fence: 2 });
    });

    test("a released lease is free at once", async () => {
      const lease = await take("one", 0);
      if (lease === null) throw new Error("not taken");
      await releaseLease(fixture.ledger, lease);
      expect((await take("two", 1))?.fence).toBe(2);
    });

    test("who lost it releases nothing", async () => {
      const lost = await take("one", 0);
      await take("two", 30_000);
      if (lost === null) throw new Error("not taken");
      await releaseLease(fixture.ledger, lost);
      expect(await take("one", 30_001)).toBeNull();
    });

    test("the fence is checked against the owner of now", async () => {
      const first = await take("one", 0);
      const second = await take("two", 30_000);
      if (first === null || second === null) throw new Error("not taken");
      await expect(fixture.ledger.transaction((tx) => checkFence(tx, first))).rejects.toMatchObject(
        { code: "LEASE_LOST" },
      );
      await fixture.ledger.transaction((tx) => checkFence(tx, second));
      await expect(
        fixture.ledger.transaction((tx) => checkFence(tx, { ...second, name: "unknown" })),
      ).rejects.toMatchObject({ code: "LEASE_LOST" });
    });
  });
}
