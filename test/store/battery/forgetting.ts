import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { keepActionCall } from "../../../src/store/action-calls.ts";
import { addDeadLetter } from "../../../src/store/dead-letters.ts";
import { buryContact, forgetContact, unburyContact } from "../../../src/store/forget-contact.ts";
import { evidence, markDirty } from "../../../src/store/mark-dirty.ts";
import { recordHistory } from "../../../src/store/record-history.ts";
import { survivorsOf } from "../../../src/store/survivors-of.ts";
import { allRows } from "../all-rows.ts";
import { decisionOf, firedAt, otherPortal, portal, scoreOf, turnOf } from "../decision.ts";
import { laneLease } from "../lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

export function forgetting(adapter: LedgerAdapter): void {
  describe("a contact that is gone", () => {
    const fixture = useLedger(adapter);

    const readiness = { ready: true, readySince: 1_000, belowSince: null };
    const score = scoreOf({ fit: 50, readiness });
    const fill = async () => {
      const { ledger } = fixture;
      const event = {
        id: "a",
        type: "page_viewed",
        occurredAt: 900,
        source: "counter",
        properties: { url: "/secret" },
      };
      const full = (id: string) =>
        decisionOf(id, {
          events: [event],
          counters: new Map([["pages", 4]]),
          crossings: [firedAt("welcome", 1_000)],
          write: { ripen_lead_score: "1" },
          inputs: { properties: { email: "a@b.c" }, company: null },
        });
      await commitBatch(ledger, turnOf(await laneLease(ledger), [full("1"), full("2")]));
      await ledger.transaction(async (tx) => {
        for (const contactId of ["1", "2"]) {
          await markDirty(tx, portal, [{ contactId, evidence: evidence.changed }], 1_000);
          await recordHistory(tx, portal, [{ contactId, score }], 1_000);
          await keepActionCall(tx, portal, {
            callbackId: `call ${contactId}`,
            action: "confirm",
            contactId,
            state: "answered",
            outputs: {},
            at: 1_000,
          });
          await tx
            .insertInto("readiness_of_versions")
            .values({
              portal_id: portal,
              version: 1,
              contact_id: contactId,
              ready_since: 1_000,
              below_since: null,
            })
            .execute();
          await addDeadLetter(tx, portal, contactId, "write", "no", { email: "a@b.c" }, 1_000);
        }
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
      const naming = (await fixture.ledger.read.introspection.getTables())
        .filter((table) => table.columns.some((column) => column.name === "contact_id"))
        .map((table) => table.name);
      const left = ["tombstones", "erasures"];
      expect([...(await tablesWith("1")), ...left].toSorted()).toEqual(naming.toSorted());
    });

    test("by deletion keeps its history and crossings, for a restore", async () => {
      await fill();
      await forget("deleted", 2_000);
      expect((await tablesWith("1")).toSorted()).toEqual([
        "action_calls",
        "counters",
        "crossings",
        "dead_letters",
        "events",
        "readiness_changes",
        "score_days",
        "tombstones",
      ]);
      expect(await isGone()).toBe(true);
      await restore(3_000);
      expect(await isGone()).toBe(false);
    });

    test("by erasure leaves its tombstone and nothing else, and nobody else loses anything", async () => {
      await fill();
      const of2 = await tablesWith("2");
      await forget("erased", 2_000);
      expect(await tablesWith("1")).toEqual(["tombstones"]);
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
        expect(await tablesWith("1")).toEqual(["tombstones"]);
        const stones = await fixture.ledger.read.selectFrom("tombstones").selectAll().execute();
        expect(stones).toMatchObject([{ contact_id: "1", kind: "erased" }]);
        await fixture.ledger.transaction(async (tx) => {
          await tx.deleteFrom("tombstones").execute();
          await tx.deleteFrom("crossings").execute();
        });
      }
    });

    test("a deletion heard of after the restore that undid it changes nothing", async () => {
      await restore(3_000);
      await fill();
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
