import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { bestWaiting } from "../../../src/store/crossings/count-starts.ts";
import { bestPacedWrites } from "../../../src/store/writes/paced-writes.ts";
import { bestSilent } from "../../../src/store/crossings/catch-ups.ts";
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
/** Each of them waits for `upsell`, or for its catch-up, and to be written. */
const waiting = [
  ["1", customerScoreOf(20)],
  ["2", customerScoreOf(80)],
  ["3", lead(50)],
  ["4", customerScoreOf(20)],
  ["5", scoreOf({ leadScore: 50, origin: "inbound" })],
  ["6", scoreOf({ leadScore: 49, origin: "inbound" })],
] as const;
const bestFirst = ["2", "5", "3", "6", "1", "4"];

/** Customers, whose lead score is 0, go by their customer score, beside leads that go by theirs; inbound goes first on ties. */
export function standing(adapter: LedgerAdapter): void {
  describe("who waits goes best first", () => {
    const fixture = useLedger(adapter);
    const commit = async (state: "waiting" | "recorded"): Promise<void> => {
      const decisions = waiting.map(([id, score]) =>
        decisionOf(id, {
          score,
          write: { a: "1" },
          pace: "inTurn",
          crossings: [{ ...firedAt("upsell", 1_000, state), why: "publish" }],
        }),
      );
      await commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions));
    };
    const best = () => bestWaiting(fixture.ledger.read, portal, "upsell", [], 10);

    test("customers by their customer score, and inbound first on ties, for a start", async () => {
      await commit("waiting");
      expect(await best()).toEqual(bestFirst);
    });

    test("and in a catch-up, and for the first write", async () => {
      await commit("recorded");
      const of = { scenario: "upsell", source: "publish", ticked: [], rivals: [] } as const;
      expect(await bestSilent(fixture.ledger.read, portal, of, 10)).toEqual(bestFirst);
      expect(await bestPacedWrites(fixture.ledger.read, portal, 10)).toEqual(bestFirst);
    });
  });
}
