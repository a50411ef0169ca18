import { beforeEach, describe, expect, test } from "vitest";
import { addDeadLetter, type Failed } from "../../../src/store/failures/dead-letters.ts";
import { forgetContact } from "../../../src/store/leaving/forget-contact.ts";
import type { Lease } from "../../../src/store/engine/lease.ts";
import { hastenRetries } from "../../../src/store/failures/expect-retry.ts";
import { failureGroups } from "../../../src/store/failures/failure-groups.ts";
import { retryFailures } from "../../../src/store/replays/retry-failures.ts";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { settleWrites } from "../../../src/store/settle-writes.ts";
import { takeWrites } from "../../../src/store/writes/take-writes.ts";
import { dueOf, decisionOf, portal, turnOf } from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const minute = 60_000;
const hour = 60 * minute;
const why = { cause: "option_gone", about: "ripen_band=hot" } as const;

/** What could not be done is tried again by itself, one contact of a cause at a time, until its cause is gone. */
export function retriesBattery(adapter: LedgerAdapter): void {
  describe("what could not be done", () => {
    const fixture = useLedger(adapter);
    let lease: Lease;
    beforeEach(async () => {
      lease = await laneLease(fixture.ledger);
    });

    const fail = (contactId: string, at: number, changes: Partial<Failed> = {}): Promise<void> =>
      fixture.ledger.transaction((tx) => {
        const failed: Failed = { contactId, stage: "write", why, reason: "no", ...changes };
        return addDeadLetter(tx, portal, failed, at);
      });
    const look = (at: number): Promise<boolean> => retryFailures(fixture.ledger, portal, lease, at);
    /** The contacts that are marked; they count as scored and written then. */
    const tried = async (): Promise<string[]> => {
      const rows = await fixture.ledger.transaction((tx) =>
        tx.deleteFrom("dirty").returning("contact_id").execute(),
      );
      return rows.map((row) => row.contact_id).toSorted();
    };
    const left = async (): Promise<string[]> => {
      const { read } = fixture.ledger;
      const rows = await read
        .selectFrom("dead_letters")
        .select("contact_id")
        .orderBy("id")
        .execute();
      return rows.map((row) => row.contact_id);
    };
    const group = async () => (await failureGroups(fixture.ledger.read, portal))[0];

    test("is kept once a contact and cause, and grouped", async () => {
      await fail("1", 0);
      await fail("1", 5);
      await fail("2", 7);
      await fail("1", 9, { why: { cause: "wrong_type", about: "ripen_ready" } });
      expect(await failureGroups(fixture.ledger.read, portal)).toEqual([
        {
          stage: "write",
          ...why,
          contacts: 2,
          since: 5,
          until: 7,
          isTrying: false,
          triesAt: minute,
        },
        {
          stage: "write",
          cause: "wrong_type",
          about: "ripen_ready",
          contacts: 1,
          since: 9,
          until: 9,
          isTrying: false,
          triesAt: minute + 9,
        },
      ]);
    });

    test("is tried with one contact after a minute, and all go once that one is through", async () => {
      for (const id of ["1", "2", "3"]) await fail(id, 0);
      await look(minute - 1);
      expect(await tried()).toEqual([]);
      await look(minute);
      expect((await group())?.isTrying).toBe(true);
      expect(await tried()).toEqual(["1"]);
      expect(await look(minute + 2_000)).toBe(true);
      expect(await tried()).toEqual(["2", "3"]);
      expect(await left()).toEqual([]);
    });

    test("that fails again rests twice as long, then the next one is tried", async () => {
      for (const id of ["1", "2"]) await fail(id, 0);
      await look(minute);
      expect(await tried()).toEqual(["1"]);
      await fail("1", minute + 500);
      await look(minute + 2_000);
      await look(3 * minute - 1);
      expect(await tried()).toEqual([]);
      await look(3 * minute);
      expect(await tried()).toEqual(["2"]);
      expect(await left()).toEqual(["2", "1"]);
    });

    test("is not through while its contact still waits", async () => {
      for (const id of ["1", "2"]) await fail(id, 0);
      await look(minute);
      await look(minute + 2_000);
      expect(await tried()).toEqual(["1"]);
      await commitBatch(
        fixture.ledger,
        turnOf(lease, [decisionOf("1", { write: { ripen_band: "hot" } })], { now: minute }),
      );
      await look(minute + 10_000);
      expect(await tried()).toEqual([]);
      expect(await left()).toEqual(["1", "2"]);
    });

    test("that was let go and fails again stays, and is not let go a second time at once", async () => {
      for (const id of ["1", "2", "3"]) await fail(id, 0);
      await look(minute);
      await tried();
      await look(minute + 2_000);
      expect(await tried()).toEqual(["2", "3"]);
      await fail("2", minute + 3_000);
      await fail("3", minute + 3_000);
      await look(2 * minute);
      expect(await tried()).toEqual([]);
      expect(await left()).toEqual(["2", "3"]);
    });

    test("goes in portions where it is many", async () => {
      for (let n = 0; n < 250; n += 1) await fail(String(1_000 + n), 0);
      await look(minute);
      await tried();
      await look(minute + 2_000);
      expect(await tried()).toHaveLength(200);
      await look(minute + 2_001);
      expect(await tried()).toHaveLength(49);
      expect(await left()).toEqual([]);
    });

    test("is tried at once when something that could be in the way has changed", async () => {
      await fail("1", 0);
      await fixture.ledger.transaction((tx) => hastenRetries(tx, portal, 10));
      await look(10);
      expect(await tried()).toEqual(["1"]);
    });

    test("whose step HubSpot no longer waits for is never tried by itself", async () => {
      await fail("1", 0, { stage: "action", why: { cause: "step_expired", about: "" } });
      await look(100 * hour);
      expect(await tried()).toEqual([]);
      expect(await group()).toMatchObject({ contacts: 1, triesAt: null });
    });

    test("for want of an e-mail address goes for those who have one by now", async () => {
      for (const id of ["1", "2"]) {
        await fail(id, 0, { stage: "enrolment", why: { cause: "no_email", about: "" } });
      }
      const inputs = { properties: { email: "ana@example.org" }, company: null };
      await commitBatch(fixture.ledger, turnOf(lease, [decisionOf("2", { inputs })]));
      await look(minute);
      expect(await tried()).toEqual(["2"]);
      expect(await left()).toEqual(["1"]);
    });

    test("goes off the list when the same properties were written after all", async () => {
      const payload = { ripen_band: "hot" };
      await fail("1", 0, { payload });
      await fail("1", 0, { payload: { ripen_ready: "yes" }, why: { cause: "value", about: "x" } });
      await commitBatch(
        fixture.ledger,
        turnOf(lease, [decisionOf("1", { write: { ripen_band: "warm" } })]),
      );
      const written = await takeWrites(fixture.ledger, portal, 9);
      await settleWrites(
        fixture.ledger,
        portal,
        lease,
        { written, refused: [], vanished: [] },
        { now: 5, dueOf },
      );
      expect((await failureGroups(fixture.ledger.read, portal)).map(({ cause }) => cause)).toEqual([
        "value",
      ]);
    });

    test("of a contact that was deleted is nothing any more", async () => {
      await fail("1", 0);
      await fixture.ledger.transaction((tx) => forgetContact(tx, portal, "1", "deleted", 5));
      expect(await left()).toEqual([]);
      await look(minute);
      expect(await fixture.ledger.read.selectFrom("retries").selectAll().execute()).toEqual([]);
    });
  });
}
