import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import type { Decision } from "../../../src/store/decision.ts";
import { forgetContact, unburyContact } from "../../../src/store/leaving/forget-contact.ts";
import { takeLease, type Lease } from "../../../src/store/engine/lease.ts";
import { settleWrites, type WriteOutcomes } from "../../../src/store/settle-writes.ts";
import { takeDirty } from "../../../src/store/marks/take-dirty.ts";
import { takeWrites } from "../../../src/store/writes/take-writes.ts";
import { allRows } from "../../support/ledger/all-rows.ts";
import {
  decisionOf,
  firedAt,
  otherPortal,
  portal,
  turnOf,
  dueOf,
} from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

/** The welcome of contact 1 is over, and its trigger is to be cleared. */
const ended = (changes: { readonly isTold?: boolean } = {}) =>
  decisionOf("1", {
    crossings: [{ scenario: "welcome", generation: 1, change: "ended", why: "goal", ...changes }],
    write: { ripen_welcome_at: "" },
  });

export function writes(adapter: LedgerAdapter): void {
  describe("intended writes", () => {
    const fixture = useLedger(adapter);

    const commit = async (
      decisions: readonly Decision[],
      now = 1_000,
      lease?: Lease,
    ): Promise<Lease> => {
      const held = lease ?? (await laneLease(fixture.ledger));
      await commitBatch(fixture.ledger, turnOf(held, decisions, { now }));
      return held;
    };
    const settle = (lease: Lease, outcomes: Partial<WriteOutcomes>) =>
      settleWrites(
        fixture.ledger,
        portal,
        lease,
        { written: [], refused: [], vanished: [], ...outcomes },
        { now: 2_000, dueOf },
      );
    const due = () => takeWrites(fixture.ledger, portal, 100);
    const states = async () =>
      (await fixture.ledger.read.selectFrom("crossings").select("state").execute()).map(
        (row) => row.state,
      );

    test("go out oldest first, a bounded number at a time", async () => {
      const lease = await commit([decisionOf("2", { write: { a: "1" } })], 2_000);
      await commit([decisionOf("3", { write: { a: "1" } })], 1_000, lease);
      await commit([decisionOf("1", { write: { a: "1" } })], 2_000, lease);
      await commit([decisionOf("4", { write: {} })], 500, lease);
      expect((await due()).map((write) => write.contactId)).toEqual(["3", "1", "2"]);
      expect(await takeWrites(fixture.ledger, portal, 1)).toHaveLength(1);
      expect(await takeWrites(fixture.ledger, otherPortal, 10)).toEqual([]);
    });

    test("newer values go on top of those not settled yet, and keep their place", async () => {
      const lease = await commit([decisionOf("1", { write: { a: "1", b: "1" } })], 1_000);
      await commit([decisionOf("2", { write: { a: "1" } })], 2_000, lease);
      await commit([decisionOf("1", { write: { b: "2", c: "2" } })], 3_000, lease);
      expect(await due()).toEqual([
        { contactId: "1", properties: { a: "1", b: "2", c: "2" }, seq: 3_001 },
        { contactId: "2", properties: { a: "1" }, seq: 2_001 },
      ]);
    });

    test("only the state that was sent is settled: a newer intention stays", async () => {
      const lease = await commit([
        decisionOf("1", { write: { a: "1" } }),
        decisionOf("2", { write: { a: "1" } }),
      ]);
      const sent = await due();
      await commit([decisionOf("2", { write: { a: "2" } })], 1_500, lease);
      await settle(lease, { written: sent });
      expect(await due()).toEqual([{ contactId: "2", properties: { a: "2" }, seq: 1_501 }]);
    });

    test("a crossing becomes written when HubSpot has taken its trigger, whatever is intended by then", async () => {
      const lease = await commit([
        decisionOf("1", { crossings: [firedAt("welcome", 1_000)], write: { a: "1" } }),
      ]);
      const sent = await due();
      await commit([decisionOf("1", { write: { a: "2" } })], 1_500, lease);
      expect(await states()).toEqual(["intended"]);
      await settle(lease, { written: sent });
      expect(await states()).toEqual(["written"]);
      expect(await due()).toMatchObject([{ properties: { a: "2" } }]);
      await settle(lease, { written: await due() });
      expect(await due()).toEqual([]);
    });

    test("what is written without its trigger leaves a crossing as it is", async () => {
      const lease = await commit([decisionOf("1", { write: { a: "1" } })]);
      const sent = await due();
      await commit([decisionOf("1", { crossings: [firedAt("welcome", 1_500)] })], 1_500, lease);
      await settle(lease, { written: sent });
      expect(await states()).toEqual(["intended"]);
    });

    test("an answer to what was sent before the contact was dropped settles nothing of what came after", async () => {
      const lease = await commit([decisionOf("1", { write: { a: "1" } })]);
      const sent = await due();
      await fixture.ledger.transaction(async (tx) => {
        await forgetContact(tx, portal, "1", "deleted", 1_100);
        await unburyContact(tx, portal, "1", 1_200);
      });
      await commit([decisionOf("1", { write: { a: "2" } })], 1_500, lease);
      await settle(lease, { written: sent });
      expect(await due()).toMatchObject([{ properties: { a: "2" } }]);
    });

    test("what HubSpot refuses is rejected with a dead letter", async () => {
      const lease = await commit([
        decisionOf("1", { crossings: [firedAt("welcome", 1_000)], write: { a: "1" } }),
      ]);
      const [write] = await due();
      if (write === undefined) throw new Error("nothing is due");
      await settle(lease, { refused: [{ write, reason: "VALIDATION_ERROR: no" }] });
      expect(await states()).toEqual(["rejected"]);
      expect(await due()).toEqual([]);
      const letters = await fixture.ledger.read.selectFrom("dead_letters").selectAll().execute();
      expect(letters).toMatchObject([
        {
          portal_id: portal,
          contact_id: "1",
          stage: "write",
          reason: "VALIDATION_ERROR: no",
          at: 2_000,
        },
      ]);
      expect(JSON.parse(letters[0]?.payload_json ?? "")).toEqual(write.properties);
    });

    test("a contact missing from the answer is read again, and its crossing is not lost", async () => {
      const instant = new Date(1_000).toISOString();
      const lease = await commit([
        decisionOf("1", {
          crossings: [firedAt("welcome", 1_000)],
          write: { a: "1", ripen_welcome_at: instant },
        }),
      ]);
      await settle(lease, { vanished: await due() });
      expect(await due()).toEqual([]);
      expect(await takeDirty(fixture.ledger, portal, 10, 2_000)).toMatchObject([
        { contactId: "1", news: 0 },
      ]);
      await commit([decisionOf("1", { mark: 1 })], 3_000, lease);
      expect(await due()).toMatchObject([{ properties: { ripen_welcome_at: instant } }]);
      await settle(lease, { written: await due() });
      await commit([decisionOf("1")], 4_000, lease);
      expect(await due()).toEqual([]);
    });

    test("a crossing that ended before its trigger was sent has set nothing off", async () => {
      const lease = await commit([decisionOf("1", { crossings: [firedAt("welcome", 1_000)] })]);
      await commit([ended()], 2_000, lease);
      expect(await due()).toMatchObject([{ properties: { ripen_welcome_at: "" } }]);
      await settle(lease, { written: await due() });
      expect(await states()).toEqual(["recorded"]);
    });

    test("a crossing that ended while its trigger was on its way was written", async () => {
      const lease = await commit([decisionOf("1", { crossings: [firedAt("welcome", 1_000)] })]);
      const sent = await due();
      await commit([ended()], 2_000, lease);
      await settle(lease, { written: sent });
      await settle(lease, { written: await due() });
      expect(await states()).toEqual(["written"]);
    });

    test("a crossing that ended while HubSpot shows its trigger was written, whoever heard the answer", async () => {
      const lease = await commit([decisionOf("1", { crossings: [firedAt("welcome", 1_000)] })]);
      await commit([ended({ isTold: true })], 2_000, lease);
      await settle(lease, { written: await due() });
      expect(await states()).toEqual(["written"]);
    });

    test("nothing is settled under an old fence", async () => {
      const lost = await commit([decisionOf("1", { write: { a: "1" } })]);
      await takeLease(fixture.ledger, lost.name, "two", 99_999, 30_000);
      const before = await allRows(fixture.ledger);
      await expect(settle(lost, { written: await due() })).rejects.toMatchObject({
        code: "LEASE_LOST",
      });
      expect(await allRows(fixture.ledger)).toEqual(before);
    });
  });
}
