import { describe, expect, test } from "vitest";
import { task as makeSurvey } from "../../../src/console/survey/make-survey.ts";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { forgetContact, unburyContact } from "../../../src/store/leaving/forget-contact.ts";
import { pruneHistory, readLeaving, readTrend } from "../../../src/store/history/read-history.ts";
import { readinessCause } from "../../../src/store/history/readiness-cause.ts";
import { endDays } from "../../../src/store/history/end-days.ts";
import { readyScore, scoreOf as explainedScore } from "../../support/card-model.ts";
import { decisionOf, portal, scoreOf, turnOf } from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

export function scoreHistory(adapter: LedgerAdapter): void {
  describe("the history of scores", () => {
    const fixture = useLedger(adapter);

    const day = 86_400_000;
    const noon = 20_000.5 * day;
    const trend = (contactId: string, limit = 90) =>
      readTrend(fixture.ledger, portal, contactId, limit);
    const surveyed = async (asOf: number) =>
      (await makeSurvey(fixture.ledger.read, portal, { asOf, fields: [] }, () => undefined)).moves;

    async function record(contactId: string, now: number, score = scoreOf()): Promise<void> {
      const decision = decisionOf(contactId, { score: { ...score, asOf: now } });
      const lease = await laneLease(fixture.ledger);
      await commitBatch(fixture.ledger, turnOf(lease, [decision], { now }));
    }

    test("of a day the last score stays, and days come back oldest first", async () => {
      await record("1", noon, scoreOf({ fit: 1, leadScore: 31 }));
      await record("1", noon + 1_000, scoreOf({ fit: 2, leadScore: 32 }));
      await record("1", noon + day, scoreOf({ fit: 3, leadScore: 33 }));
      expect(await trend("1")).toEqual([
        { at: 20_000 * day, fit: 2, pain: 10, leadScore: 32 },
        { at: 20_001 * day, fit: 3, pain: 10, leadScore: 33 },
      ]);
      expect(await trend("1", 1)).toMatchObject([{ fit: 3 }]);
    });

    test("a score that stays where it is makes no day, however often it is scored", async () => {
      await record("1", noon, scoreOf({ fit: 1 }));
      await record("1", noon + day, scoreOf({ fit: 1 }));
      await record("1", noon + 2 * day, scoreOf({ fit: 2 }));
      await record("1", noon + 3 * day, scoreOf({ fit: 2 }));
      expect(await trend("1")).toMatchObject([
        { at: 20_000 * day, fit: 1 },
        { at: 20_002 * day, fit: 2 },
      ]);
    });

    test("a day that a version before 0013 kept by itself stands, and is not there twice", async () => {
      await record("1", noon, scoreOf({ fit: 1 }));
      await fixture.ledger.transaction(async (tx) => {
        await endDays(tx, portal, ["1"]);
        await tx.updateTable("scores").set({ moved_day: null }).execute();
      });
      expect(await trend("1")).toMatchObject([{ at: 20_000 * day, fit: 1 }]);
      await record("1", noon + 1_000, scoreOf({ fit: 2 }));
      await record("1", noon + day, scoreOf({ fit: 3 }));
      expect(await trend("1")).toMatchObject([
        { at: 20_000 * day, fit: 2 },
        { at: 20_001 * day, fit: 3 },
      ]);
    });

    test("a contact that is deleted and comes back has its days still", async () => {
      await record("1", noon, scoreOf({ fit: 1 }));
      await fixture.ledger.transaction(async (tx) => {
        await forgetContact(tx, portal, "1", "deleted", noon + 1_000);
        await unburyContact(tx, portal, "1", noon + 2_000);
      });
      await record("1", noon + day, scoreOf({ fit: 2 }));
      expect(await trend("1")).toMatchObject([
        { at: 20_000 * day, fit: 1 },
        { at: 20_001 * day, fit: 2 },
      ]);
    });

    test("a contact that HubSpot no longer shows has its days still", async () => {
      await record("1", noon, scoreOf({ fit: 1 }));
      const lease = await laneLease(fixture.ledger);
      const gone = [{ contactId: "1", mark: null }];
      await commitBatch(fixture.ledger, turnOf(lease, [], { gone, now: noon + 1_000 }));
      expect(await trend("1")).toMatchObject([{ at: 20_000 * day, fit: 1 }]);
    });

    test("recording the same scoring twice changes nothing", async () => {
      const ready = readyScore();
      await record("1", noon, ready);
      await record("1", noon, ready);
      expect(await trend("1")).toHaveLength(1);
      const changes = await fixture.ledger.read
        .selectFrom("readiness_changes")
        .selectAll()
        .execute();
      expect(changes).toHaveLength(1);
    });

    test("a contact that was never ready has not left it", async () => {
      await record("1", noon);
      expect(await readLeaving(fixture.ledger, portal, "1")).toBe(null);
    });

    test("old days are dropped, newer ones, other contacts' and the score that stands stay", async () => {
      await record("1", noon, scoreOf({ fit: 1 }));
      await record("1", noon + day, scoreOf({ fit: 2 }));
      await record("1", noon + 2 * day, scoreOf({ fit: 3 }));
      await record("2", noon, scoreOf({ fit: 4 }));
      await pruneHistory(fixture.ledger, noon + day);
      expect(await trend("1")).toMatchObject([{ fit: 2 }, { fit: 3 }]);
      await pruneHistory(fixture.ledger, noon + 9 * day);
      expect(await trend("1")).toMatchObject([{ fit: 3 }]);
      expect(await trend("2")).toMatchObject([{ fit: 4 }]);
    });

    test("a move is told from where the lead was 30 days ago to where it is", async () => {
      await record("stayed", noon, scoreOf({ fit: 1 }));
      await record("moved", noon, scoreOf({ fit: 1 }));
      await record("moved", noon + day, scoreOf({ fit: 2 }));
      await record("moved", noon + 2 * day, scoreOf({ fit: 3 }));
      await record("moved", noon + 40 * day, scoreOf({ fit: 4 }));
      await record("back", noon, scoreOf({ fit: 1 }));
      await record("back", noon + 39 * day, scoreOf({ fit: 2 }));
      await record("back", noon + 40 * day, scoreOf({ fit: 1 }));
      await record("new", noon + 40 * day, scoreOf({ fit: 5 }));
      expect(await surveyed(noon + 31 * day)).toEqual([[2, 10, 4, 10, 1]]);
      expect(await surveyed(noon + 41 * day)).toEqual([[3, 10, 4, 10, 1]]);
      expect(await surveyed(noon + 70 * day)).toEqual([]);
    });

    test("a verdict, a new model and missing points are told apart as causes", () => {
      const verdict = { kind: "verdict", value: "never" } as const;
      expect(readinessCause(explainedScore({ reason: verdict }), 1)).toEqual(verdict);
      expect(readinessCause(explainedScore({ modelVersion: 2 }), 1)).toEqual({ kind: "model" });
      expect(readinessCause(explainedScore(), 1)).toEqual({ kind: "points", of: ["fit"] });
    });
  });
}
