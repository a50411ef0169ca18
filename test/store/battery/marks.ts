import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { contactsOfCompany, keepCompanies } from "../../../src/store/contacts/companies.ts";
import { news, markDirty, type News } from "../../../src/store/marks/mark-dirty.ts";
import { markDue } from "../../../src/store/marks/mark-due.ts";
import { hasOutdated, markOutdated } from "../../../src/store/marks/mark-outdated.ts";
import { marksOf, takeDirty } from "../../../src/store/marks/take-dirty.ts";
import {
  customerScoreOf,
  decisionOf,
  otherPortal,
  portal,
  scoreOf,
  turnOf,
} from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const scored = (id: string, kind: "lead" | "customer", modelVersion: number) =>
  decisionOf(id, {
    score: kind === "lead" ? scoreOf({ modelVersion }) : customerScoreOf(0, { modelVersion }),
  });

const numbered = (what: string, many: number) =>
  Array.from({ length: many }, (_, n) => `${what} ${n + 1}`);

export function marks(adapter: LedgerAdapter): void {
  describe("marks", () => {
    const fixture = useLedger(adapter);
    const mark = (contactId: string, value: News, now = 1_000) =>
      fixture.ledger.transaction((tx) => markDirty(tx, portal, [{ contactId, news: value }], now));
    const take = (limit = 100, now = 5_000) => takeDirty(fixture.ledger, portal, limit, now);

    test("marks of one contact are one, and the strongest news wins", async () => {
      await mark("1", news.none);
      await mark("1", news.created);
      await mark("1", news.changed);
      expect(await take()).toMatchObject([
        { contactId: "1", mark: 3, news: news.created, attempts: 0 },
      ]);
    });

    test("the same contact twice in one list is one mark", async () => {
      await fixture.ledger.transaction((tx) =>
        markDirty(
          tx,
          portal,
          [
            { contactId: "1", news: news.changed },
            { contactId: "1", news: news.none },
          ],
          1_000,
        ),
      );
      expect(await take()).toMatchObject([{ mark: 1, news: news.changed }]);
    });

    test("who has waited longest goes first, none before its time, and of no other portal", async () => {
      await mark("late", news.none, 3_000);
      await mark("early", news.none, 1_000);
      await mark("not yet", news.none, 9_000);
      await mark("early", news.none, 4_000);
      await fixture.ledger.transaction((tx) =>
        markDirty(tx, otherPortal, [{ contactId: "foreign", news: news.none }], 1),
      );
      expect((await take()).map((contact) => contact.contactId)).toEqual(["early", "late"]);
      expect((await take(1)).map((contact) => contact.contactId)).toEqual(["early"]);
    });

    test("who has news goes before those that a publish has marked, which get a fifth of each turn all the same", async () => {
      for (let n = 1; n <= 20; n += 1) await mark(`silent ${n}`, news.none, 1_000 + n);
      for (let n = 1; n <= 20; n += 1) await mark(`news ${n}`, news.changed, 2_000 + n);
      await mark("not yet", news.created, 9_000);
      const taken = (await take(10)).map((contact) => contact.contactId);
      expect(taken).toEqual([...numbered("news", 8), ...numbered("silent", 2)]);
    });

    test("a mark set between reading and commit survives the commit", async () => {
      const lease = await laneLease(fixture.ledger);
      await mark("1", news.changed);
      await mark("2", news.changed);
      const [first, second] = await take();
      await mark("2", news.none);
      await commitBatch(
        fixture.ledger,
        turnOf(lease, [
          decisionOf("1", { mark: first?.mark ?? null }),
          decisionOf("2", { mark: second?.mark ?? null }),
        ]),
      );
      expect((await take()).map((contact) => contact.contactId)).toEqual(["2"]);
    });

    test("the marks of some contacts are told by id", async () => {
      await mark("1", news.changed);
      await mark("2", news.none);
      const found = await marksOf(fixture.ledger, portal, ["1", "3"]);
      expect([...found.keys()]).toEqual(["1"]);
      expect(await marksOf(fixture.ledger, portal, [])).toEqual(new Map());
    });

    test("a company with forty thousand contacts is marked in one transaction", async () => {
      const all = Array.from({ length: 40_000 }, (_, n) => ({
        contactId: String(n),
        news: news.none,
      }));
      await fixture.ledger.transaction((tx) => markDirty(tx, portal, all, 1_000));
      expect(await take(50_000)).toHaveLength(40_000);
    });

    test("a changed company names its contacts and is forgotten", async () => {
      const { ledger } = fixture;
      const lease = await laneLease(ledger);
      await keepCompanies(ledger, portal, [{ id: "9", properties: { name: "Acme" } }], 1_000);
      await commitBatch(
        ledger,
        turnOf(lease, [
          decisionOf("1", { companyId: "9" }),
          decisionOf("2", { companyId: "8" }),
          decisionOf("3", { companyId: "9" }),
        ]),
      );
      const named = await ledger.transaction((tx) => contactsOfCompany(tx, portal, "9"));
      expect(named.toSorted()).toEqual(["1", "3"]);
      expect(await ledger.read.selectFrom("companies").selectAll().execute()).toEqual([]);
    });

    test("contacts whose score changes by itself are marked silently when it is time", async () => {
      const lease = await laneLease(fixture.ledger);
      await commitBatch(
        fixture.ledger,
        turnOf(lease, [
          decisionOf("1", { nextChangeAt: 2_000 }),
          decisionOf("2", { nextChangeAt: 2_001 }),
          decisionOf("3"),
        ]),
      );
      expect(await markDue(fixture.ledger, portal, 2_000)).toBe(1);
      expect(await take()).toMatchObject([{ contactId: "1", news: news.none }]);
    });

    test("scores of another version are marked silently, those of each kind against its own", async () => {
      const lease = await laneLease(fixture.ledger);
      await commitBatch(
        fixture.ledger,
        turnOf(lease, [
          scored("old lead", "lead", 1),
          scored("new lead", "lead", 2),
          scored("old customer", "customer", 2),
          scored("new customer", "customer", 3),
        ]),
      );
      const versions = { lead: 2, customer: 3 };
      expect(await markOutdated(fixture.ledger, portal, versions, 10, 1_000)).toBe(2);
      expect((await take()).map((contact) => contact.contactId).toSorted()).toEqual([
        "old customer",
        "old lead",
      ]);
      // Marked already: they may have to wait, and are not asked for again and again.
      expect(await markOutdated(fixture.ledger, portal, versions, 10, 1_000)).toBe(0);
      expect(await hasOutdated(fixture.ledger.read, portal, versions)).toBe(true);
      expect(
        await markOutdated(fixture.ledger, portal, { lead: 2, customer: null }, 10, 1_000),
      ).toBe(1);
    });
  });
}
