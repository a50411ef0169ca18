import type { Why } from "../../../src/store/crossings/whys.ts";
import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import {
  bestSilent,
  countGoing,
  giveTurn,
  readOffers,
} from "../../../src/store/crossings/catch-ups.ts";
import type { CrossingChange } from "../../../src/store/crossings/crossing.ts";
import { answerHeld, bestHeld, heldCounts, heldGroups } from "../../../src/store/crossings/held.ts";
import {
  endCatchUps,
  endQueues,
  readQueues,
  startQueue,
  type Queue,
} from "../../../src/store/crossings/queues.ts";
import {
  busiestUnexplained,
  countUnexplained,
  noteAnswer,
  noteUnexplained,
} from "../../../src/store/crossings/unexplained.ts";
import { recall } from "../../../src/store/scores/recall.ts";
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

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = 1_000 * day;

const fired = (state: "on_hold" | "recorded"): CrossingChange => ({
  ...firedAt("handoff", now, "recorded"),
  state,
  ...(state === "on_hold" && { heldAs: "handoff" }),
});

const silent = (contactId: string, leadScore: number, leftOut?: string, why: Why = "first_run") =>
  decisionOf(contactId, {
    score: scoreOf({ leadScore }),
    crossings: [
      {
        ...firedAt("handoff", 1_000, "recorded"),
        why,
        ...(leftOut !== undefined && { leftOut }),
      },
    ],
  });

const held = (contactId: string, heldBy: string, leadScore = 30) =>
  decisionOf(contactId, {
    score: scoreOf({ leadScore }),
    crossings: [fired("on_hold")],
    heldBy,
  });

