import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import type { Lease } from "../../../src/store/engine/lease.ts";
import { recall } from "../../../src/store/scores/recall.ts";
import { noteRelease, releasedSince } from "../../../src/store/crossings/releases.ts";
import {
  bestPaced,
  cancelRollouts,
  countRollout,
  hasUnbegun,
  letGo,
} from "../../../src/store/crossings/rollouts.ts";
import {
  decisionOf,
  firedAt,
  otherPortal,
  portal,
  scoreOf,
  turnOf,
} from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const paced = (contactId: string, leadScore: number, rollout = 7, scenario = "handoff") =>
  decisionOf(contactId, {
    score: scoreOf({ leadScore }),
    crossings: [{ ...firedAt(scenario, 1_000, "paced"), rollout }],
  });

export function rollouts(adapter: LedgerAdapter): void {
  describe("crossings that wait for their turn after a publish", () => {
    const fixture = useLedger(adapter);

    const commit = async (...decisions: ReturnType<typeof paced>[]): Promise<Lease> => {
      const lease = await laneLease(fixture.ledger);
      await commitBatch(fixture.ledger, turnOf(lease, decisions));
      return lease;
    };
    const best = (limit: number, changes: { since?: number; rivals?: readonly string[] } = {}) =>
      bestPaced(
        fixture.ledger.read,
        portal,
        { rollout: 7, scenario: "handoff", since: 0, rivals: [], ...changes },
        limit,
      );

    test("are known as waiting and paced, and as begun by nobody", async () => {
      await commit(paced("1", 30));
      const known = await recall(fixture.ledger, portal, ["1"]);
      expect(known("1").crossings.get("handoff")).toMatchObject({
        silent: false,
        isWaiting: true,
        isPaced: true,
        lastStartedAt: null,
      });
      expect(await hasUnbegun(fixture.ledger.read, portal)).toBe(true);
      expect(await hasUnbegun(fixture.ledger.read, otherPortal)).toBe(false);
    });

    test("are chosen by score and then by id, of their own roll-out and since the binding alone", async () => {
      await commit(paced("1", 30), paced("2", 50), paced("3", 30), paced("4", 90, 6));
      expect((await best(2)).map(({ contactId }) => contactId)).toEqual(["2", "1"]);
      expect(await best(9)).toHaveLength(3);
      expect(await best(9, { since: 1_001 })).toEqual([]);
      expect(await best(0)).toEqual([]);
    });

    test("stay behind a rival that waits or runs for the contact", async () => {
      const rival = firedAt("nurture", 1_000, "waiting");
      const one = paced("1", 30);
      await commit({ ...one, crossings: [...one.crossings, rival] }, paced("2", 10));
      const chosen = await best(9, { rivals: ["handoff", "nurture"] });
      expect(chosen.map(({ contactId }) => contactId)).toEqual(["2"]);
    });

    test("have one turn: giving it again lets nobody go", async () => {
      await commit(paced("1", 30), paced("2", 20));
      const { ledger } = fixture;
      const chosen = await best(1);
      const turn = () => ledger.transaction((tx) => letGo(tx, portal, 7, chosen));
      expect([await turn(), await turn()]).toEqual([1, 0]);
      expect(await countRollout(ledger.read, portal, 7)).toEqual([
        { scenario: "handoff", left: 1, held: 1, begun: 0, dropped: 0 },
      ]);
      const known = await recall(ledger, portal, ["1"]);
      expect(known("1").crossings.get("handoff")).toMatchObject({
        isWaiting: true,
        isPaced: false,
      });
    });

    test("turn silent when they are cancelled, but for what has begun and what is excepted", async () => {
      const lease = await commit(paced("1", 30), paced("2", 20), paced("3", 10, 8));
      const { ledger } = fixture;
      await ledger.transaction((tx) =>
        letGo(tx, portal, 7, [{ contactId: "1", scenario: "handoff", standing: 30 }]),
      );
      const released = { scenario: "handoff", generation: 1, change: "released" as const };
      await commitBatch(ledger, turnOf(lease, [decisionOf("1", { crossings: [released] })]));
      const cancel = (except: number[], scenario: string | null = null) =>
        ledger.transaction((tx) => cancelRollouts(tx, portal, except, scenario));
      expect(await cancel([8], "welcome")).toBe(0);
      expect(await cancel([8])).toBe(1);
      expect(await countRollout(ledger.read, portal, 7)).toEqual([
        { scenario: "handoff", left: 0, held: 0, begun: 1, dropped: 1 },
      ]);
      expect(await cancel([])).toBe(1);
      const known = await recall(ledger, portal, ["3"]);
      expect(known("3").crossings.get("handoff")?.silent).toBe(true);
    });

    test("are counted when they are let go, and the count outlives an hour and a day", async () => {
      const { ledger } = fixture;
      const day = 86_400_000;
      const note = (n: number, at: number) =>
        ledger.transaction((tx) => noteRelease(tx, portal, "enrol:7", n, at));
      await note(3, day);
      await note(2, day);
      await note(4, 2 * day);
      expect(await releasedSince(ledger.read, portal, "enrol:7", day)).toBe(9);
      expect(await releasedSince(ledger.read, portal, "enrol:7", day + 1)).toBe(4);
      expect(await releasedSince(ledger.read, portal, "enrol:8", 0)).toBe(0);
      expect(await releasedSince(ledger.read, otherPortal, "enrol:7", 0)).toBe(0);
      await note(1, 4 * day);
      expect(await releasedSince(ledger.read, portal, "enrol:7", 0)).toBe(5);
    });
  });
}
