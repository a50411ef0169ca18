import { describe, expect, test } from "vitest";
import { findActionCall, keepActionCall } from "../../../src/store/actions/action-calls.ts";
import { applyMerge } from "../../../src/store/leaving/apply-merge.ts";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import type { Decision } from "../../../src/store/decision.ts";
import { rebaseline } from "../../../src/store/events/counter.ts";
import { addDeadLetter } from "../../../src/store/failures/dead-letters.ts";
import { forgetContact } from "../../../src/store/leaving/forget-contact.ts";
import { news, markDirty } from "../../../src/store/marks/mark-dirty.ts";
import { readTrend } from "../../../src/store/history/read-history.ts";
import { recall } from "../../../src/store/scores/recall.ts";
import { survivorsOf } from "../../../src/store/contacts/survivors-of.ts";
import { takeDirty } from "../../../src/store/marks/take-dirty.ts";
import { takeWrites } from "../../../src/store/writes/take-writes.ts";
import { allRows } from "../../support/ledger/all-rows.ts";
import { decisionOf, portal, scoreOf, turnOf } from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";
import { leadPart } from "../../../src/scoring/result.ts";

const eventOf = (id: string) => ({
  id,
  type: "page_viewed",
  occurredAt: 900,
  source: "counter",
  properties: {},
});