/** What the breaker holds, who may be caught up, and the queues of both. */
export function heldCrossings(adapter: LedgerAdapter): void {
  describe("what the breaker counts", () => {
    const fixture = useLedger(adapter);
    const note = (contacts: number, at: number, what = "handoff") =>
      fixture.ledger.transaction((tx) =>
        noteUnexplained(tx, portal, new Map([[what, contacts]]), at),
      );
    const lately = async (at = now) =>
      (await countUnexplained(fixture.ledger.read, portal, at)).get("handoff");
    const busiest = async (at = now, what = "handoff") =>
      (await busiestUnexplained(fixture.ledger.read, portal, at)).get(what);

    test("is counted over an hour and a day, for each kind and portal apart", async () => {
      await note(3, now - 2 * minute);
      await note(4, now - 2 * hour);
      await note(5, now - 25 * hour);
      await note(9, now, "welcome");
      expect(await lately()).toEqual({ hour: 3, day: 7 });
      expect(await countUnexplained(fixture.ledger.read, otherPortal, now)).toEqual(new Map());
    });

    test("is usual as the busiest hour and day of four weeks, the last ones apart", async () => {
      await note(100, now - 2 * minute);
      await note(7, now - 3.5 * day);
      await note(8, now - 3.5 * day + 90 * minute);
      await note(50, now - 29 * day);
      await note(4, now - 3.5 * day, "welcome");
      expect(await busiest()).toEqual({ hour: 8, day: 15 });
      expect(await busiest(now, "welcome")).toEqual({ hour: 4, day: 4 });
    });

    test("begins anew with an answer, and what was let go is usual then", async () => {
      await note(20, now - 10 * minute);
      await fixture.ledger.transaction((tx) =>
        noteAnswer(tx, portal, "handoff", [{ at: now - 5 * minute, contacts: 70 }], now),
      );
      expect(await lately(now + minute)).toEqual({ hour: 0, day: 0 });
      await note(2, now + 2 * minute);
      expect(await lately(now + 3 * minute)).toEqual({ hour: 2, day: 2 });
      const later = now + 2 * day;
      expect(await busiest(later)).toEqual({ hour: 90, day: 90 });
    });
  });

  describe("what the breaker holds", () => {
    const fixture = useLedger(adapter);
    const commit = async (...decisions: ReturnType<typeof held>[]) =>
      commitBatch(
        fixture.ledger,
        turnOf(await laneLease(fixture.ledger), decisions, { now: 1_000 }),
      );
    const knownOf = async (id: string) =>
      (await recall(fixture.ledger, portal, [id]))(id).crossings.get("handoff");

    test("is told by its cause, the largest first, and is known as held", async () => {
      await commit(held("1", "created"), held("2", "created"), held("3", "company"));
      expect(await heldGroups(fixture.ledger.read, portal)).toEqual([
        { what: "handoff", cause: "created", contacts: 2, since: 1_000, until: 1_000 },
        { what: "handoff", cause: "company", contacts: 1, since: 1_000, until: 1_000 },
      ]);
      expect(await heldCounts(fixture.ledger.read, portal)).toEqual(new Map([["handoff", 3]]));
      expect(await heldGroups(fixture.ledger.read, otherPortal)).toEqual([]);
      expect(await knownOf("1")).toMatchObject({ isHeld: true, isWaiting: true, silent: false });
    });

    test("goes best first, and by its answer once", async () => {
      await commit(held("1", "created", 10), held("2", "created", 90), held("3", "company", 50));
      expect(await bestHeld(fixture.ledger.read, portal, "handoff", 2)).toEqual(["2", "3"]);
      const answer = (cause: string, said: "letGo" | "drop") =>
        fixture.ledger.transaction((tx) => answerHeld(tx, portal, { cause }, said, 2_000));
      expect([await answer("created", "letGo"), await answer("created", "letGo")]).toEqual([2, 0]);
      expect(await knownOf("2")).toMatchObject({ isHeld: false, isWaiting: true });
      expect(await answer("company", "drop")).toBe(1);
      expect(await knownOf("3")).toMatchObject({ isHeld: false, silent: true });
    });

    test("of a fall keeps the crossing as it is, until somebody answers", async () => {
      await commit(decisionOf("1", { crossings: [firedAt("handoff", now)] }));
      const change = { scenario: "handoff", generation: 1, change: "fall", fall: "held" } as const;
      await commit(decisionOf("1", { crossings: [change], heldBy: "company" }));
      expect(await knownOf("1")).toMatchObject({ fall: "held", isHeld: false, isWaiting: false });
      expect((await heldGroups(fixture.ledger.read, portal))[0]?.what).toBe("fall");
      await fixture.ledger.transaction((tx) => answerHeld(tx, portal, {}, "drop", 2_000));
      expect(await knownOf("1")).toMatchObject({ fall: "dropped" });
      expect(await heldGroups(fixture.ledger.read, portal)).toEqual([]);
    });
  });

  describe("who stayed silent and may be caught up", () => {
    const fixture = useLedger(adapter);
    const commit = async (...decisions: ReturnType<typeof silent>[]) =>
      commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions));
    const of = { scenario: "handoff", source: "first_run", rivals: [] } as const;
    const best = (ticked: readonly string[], limit = 9) =>
      bestSilent(fixture.ledger.read, portal, { ...of, ticked }, limit);

    test("is offered by source, with those who are left out and why", async () => {
      await commit(
        silent("1", 10),
        silent("2", 90, "opted_out"),
        silent("3", 50, "opted_out,quiet"),
        silent("4", 20, undefined, "publish"),
      );
      const offers = await readOffers(fixture.ledger.read, portal);
      expect(offers).toEqual([
        {
          scenario: "handoff",
          source: "first_run",
          contacts: 1,
          leftOut: new Map([
            ["opted_out", 1],
            ["opted_out,quiet", 1],
          ]),
        },
        { scenario: "handoff", source: "publish", contacts: 1, leftOut: new Map() },
      ]);
      const [first] = offers;
      if (first === undefined) throw new Error("nothing is offered");
      expect(
        [[], ["quiet"], ["opted_out"], ["quiet", "opted_out"]].map((ticked) =>
          countGoing(first, ticked),
        ),
      ).toEqual([1, 1, 2, 3]);
      expect(await best([])).toEqual(["1"]);
      expect(await best(["quiet"])).toEqual(["1"]);
      expect(await best(["quiet", "opted_out"])).toEqual(["2", "3", "1"]);
      expect(await best(["quiet", "opted_out"], 1)).toEqual(["2"]);
    });

    test("has one turn, at whose instant it fires", async () => {
      await commit(silent("1", 10), silent("2", 20));
      const turn = () =>
        fixture.ledger.transaction((tx) => giveTurn(tx, portal, of, ["1", "2"], 5_000));
      expect([await turn(), await turn()]).toEqual([2, 0]);
      const known = await recall(fixture.ledger, portal, ["1"]);
      expect(known("1").crossings.get("handoff")).toMatchObject({
        firedAt: 5_000,
        isWaiting: true,
        generation: 1,
      });
      expect(await readOffers(fixture.ledger.read, portal)).toEqual([]);
    });

    test("waits in one queue a scenario and source", async () => {
      const { ledger } = fixture;
      const queue: Queue = {
        scenario: "handoff",
        source: "first_run",
        mostADay: 5,
        startedAt: 1,
        startedBy: "ana",
        expected: 2,
        ticked: ["quiet"],
      };
      const start = (given: Queue) => ledger.transaction((tx) => startQueue(tx, portal, given));
      await start(queue);
      await start({ ...queue, mostADay: 7 });
      await start({ ...queue, source: "held" });
      const all = () => readQueues(ledger.read, portal);
      expect(await all()).toEqual([
        { ...queue, mostADay: 7 },
        { ...queue, source: "held" },
      ]);
      await ledger.transaction((tx) => endCatchUps(tx, portal));
      expect((await all()).map(({ source }) => source)).toEqual(["held"]);
      const end = () => ledger.transaction((tx) => endQueues(tx, portal, "handoff", "held"));
      expect([await end(), await end()]).toEqual([1, 0]);
    });
  });
}
