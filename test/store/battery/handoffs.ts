import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { settleEffects } from "../../../src/store/crossings/run-effects.ts";
import type { Decision } from "../../../src/store/decision.ts";
import { pruneHandoffs, type HandoffTerms } from "../../../src/store/crossings/handoffs.ts";
import { noFollowUp } from "../../../src/store/crossings/follow-up.ts";
import { applyMerge } from "../../../src/store/leaving/apply-merge.ts";
import { keepDeals } from "../../../src/store/outcomes/keep-deals.ts";
import { recall } from "../../../src/store/scores/recall.ts";
import { settleWrites } from "../../../src/store/settle-writes.ts";
import { takeWrites } from "../../../src/store/writes/take-writes.ts";
import {
  decisionOf,
  firedAt,
  portal,
  scoreOf,
  turnOf,
  dueOf,
} from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const hourMs = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();
const terms: HandoffTerms = {
  addressee: "sales",
  raisedAt: null,
  due: dueOf(1_000, false),
  ownerId: null,
};
const score = scoreOf({
  fit: 30,
  pain: 30,
  readiness: { ready: true, readySince: 1_000, belowSince: null },
});

/** A contact that is handed over at `at`, its trigger still to be written. */
const handsOver = (id: string, at: number, changes: Partial<Decision> = {}): Decision =>
  decisionOf(id, {
    score,
    crossings: [firedAt("handoff", at)],
    handoff: terms,
    inputs: {
      properties: { email: "ana@acme.example", ripen_band: "high" },
      company: { name: "Acme" },
    },
    write: { ripen_handoff_at: iso(at) },
    ...changes,
  });

const says = (value: "yes" | "maybe", at: number): Decision =>
  decisionOf("1", { verdict: { value, at }, isAnswered: true });

