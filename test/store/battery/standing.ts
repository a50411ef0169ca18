import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { bestWaiting } from "../../../src/store/crossings/count-starts.ts";
import { bestPacedWrites } from "../../../src/store/writes/paced-writes.ts";
import { bestPaced } from "../../../src/store/crossings/rollouts.ts";
import {
  customerScoreOf,
  decisionOf,
  firedAt,
  portal,
  scoreOf,
  turnOf,
} from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const lead = (leadScore: number) => scoreOf({ leadScore });
/** Each of them waits, for `upsell`, in a roll-out and to be written. */
const waiting = [
  ["1", customerScoreOf(20)],
  ["2", customerScoreOf(80)],
  ["3", lead(50)],
  ["4", customerScoreOf(20)],
] as const;
const bestFirst = ["2", "3", "1", "4"];

/** Customers, whose lead score is 0, go by their customer score, beside leads that go by theirs. */
export function standing(adapter: LedgerAdapter): void {
  describe("who waits goes best first", () => {
    const fixture = useLedger(adapter);
    const commit = async (state: "waiting" | "paced"): Promise<void> => {
      const decisions = waiting.map(([id, score]) =>
        decisionOf(id, {
          score,
          write: { a: "1" },
          pace: "inTurn",
          crossings: [
            { ...firedAt("upsell", 1_000, state), ...(state === "paced" && { rollout: 7 }) },
          ],
        }),
      );
      await commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions));
    };
    const best = () => bestWaiting(fixture.ledger.read, portal, "upsell", [], 10);

    test("customers by their customer score, for a start", async () => {
      await commit("waiting");
      expect(await best()).toEqual(bestFirst);
    });

    test("and in a roll-out, and for the first write", async () => {
      await commit("paced");
      const of = { rollout: 7, scenario: "upsell", since: 0, rivals: [] };
      const paced = await bestPaced(fixture.ledger.read, portal, of, 10);
      expect(paced.map(({ contactId }) => contactId)).toEqual(bestFirst);
      expect(await bestPacedWrites(fixture.ledger.read, portal, 10)).toEqual(bestFirst);
    });
  });
}
