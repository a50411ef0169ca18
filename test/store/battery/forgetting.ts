import { describe, expect, test } from "vitest";
import {
  buryContact,
  forgetContact,
  unburyContact,
} from "../../../src/store/leaving/forget-contact.ts";
import { survivorsOf } from "../../../src/store/contacts/survivors-of.ts";
import { allRows } from "../../support/ledger/all-rows.ts";
import { otherPortal, portal } from "../../support/ledger/decision.ts";
import { fillEveryTable, tablesOfContacts } from "../fill-every-table.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

export function forgetting(adapter: LedgerAdapter): void {
  describe("a contact that is gone", () => {
    const fixture = useLedger(adapter);

    const fill = async () => {
      const { ledger } = fixture;
      await fillEveryTable(ledger, portal, ["1", "2"]);
      await ledger.transaction(async (tx) => {
        await tx.deleteFrom("tombstones").execute();
        await tx.deleteFrom("erasures").execute();
      });
    };
    const forget = (kind: "deleted" | "erased", at: number, id = "1") =>
      fixture.ledger.transaction((tx) => forgetContact(tx, portal, id, kind, at));
    const restore = (at: number) =>
      fixture.ledger.transaction((tx) => unburyContact(tx, portal, "1", at));
    const tablesWith = async (contactId: string) =>
      Object.entries(await allRows(fixture.ledger))
        .filter(([, rows]) => rows.some((row) => row.includes(`"contact_id":"${contactId}"`)))
        .map(([table]) => table);
    const isGone = async (id = "1") =>
      (await fixture.ledger.transaction((tx) => survivorsOf(tx, portal, [id]))).has(id);

    test("may be in every table that names contacts: this battery forgets none", async () => {
      await fill();
      const left = ["tombstones", "erasures"];
      expect([...(await tablesWith("1")), ...left].toSorted()).toEqual(
        await tablesOfContacts(fixture.ledger),
      );
    });

    test("by deletion keeps its history and crossings, for a restore", async () => {
      await fill();
      await forget("deleted", 2_000);
      const kept = await tablesWith("1");
      expect(kept).toEqual(
        expect.arrayContaining(["events", "counters", "crossings", "tombstones"]),
      );
      for (const table of ["scores", "writes", "dirty", "inputs"])
        expect(kept).not.toContain(table);
      expect(await isGone()).toBe(true);
      await restore(3_000);
      expect(await isGone()).toBe(false);
    });

    test("by erasure leaves its tombstone and nothing else, and nobody else loses anything", async () => {
      await fill();
      const of2 = await tablesWith("2");
      await forget("erased", 2_000);
      expect(await tablesWith("1")).toEqual(["tombstones", "erasures"]);
      expect(await tablesWith("2")).toEqual(of2);
      await restore(3_000);
      expect(await isGone()).toBe(true);
    });

    test("erasure and deletion come in any order: the erasure stands", async () => {
      for (const kinds of [
        ["deleted", "erased"],
        ["erased", "deleted"],
      ] as const) {
        await fill();
        for (const kind of kinds) await forget(kind, 2_000);
        expect(await tablesWith("1")).toEqual(["tombstones", "erasures"]);
        const stones = await fixture.ledger.read.selectFrom("tombstones").selectAll().execute();
        expect(stones).toMatchObject([{ contact_id: "1", kind: "erased" }]);
        await fixture.ledger.transaction(async (tx) => {
          await tx.deleteFrom("tombstones").execute();
          await tx.deleteFrom("crossings").execute();
        });
      }
    });

    test("a deletion heard of after the restore that undid it changes nothing", async () => {
      await fill();
      await restore(3_000);
      const before = await allRows(fixture.ledger);
      await forget("deleted", 2_000);
      await forget("deleted", 3_000);
      expect(await allRows(fixture.ledger)).toEqual(before);
      await forget("deleted", 3_001);
      expect(await isGone()).toBe(true);
    });

    test("a restore heard of after a later deletion does not bring it back", async () => {
      await forget("deleted", 3_000);
      await restore(2_999);
      expect(await isGone()).toBe(true);
      await forget("deleted", 1_000);
      await restore(2_999);
      expect(await isGone()).toBe(true);
    });

    test("by merge is neither deleted nor restored any more", async () => {
      await fixture.ledger.transaction((tx) => buryContact(tx, portal, "1", "merged", 1_000, "7"));
      await forget("deleted", 2_000);
      await restore(3_000);
      await forget("erased", 4_000);
      expect(await fixture.ledger.transaction((tx) => survivorsOf(tx, portal, ["1"]))).toEqual(
        new Map([["1", "7"]]),
      );
    });

    test("is gone in its own portal only", async () => {
      await forget("erased", 2_000);
      expect(await fixture.ledger.transaction((tx) => survivorsOf(tx, otherPortal, ["1"]))).toEqual(
        new Map(),
      );
    });

    test("forty thousand contacts are asked for at once", async () => {
      await forget("deleted", 2_000, "39999");
      const ids = Array.from({ length: 40_000 }, (_, n) => String(n));
      expect(await fixture.ledger.transaction((tx) => survivorsOf(tx, portal, ids))).toEqual(
        new Map([["39999", null]]),
      );
    });
  });
}
