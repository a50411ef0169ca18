import { describe, expect, test } from "vitest";
import { portalId } from "../../../src/store/portal-id.ts";
import { pruneHistory, readLeaving, readTrend } from "../../../src/store/read-history.ts";
import { readinessCause } from "../../../src/store/readiness-cause.ts";
import { recordHistory } from "../../../src/store/record-history.ts";
import { scoresBefore } from "../../../src/store/scores-before.ts";
import { readyScore, scoreOf } from "../../cards/card-model.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

export function scoreHistory(adapter: LedgerAdapter): void {
  describe("the history of scores", () => {
    const fixture = useLedger(adapter);

    const home = portalId(111);
    const day = 86_400_000;
    const noon = 20_000.5 * day;

    function record(contactId: string, now: number, score = scoreOf({ asOf: now })): Promise<void> {
      return fixture.ledger.transaction(async (tx) => {
        const before = await scoresBefore(tx, home, [contactId]);
        await recordHistory(tx, home, [{ contactId, score }], before, now);
      });
    }

    test("of a day the last score stays, and days come back oldest first", async () => {
      await record("1", noon, scoreOf({ fit: 1, leadScore: 31 }));
      await record("1", noon + 1_000, scoreOf({ fit: 2, leadScore: 32 }));
      await record("1", noon + day, scoreOf({ fit: 3, leadScore: 33 }));
      expect(await readTrend(fixture.ledger, home, "1", 90)).toEqual([
        { at: 20_000 * day, fit: 2, pain: 30, leadScore: 32 },
        { at: 20_001 * day, fit: 3, pain: 30, leadScore: 33 },
      ]);
      expect(await readTrend(fixture.ledger, home, "1", 1)).toMatchObject([{ fit: 3 }]);
    });

    test("recording the same scoring twice changes nothing", async () => {
      const ready = readyScore({ asOf: noon });
      await record("1", noon, ready);
      await record("1", noon, ready);
      expect(await readTrend(fixture.ledger, home, "1", 90)).toHaveLength(1);
      const changes = await fixture.ledger.read
        .selectFrom("readiness_changes")
        .selectAll()
        .execute();
      expect(changes).toHaveLength(1);
    });

    test("a contact that was never ready has not left it", async () => {
      await record("1", noon);
      expect(await readLeaving(fixture.ledger, home, "1")).toBe(null);
    });

    test("old days are dropped, newer ones and other contacts' stay", async () => {
      await record("1", noon);
      await record("2", noon + day);
      await pruneHistory(fixture.ledger, noon + day);
      expect(await readTrend(fixture.ledger, home, "1", 90)).toEqual([]);
      expect(await readTrend(fixture.ledger, home, "2", 90)).toHaveLength(1);
    });

    test("a verdict, a new model and missing points are told apart as causes", () => {
      const verdict = { kind: "verdict", value: "never" } as const;
      expect(readinessCause(scoreOf({ reason: verdict }), 1)).toEqual(verdict);
      expect(readinessCause(scoreOf({ modelVersion: 2 }), 1)).toEqual({ kind: "model" });
      expect(readinessCause(scoreOf(), 1)).toEqual({ kind: "points", of: ["fit"] });
    });
  });
}
