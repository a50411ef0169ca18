import { describe, expect, test } from "vitest";
import { previewsOf, addPreview } from "../../../src/account/previews.ts";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { queueActivity, takeActivities } from "../../../src/store/events/activities.ts";
import { markDirty, news } from "../../../src/store/marks/mark-dirty.ts";
import { takeDirty } from "../../../src/store/marks/take-dirty.ts";
import { findJob, startJob } from "../../../src/store/portals/jobs.ts";
import { recall } from "../../../src/store/scores/recall.ts";
import { decisionOf, portal, turnOf } from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

/** A row that another version of Ripen wrote is read as what it can be, or made again; it is never taken for something else. */
export function olderRows(adapter: LedgerAdapter): void {
  describe("a row in words that this version does not know", () => {
    const fixture = useLedger(adapter);

    test("of a score keeps no verdict", async () => {
      const decision = decisionOf("1", { verdict: { value: "yes", at: 1_000 } });
      await commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), [decision]));
      const verdict = async () => (await recall(fixture.ledger, portal, ["1"]))("1").verdict;
      expect(await verdict()).toEqual({ value: "yes", at: 1_000 });
      await fixture.ledger.transaction((tx) =>
        tx.updateTable("scores").set({ verdict: "perhaps" }).execute(),
      );
      expect(await verdict()).toBeNull();
    });

    test("of a mark or of an activity sets nothing off", async () => {
      await fixture.ledger.transaction(async (tx) => {
        await markDirty(tx, portal, [{ contactId: "1", news: news.created }], 1_000);
        await queueActivity(tx, portal, {
          kind: "call",
          activityId: "7",
          news: news.created,
          notBefore: 1_000,
        });
        await tx.updateTable("dirty").set({ news: 9 }).execute();
        await tx.updateTable("activities").set({ news: 9 }).execute();
      });
      expect(await takeDirty(fixture.ledger, portal, 9, 2_000)).toMatchObject([
        { contactId: "1", news: news.none },
      ]);
      expect(await takeActivities(fixture.ledger, portal, "call", 9, 2_000)).toMatchObject([
        { activityId: "7", news: news.none },
      ]);
    });

    test("of a job goes on, and of a preview has failed", async () => {
      await fixture.ledger.transaction((tx) => startJob(tx, portal, "backfill", null, 1_000));
      await addPreview(fixture.ledger, portal, {
        id: "p",
        kind: "lead",
        draftRevision: 1,
        startedAt: 1_000,
      });
      await fixture.ledger.transaction(async (tx) => {
        await tx.updateTable("jobs").set({ state: "resting" }).execute();
        await tx.updateTable("previews").set({ state: "resting" }).execute();
      });
      expect((await findJob(fixture.ledger, portal, "backfill"))?.state).toBe("running");
      expect(await previewsOf(fixture.ledger.read, portal, 1_000)).toMatchObject([
        { id: "p", state: "failed" },
      ]);
    });
  });
}
