import { describe, expect, test } from "vitest";
import { addToTally, readTallies } from "../../../src/store/engine/tally.ts";
import { allRows } from "../../support/ledger/all-rows.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

export function transactions(adapter: LedgerAdapter): void {
  describe("transactions", () => {
    const fixture = useLedger(adapter);

    test("what throws leaves nothing", async () => {
      const { ledger } = fixture;
      const before = await allRows(ledger);
      await expect(
        ledger.transaction(async (tx) => {
          await addToTally(tx, "a", 1);
          throw new Error("on purpose");
        }),
      ).rejects.toThrow("on purpose");
      expect(await allRows(ledger)).toEqual(before);
    });

    test("one that throws does not stop the next", async () => {
      const { ledger } = fixture;
      const failing = ledger.transaction(() => Promise.reject(new Error("on purpose")));
      const next = ledger.transaction((tx) => addToTally(tx, "a", 1));
      await expect(failing).rejects.toThrow("on purpose");
      await next;
      expect(await readTallies(ledger)).toEqual(new Map([["a", 1]]));
    });

    test("they queue and never interleave", async () => {
      const { ledger } = fixture;
      const steps: string[] = [];
      const run = (name: string): Promise<void> =>
        ledger.transaction(async (tx) => {
          steps.push(`${name} begins`);
          await addToTally(tx, name, 1);
          await addToTally(tx, name, 1);
          steps.push(`${name} ends`);
        });
      await Promise.all([run("a"), run("b"), run("c")]);
      for (let i = 0; i < steps.length; i += 2) {
        expect(steps[i + 1]).toBe(steps[i]?.replace("begins", "ends"));
      }
      expect(steps).toHaveLength(6);
      expect([...(await readTallies(ledger)).values()]).toEqual([2, 2, 2]);
    });

    test("fifty that read and then write lose no update", async () => {
      const { ledger } = fixture;
      await ledger.transaction((tx) => addToTally(tx, "n", 1));
      await Promise.all(
        Array.from({ length: 50 }, () =>
          ledger.transaction(async (tx) => {
            const { count } = await tx
              .selectFrom("tallies")
              .select("count")
              .where("name", "=", "n")
              .executeTakeFirstOrThrow();
            await tx
              .updateTable("tallies")
              .set({ count: count + 1 })
              .where("name", "=", "n")
              .execute();
          }),
        ),
      );
      expect(await readTallies(ledger)).toEqual(new Map([["n", 51]]));
    });

    test("a row is seen once it is committed and not before", async () => {
      const { ledger } = fixture;
      await ledger.transaction(async (tx) => {
        await addToTally(tx, "a", 1);
        expect(await readTallies(ledger)).toEqual(new Map());
      });
      expect(await readTallies(ledger)).toEqual(new Map([["a", 1]]));
    });

    test("what was committed is there after a restart, and the schema is not made twice", async () => {
      await fixture.ledger.transaction((tx) => addToTally(tx, "a", 7));
      const before = await allRows(fixture.ledger);
      await fixture.reopen();
      expect(await allRows(await fixture.reopen())).toEqual(before);
    });

    test("a statement of its own is done whole or not at all", async () => {
      const { ledger } = fixture;
      const add = (...names: readonly string[]): Promise<unknown> =>
        ledger.statement((db) =>
          db
            .insertInto("tallies")
            .values(names.map((name) => ({ name, count: 1 })))
            .execute(),
        );
      await add("a");
      await expect(add("b", "a")).rejects.toThrow(/unique/i);
      expect(await readTallies(ledger)).toEqual(new Map([["a", 1]]));
    });

    test("a statement of its own does not fall into a transaction that fails around it", async () => {
      const { ledger } = fixture;
      const begun = Promise.withResolvers<void>();
      const failing = ledger.transaction(async (tx) => {
        await addToTally(tx, "a", 1);
        begun.resolve();
        await new Promise(setImmediate);
        throw new Error("on purpose");
      });
      await begun.promise;
      const alone = ledger.statement((db) =>
        db.insertInto("tallies").values({ name: "b", count: 1 }).execute(),
      );
      await expect(failing).rejects.toThrow("on purpose");
      await alone;
      expect(await readTallies(ledger)).toEqual(new Map([["b", 1]]));
    });

    test("a transaction resolves with what its work gives", async () => {
      const given = await fixture.ledger.transaction(() => Promise.resolve("done"));
      expect(given).toBe("done");
    });
  });
}
