import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import type { Decision } from "../../../src/store/decision.ts";
import {
  bestPacedWrites,
  countPacedWrites,
  oldestPacedWrite,
  releaseWrites,
} from "../../../src/store/writes/paced-writes.ts";
import { takeWrites } from "../../../src/store/writes/take-writes.ts";
import { decisionOf, firedAt, portal, scoreOf, turnOf } from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const write = (
  id: string,
  pace: NonNullable<Decision["pace"]>,
  leadScore = 30,
  changes: Partial<Decision> = {},
) =>
  decisionOf(id, {
    write: { a: pace },
    pace,
    score: scoreOf({ leadScore }),
    ...changes,
  });

export function pacedWrites(adapter: LedgerAdapter): void {
  describe("values that wait for their turn", () => {
    const fixture = useLedger(adapter);
    const commit = async (...decisions: Decision[]) =>
      commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions));
    const due = async () =>
      (await takeWrites(fixture.ledger, portal, 100)).map(({ contactId }) => contactId);

    test("are not taken before it, and then best score first", async () => {
      await commit(write("1", "inTurn", 10), write("2", "inTurn", 60), write("3", "now", 5));
      const { ledger } = fixture;
      expect(await due()).toEqual(["3"]);
      expect(await oldestPacedWrite(ledger.read, portal)).toBe(1_000);
      const first = await bestPacedWrites(ledger.read, portal, 1);
      expect(first).toEqual(["2"]);
      const release = () => ledger.transaction((tx) => releaseWrites(tx, portal, first));
      expect([await release(), await release()]).toEqual([1, 0]);
      expect(await due()).toEqual(["2", "3"]);
      expect(await countPacedWrites(ledger.read, portal)).toBe(1);
      expect(await ledger.transaction((tx) => releaseWrites(tx, portal, null))).toBe(1);
      expect(await oldestPacedWrite(ledger.read, portal)).toBeNull();
    });

    test("go at once with what an event or a person changed", async () => {
      await commit(write("1", "inTurn"));
      await commit(write("1", "now", 30, { write: { b: "1" } }));
      expect(await takeWrites(fixture.ledger, portal, 100)).toMatchObject([
        { properties: { a: "inTurn", b: "1" } },
      ]);
    });

    test("do not hold back what goes at once already, and wait on where time alone changed them", async () => {
      await commit(write("1", "now"), write("2", "inTurn"), write("3", "asBefore"));
      await commit(write("1", "inTurn"), write("2", "asBefore"), write("3", "asBefore"));
      expect(await due()).toEqual(["1", "3"]);
    });

    test("go at once with the trigger of a workflow", async () => {
      await commit(write("1", "inTurn", 30, { crossings: [firedAt("welcome", 1_000)] }));
      expect(await due()).toEqual(["1"]);
    });
  });
}