export function handoffs(adapter: LedgerAdapter): void {
  describe("hand-offs", () => {
    const fixture = useLedger(adapter);
    const commit = async (now: number, ...decisions: Decision[]) =>
      commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions, { now }));
    const settle = async (now: number) =>
      settleWrites(
        fixture.ledger,
        portal,
        await laneLease(fixture.ledger),
        { written: await takeWrites(fixture.ledger, portal, 100), refused: [], vanished: [] },
        { now, dueOf },
      );
    const rows = () =>
      fixture.ledger.read
        .selectFrom("handoffs")
        .selectAll()
        .orderBy("contact_id")
        .orderBy("generation")
        .execute();
    const everything = async () => ({
      crossings: await fixture.ledger.read.selectFrom("crossings").selectAll().execute(),
      outcomes: await fixture.ledger.read.selectFrom("outcomes").selectAll().execute(),
      scores: await fixture.ledger.read
        .selectFrom("scores")
        .select(["ready", "ready_since", "verdict"])
        .execute(),
    });
    const beforeVerdict = async () =>
      (await recall(fixture.ledger, portal, ["1"]))("1").beforeVerdict;
    const standing = async (id: string) => (await recall(fixture.ledger, portal, [id]))(id).handoff;

    test("are kept with facts and lines as they were, our own outputs left out", async () => {
      await commit(1_000, handsOver("1", 1_000));
      const [row] = await rows();
      expect(row).toMatchObject({
        contact_id: "1",
        generation: 1,
        crossed_at: 1_000,
        addressee: "sales",
        told_at: null,
        model_version: 1,
        fit: 30,
        pain: 30,
      });
      expect(JSON.parse(row?.facts_json ?? "")).toEqual({
        contact: { email: "ana@acme.example" },
        company: { name: "Acme" },
      });
    });

    test("are told when HubSpot took the trigger, and sales' time runs from then on", async () => {
      await commit(1_000, handsOver("1", 1_000));
      await settle(9_000);
      expect(await standing("1")).toMatchObject({
        toldAt: 9_000,
        contactBy: 9_000 + 48 * hourMs,
      });
      await settle(10_000);
      expect(await standing("1")).toMatchObject({ toldAt: 9_000 });
    });

    test("are told when the call that enrols went through", async () => {
      const call = { actuator: "list", target: "7" } as const;
      const crossing = { ...firedAt("handoff", 1_000), state: "calling", call } as const;
      await commit(1_000, handsOver("1", 1_000, { crossings: [crossing], write: {} }));
      const effect = { contactId: "1", scenario: "handoff", generation: 1, verb: "enrol" } as const;
      await settleEffects(
        fixture.ledger,
        { portalId: portal, lease: await laneLease(fixture.ledger) },
        [
          {
            effect: { ...effect, ...call, attempt: 1, startedAt: null },
            state: "done",
            reason: null,
          },
        ],
        { now: 4_000, dueOf },
      );
      expect(await standing("1")).toMatchObject({ toldAt: 4_000 });
    });

    test("without a bound workflow are told at once, by our own lists", async () => {
      const crossing = { ...firedAt("handoff", 1_000), state: "listed" } as const;
      await commit(1_000, handsOver("1", 1_000, { crossings: [crossing], write: {} }));
      expect(await standing("1")).toMatchObject({ toldAt: 1_000, contactBy: terms.due.contactBy });
    });

    test("of silent and waiting crossings are none, and one that is let go later is one then", async () => {
      await commit(
        1_000,
        handsOver("1", 1_000, { crossings: [firedAt("handoff", 1_000, "recorded")] }),
        handsOver("2", 1_000, { crossings: [firedAt("handoff", 1_000, "waiting")] }),
      );
      expect(await rows()).toEqual([]);
      const goes = { scenario: "handoff", generation: 1, change: "released" } as const;
      await commit(2_000, handsOver("2", 1_000, { crossings: [goes] }));
      expect(await rows()).toMatchObject([{ contact_id: "2", crossed_at: 1_000 }]);
    });

    test("keep sales' answer and the first deal that closed since", async () => {
      await commit(1_000, handsOver("1", 1_000));
      const verdict = { value: "yes", at: 3_000 } as const;
      await commit(3_000, decisionOf("1", { verdict, handoff: { ...terms, isAnswered: true } }));
      expect(await standing("1")).toMatchObject({ verdict });
      const deal = { contactId: "1", dealId: "9", amount: null } as const;
      await fixture.ledger.transaction(async (tx) => {
        await keepDeals(tx, portal, [{ ...deal, kind: "deal_lost", at: 500 }], [], 5_000);
        await keepDeals(tx, portal, [{ ...deal, kind: "deal_won", at: 4_000 }], [], 5_000);
        await keepDeals(tx, portal, [{ ...deal, kind: "deal_lost", at: 4_500 }], [], 5_000);
      });
      expect(await rows()).toMatchObject([
        { verdict: "yes", verdict_at: 3_000, deal: "deal_won", deal_at: 4_000 },
      ]);
    });

    test("keep what sales has done about them, as often as it changes", async () => {
      await commit(1_000, handsOver("1", 1_000));
      const followUp = {
        ...noFollowUp,
        generation: 1,
        firstContactAt: 2_000,
        firstContactHow: "call",
        firstContactKnownAt: 3_000,
        attempts: 2,
        conversations: 1,
        remindedAt: 1_500,
        breachedAt: 1_800,
      } as const;
      await commit(3_000, decisionOf("1", { handoff: { ...terms, followUp } }));
      const { generation: _, ...done } = followUp;
      expect(await standing("1")).toMatchObject({ ...done, ...dueOf(1_000, false) });
      await commit(
        4_000,
        decisionOf("1", { handoff: { ...terms, followUp: { ...noFollowUp, generation: 1 } } }),
      );
      expect(await standing("1")).toMatchObject(noFollowUp);
    });

    test("are looked at again when the reminder of what HubSpot took later falls due", async () => {
      await commit(1_000, handsOver("1", 1_000, { nextChangeAt: 9e12 }), handsOver("2", 1_000));
      await settle(9_000);
      const next = await fixture.ledger.read
        .selectFrom("scores")
        .select("next_change_at")
        .execute();
      const { remindAt } = dueOf(9_000, false);
      expect(next.map((row) => row.next_change_at)).toEqual([remindAt, remindAt]);
    });

    test("whose verdict is undone wait as before, and their crossings stand as they were", async () => {
      await commit(1_000, handsOver("1", 1_000));
      await settle(1_500);
      const verdict = { value: "never", at: 3_000 } as const;
      const ends = [
        { scenario: "handoff", generation: 1, change: "ended", why: "goal" },
        { scenario: "handoff", generation: 1, change: "rearmed" },
      ] as const;
      const before = await everything();
      await commit(
        3_000,
        decisionOf("1", {
          verdict,
          crossings: ends,
          isAnswered: true,
          handoff: { ...terms, isAnswered: true, verdictReason: "student" },
          outcomes: { lifecycle: null, verdict },
        }),
      );
      expect(await rows()).toMatchObject([{ verdict: "never", verdict_reason: "student" }]);
      const known = (await recall(fixture.ledger, portal, ["1"]))("1");
      expect(known.beforeVerdict).toEqual({
        at: 3_000,
        verdict: null,
        readiness: score.readiness,
        crossings: [
          {
            scenario: "handoff",
            generation: 1,
            state: "written",
            endedAt: null,
            endedWhy: null,
            rearmedAt: null,
          },
        ],
      });
      const back = {
        scenario: "handoff",
        generation: 1,
        change: "taken_back",
        endedAt: null,
        endedWhy: null,
        rearmedAt: null,
        state: "written",
      } as const;
      const undone = { undone: verdict, instead: null };
      await commit(4_000, decisionOf("1", { score, crossings: [back], undone, handoff: terms }));
      expect(await rows()).toMatchObject([
        { verdict: null, verdict_at: null, verdict_reason: null, undone_at: 4_000 },
      ]);
      expect(await everything()).toEqual(before);
      expect((await recall(fixture.ledger, portal, ["1"]))("1").beforeVerdict).toBeNull();
    });

    test("of a verdict that follows another within the day are remembered as before the first", async () => {
      await commit(1_000, handsOver("1", 1_000));
      await commit(3_000, says("yes", 3_000));
      await commit(4_000, says("maybe", 4_000));
      expect(await beforeVerdict()).toMatchObject({ at: 3_000, verdict: null });
      const nextDay = 3_000 + 24 * hourMs;
      await commit(nextDay, says("yes", nextDay));
      expect(await beforeVerdict()).toMatchObject({
        at: nextDay,
        verdict: { value: "maybe", at: 4_000 },
      });
    });

    test("that are asked for again keep the sooner of both times", async () => {
      await commit(1_000, handsOver("1", 1_000));
      const askedAgain = { generation: 1, at: 2_000 };
      const again = (by: number) =>
        decisionOf("1", {
          handoff: { ...terms, due: { remindAt: by - 1, contactBy: by }, askedAgain },
        });
      await commit(2_000, again(5_000));
      await commit(2_000, again(9_000));
      expect(await rows()).toMatchObject([{ asked_again_at: 2_000, contact_by: 5_000 }]);
    });

    test("of merged contacts are one history, under the numbers of their crossings", async () => {
      await commit(1_000, handsOver("1", 1_000), handsOver("2", 900));
      await settle(1_500);
      await fixture.ledger.transaction((tx) =>
        applyMerge(tx, portal, "3", ["1", "2"], 4_000, 5_000),
      );
      expect(await rows()).toMatchObject([
        { contact_id: "3", generation: 1, crossed_at: 1_000, told_at: 1_500 },
        { contact_id: "3", generation: 2, crossed_at: 900, told_at: 1_500 },
      ]);
    });

    test("whose trigger HubSpot took while their contact was merged were told", async () => {
      await commit(1_000, handsOver("1", 1_000));
      const lease = await laneLease(fixture.ledger);
      const written = await takeWrites(fixture.ledger, portal, 100);
      await fixture.ledger.transaction((tx) => applyMerge(tx, portal, "3", ["1"], 4_000, 5_000));
      const answers = { written, refused: [], vanished: [] };
      await settleWrites(fixture.ledger, portal, lease, answers, { now: 6_000, dueOf });
      expect(await rows()).toMatchObject([{ contact_id: "3", told_at: 6_000 }]);
    });

    test("are dropped once they are older than what is kept, and no sooner", async () => {
      await commit(1_000, handsOver("1", 1_000), handsOver("2", 2_000));
      await fixture.ledger.transaction((tx) => pruneHandoffs(tx, portal, 2_000));
      expect((await rows()).map((row) => row.contact_id)).toEqual(["2"]);
    });
  });
}