export function merges(adapter: LedgerAdapter): void {
  describe("a merge", () => {
    const fixture = useLedger(adapter);
    const commit = async (...decisions: Decision[]) =>
      commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions));
    const merge = (survivor: string, gone: string[], now = 5_000) =>
      fixture.ledger.transaction((tx) => applyMerge(tx, portal, survivor, gone, 4_000, now));
    const known = async (id: string) => (await recall(fixture.ledger, portal, [id]))(id);
    const survivors = async (...ids: string[]) =>
      fixture.ledger.transaction((tx) => survivorsOf(tx, portal, ids));
    const living = async () =>
      (await fixture.ledger.read.selectFrom("scores").select("contact_id").execute()).map(
        (row) => row.contact_id,
      );

    test("moves events without doubling them", async () => {
      await commit(
        decisionOf("1", { events: [eventOf("a"), eventOf("b")] }),
        decisionOf("2", { events: [eventOf("b"), eventOf("c")] }),
      );
      await merge("3", ["1", "2"]);
      expect((await known("3")).events.map((event) => event.id).toSorted()).toEqual([
        "a",
        "b",
        "c",
      ]);
      expect((await known("1")).events).toEqual([]);
    });

    test("starts every counter anew, so that summed counters are no new behaviour", async () => {
      await commit(
        decisionOf("1", { counters: new Map([["pages", 4]]) }),
        decisionOf("2", { counters: new Map([["pages", 9]]) }),
        decisionOf("3", { counters: new Map([["forms", 1]]) }),
      );
      await merge("3", ["1", "2"]);
      expect((await known("3")).counters).toEqual(
        new Map([
          ["forms", rebaseline],
          ["pages", rebaseline],
        ]),
      );
      expect((await known("2")).counters).toEqual(new Map());
    });

    test("keeps the survivor's own score", async () => {
      await commit(
        decisionOf("1", { score: scoreOf({ leadScore: 90 }) }),
        decisionOf("2", { score: scoreOf({ leadScore: 10 }) }),
      );
      await merge("2", ["1"]);
      expect(leadPart((await known("2")).score).leadScore).toBe(10);
      expect(await living()).toEqual(["2"]);
    });

    test("gives a new record the score of the one nearest to sales", async () => {
      const ready = { ready: true, readySince: 1, belowSince: null };
      await commit(
        decisionOf("1", { score: scoreOf({ leadScore: 90 }) }),
        decisionOf("2", { score: scoreOf({ leadScore: 60, readiness: ready }) }),
      );
      await merge("3", ["1", "2"]);
      expect((await known("3")).score).toMatchObject({ leadScore: 60, readiness: ready });
      expect(await living()).toEqual(["3"]);
    });

    test("keeps the history of the score that it keeps, and the answered calls of all", async () => {
      const { ledger } = fixture;
      const readiness = { ready: true, readySince: 1, belowSince: null };
      const low = scoreOf({ leadScore: 10 });
      const high = scoreOf({ leadScore: 90, readiness });
      const call = { action: "confirm", state: "answered" as const, outputs: {}, at: 1 };
      await ledger.transaction(async (tx) => {
        await keepActionCall(tx, portal, { ...call, callbackId: "x", contactId: "1" });
      });
      await commit(decisionOf("1", { score: low }), decisionOf("2", { score: high }));
      const nextDay = [decisionOf("2", { score: { ...high, fit: 30 } })];
      await commitBatch(ledger, turnOf(await laneLease(ledger), nextDay, { now: 86_400_000 }));
      await merge("3", ["1", "2"]);
      expect(await readTrend(ledger, portal, "3", 90)).toMatchObject([
        { at: 0, fit: 20, leadScore: 90 },
        { at: 86_400_000, fit: 30, leadScore: 90 },
      ]);
      expect(await readTrend(ledger, portal, "1", 90)).toEqual([]);
      expect(
        await ledger.read.selectFrom("readiness_changes").select("contact_id").execute(),
      ).toEqual([{ contact_id: "3" }]);
      expect(await findActionCall(ledger.read, portal, "x")).toMatchObject({ contactId: "3" });
    });

    test("marks the survivor silently and nobody else, and names it for late events", async () => {
      await commit(decisionOf("1", { write: { a: "1" } }));
      await fixture.ledger.transaction((tx) =>
        markDirty(tx, portal, [{ contactId: "1", news: news.created }], 1),
      );
      await merge("3", ["1", "3"]);
      expect(await takeDirty(fixture.ledger, portal, 10, 9_999)).toMatchObject([
        { contactId: "3", news: news.none },
      ]);
      expect(await takeWrites(fixture.ledger, portal, 10)).toEqual([]);
      expect(await survivors("1", "3")).toEqual(new Map([["1", "3"]]));
    });

    test("heard of twice changes nothing", async () => {
      await commit(
        decisionOf("1", { events: [eventOf("a")], counters: new Map([["pages", 4]]) }),
        decisionOf("2"),
      );
      await merge("3", ["1", "2"]);
      // The survivor has been scored since: its counters have a baseline again.
      await commit(decisionOf("3", { mark: 1, counters: new Map([["pages", 13]]) }));
      const before = await allRows(fixture.ledger);
      await merge("3", ["1", "2"], 9_000);
      await merge("3", ["3"]);
      expect(await allRows(fixture.ledger)).toEqual(before);
    });

    test("a chain of merges ends at the last survivor, in whatever order it is heard of", async () => {
      for (const inOrder of [true, false]) {
        const id = (name: string) => `${name}${inOrder}`;
        await commit(decisionOf(id("a"), { events: [eventOf("x")] }), decisionOf(id("b")));
        const steps = [
          () => merge(id("b"), [id("a")]),
          () => merge(id("c"), [id("b")]),
          () => merge(id("d"), [id("c")]),
        ];
        for (const step of inOrder ? steps : steps.toReversed()) await step();
        expect([...(await survivors(id("a"), id("b"), id("c"), id("d"))).values()]).toEqual([
          id("d"),
          id("d"),
          id("d"),
        ]);
        expect((await known(id("d"))).events).toHaveLength(1);
        expect((await known(id("d"))).score).not.toBeNull();
        expect(
          (await takeDirty(fixture.ledger, portal, 10, 9_999)).map((c) => c.contactId),
        ).toContain(id("d"));
      }
      expect((await living()).toSorted()).toEqual(["dfalse", "dtrue"]);
    });

    test("heard of after the survivor's erasure erases the merged contact as well", async () => {
      await commit(decisionOf("1", { events: [eventOf("a")], counters: new Map([["p", 1]]) }));
      await fixture.ledger.transaction(async (tx) => {
        await addDeadLetter(tx, portal, { contactId: "1", stage: "write", reason: "no" }, 1);
        await forgetContact(tx, portal, "3", "erased", 4_500);
      });
      await merge("3", ["1"]);
      // What is tried again names no contact.
      const {
        leases,
        tombstones,
        erasures,
        retries: _retries,
        ...rest
      } = await allRows(fixture.ledger);
      expect(Object.values(rest).flat()).toEqual([]);
      expect(leases).toHaveLength(1);
      expect(tombstones).toHaveLength(2);
      expect(erasures).toHaveLength(2);
    });

    test("heard of after the survivor's deletion keeps its history for a restore", async () => {
      await commit(decisionOf("1", { events: [eventOf("a")], write: { a: "1" } }));
      await fixture.ledger.transaction((tx) => forgetContact(tx, portal, "3", "deleted", 4_500));
      await merge("3", ["1"]);
      expect((await known("3")).events).toHaveLength(1);
      expect((await known("3")).score).toBeNull();
      expect(await takeDirty(fixture.ledger, portal, 10, 9_999)).toEqual([]);
      expect(await takeWrites(fixture.ledger, portal, 10)).toEqual([]);
    });

    test("takes dead letters along, so that erasing the survivor erases them", async () => {
      await fixture.ledger.transaction((tx) =>
        addDeadLetter(tx, portal, { contactId: "1", stage: "write", reason: "no" }, 1),
      );
      await merge("3", ["1"]);
      await fixture.ledger.transaction((tx) => forgetContact(tx, portal, "3", "erased", 4_500));
      expect((await allRows(fixture.ledger))["dead_letters"]).toEqual([]);
    });

    test("a circle of merges ends, and nobody is its survivor", async () => {
      await fixture.ledger.transaction(async (tx) => {
        for (const [from, to] of [
          ["1", "2"],
          ["2", "3"],
          ["3", "1"],
        ] as const) {
          await tx
            .insertInto("tombstones")
            .values({ portal_id: portal, contact_id: from, kind: "merged", at: 1, survivor: to })
            .execute();
        }
      });
      expect(await survivors("1", "2", "9")).toEqual(
        new Map([
          ["1", null],
          ["2", null],
        ]),
      );
      await merge("1", ["4"]);
    });

    test("back and forth leaves one living contact", async () => {
      await commit(decisionOf("1", { events: [eventOf("a")] }), decisionOf("2"));
      await merge("2", ["1"]);
      await merge("1", ["2"]);
      expect(await survivors("1", "2")).toEqual(new Map([["1", "2"]]));
      expect((await known("2")).events).toHaveLength(1);
    });
  });
}
