import { describe, expect, test } from "vitest";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { forgetContact } from "../../../src/store/leaving/forget-contact.ts";
import { advanceJob, findJob, startJob } from "../../../src/store/portals/jobs.ts";
import { takeLease } from "../../../src/store/engine/lease.ts";
import { news, markDirty } from "../../../src/store/marks/mark-dirty.ts";
import { recall, unknownContact } from "../../../src/store/scores/recall.ts";
import { takeDirty } from "../../../src/store/marks/take-dirty.ts";
import { allRows } from "../../support/ledger/all-rows.ts";
import type { Score } from "../../../src/scoring/result.ts";
import {
  customerScoreOf,
  decisionOf,
  firedAt,
  otherPortal,
  portal,
  scoreOf,
  turnOf,
} from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const event = {
  id: "1/pages#4",
  type: "page_viewed",
  occurredAt: 900,
  source: "counter",
  properties: { url: "/pricing" },
};

export function commits(adapter: LedgerAdapter): void {
  describe("a committed turn", () => {
    const fixture = useLedger(adapter);

    test("is remembered whole", async () => {
      const { ledger } = fixture;
      const lease = await laneLease(ledger);
      const score = scoreOf({ leadScore: 61 });
      const decision = decisionOf("1", {
        score,
        verdict: { value: "maybe", at: 500 },
        events: [event],
        counters: new Map([["pages", 4]]),
        crossings: [firedAt("welcome", 1_000)],
        write: { ripen_lead_score: "61" },
        published: { ripen_lead_score: "61" },
      });
      await commitBatch(ledger, turnOf(lease, [decision]));
      const known = await recall(ledger, portal, ["1", "2"]);
      expect(known("1")).toEqual({
        score,
        published: { ripen_lead_score: "61" },
        verdict: { value: "maybe", at: 500 },
        handoff: null,
        deals: null,
        beforeVerdict: null,
        uncounted: new Set(),
        kept: null,
        restoredAt: null,
        events: [event],
        counters: new Map([["pages", 4]]),
        crossings: new Map([
          [
            "welcome",
            {
              scenario: "welcome",
              generation: 1,
              firedAt: 1_000,
              why: "new_evidence",
              silent: false,
              isWaiting: false,
              isRefused: false,
              isHeld: false,
              fall: null,
              endedAt: null,
              endedWhy: null,
              rearmedAt: null,
              lastStartedAt: 1_000,
              eventId: null,
            },
          ],
        ]),
        forms: new Map(),
        wasRead: expect.any(Function),
      });
      expect(known("2")).toEqual(unknownContact);
      expect((await recall(ledger, otherPortal, ["1"]))("1")).toEqual(unknownContact);
    });

    test("company, kind, version and search text follow when they change, and the rest when they stay", async () => {
      const { ledger } = fixture;
      const lease = await laneLease(ledger);
      const stored = async (companyId: string, name: string, score: Score) => {
        const inputs = { properties: { firstname: name }, company: null };
        const decision = decisionOf("1", { companyId, inputs, score });
        await commitBatch(ledger, turnOf(lease, [decision], {}));
        return ledger.read
          .selectFrom("scores")
          .innerJoin("inputs", "inputs.contact_id", "scores.contact_id")
          .select(["company_id", "kind", "model_version", "lead_score", "search_text"])
          .executeTakeFirstOrThrow();
      };
      const first = { company_id: "7", kind: "lead", model_version: 1, search_text: "ana" };
      expect(await stored("7", "Ana", scoreOf({ leadScore: 5 }))).toEqual({
        ...first,
        lead_score: 5,
      });
      expect(await stored("7", "Ana", scoreOf({ leadScore: 6 }))).toEqual({
        ...first,
        lead_score: 6,
      });
      expect(await stored("8", "Eva", customerScoreOf(9, { modelVersion: 2 }))).toEqual({
        company_id: "8",
        kind: "customer",
        model_version: 2,
        search_text: "eva",
        lead_score: 0,
      });
    });

    test("an event that comes twice is kept once", async () => {
      const { ledger } = fixture;
      const lease = await laneLease(ledger);
      const turn = turnOf(lease, [decisionOf("1", { events: [event, event] })]);
      await commitBatch(ledger, turn);
      await commitBatch(ledger, turn);
      expect((await recall(ledger, portal, ["1"]))("1").events).toEqual([event]);
    });

    test("a contact's life: fired, released, ended, armed again and fired anew", async () => {
      const { ledger } = fixture;
      const lease = await laneLease(ledger);
      const change = { scenario: "nurture", generation: 1 };
      const turns = [
        [firedAt("nurture", 1_000, "waiting")],
        [{ ...change, change: "released" as const }],
        [
          { ...change, change: "ended" as const, why: "goal" as const },
          { ...change, change: "rearmed" as const },
        ],
        [firedAt("nurture", 4_000, "intended", 2)],
      ];
      for (const [n, crossings] of turns.entries()) {
        await commitBatch(
          ledger,
          turnOf(lease, [decisionOf("1", { crossings })], { now: 1_000 * (n + 1) }),
        );
      }
      const rows = await ledger.read.selectFrom("crossings").selectAll().execute();
      expect(rows).toMatchObject([
        { generation: 1, state: "intended", ended_at: 3_000, ended_why: "goal", rearmed_at: 3_000 },
        { generation: 2, fired_at: 4_000, state: "intended", ended_at: null, rearmed_at: null },
      ]);
      const latest = (await recall(ledger, portal, ["1"]))("1").crossings.get("nurture");
      expect(latest).toMatchObject({ generation: 2, firedAt: 4_000 });
    });

    test("nothing of it stays when one part fails", async () => {
      const { ledger } = fixture;
      const lease = await laneLease(ledger);
      await ledger.transaction((tx) =>
        markDirty(tx, portal, [{ contactId: "1", news: news.none }], 1),
      );
      const decision = decisionOf("1", {
        mark: 1,
        events: [event],
        counters: new Map([["pages", 4]]),
        crossings: [firedAt("welcome", 1_000), firedAt("welcome", 1_000)],
        write: { ripen_lead_score: "61" },
      });
      const before = await allRows(ledger);
      await expect(commitBatch(ledger, turnOf(lease, [decision]))).rejects.toThrow(/unique/i);
      expect(await allRows(ledger)).toEqual(before);
    });

    test("is refused with LEASE_LOST under an old fence, and changes nothing", async () => {
      const { ledger } = fixture;
      const lost = await laneLease(ledger);
      await takeLease(ledger, lost.name, "two", 99_999, 30_000);
      const before = await allRows(ledger);
      await expect(
        commitBatch(ledger, turnOf(lost, [decisionOf("1", { events: [event] })])),
      ).rejects.toMatchObject({ code: "LEASE_LOST" });
      expect(await allRows(ledger)).toEqual(before);
    });

    test("leaves out who was erased since it was read, and answers its mark", async () => {
      const { ledger } = fixture;
      const lease = await laneLease(ledger);
      await ledger.transaction((tx) => forgetContact(tx, portal, "1", "erased", 900));
      const before = await allRows(ledger);
      await commitBatch(
        ledger,
        turnOf(lease, [
          decisionOf("1", {
            mark: 1,
            events: [event],
            counters: new Map([["pages", 4]]),
            crossings: [firedAt("welcome", 1_000)],
            write: { ripen_lead_score: "61" },
          }),
        ]),
      );
      const failed = [{ contactId: "1", mark: 1, reason: "no" }];
      await commitBatch(ledger, turnOf(lease, [], { failed }));
      expect(await allRows(ledger)).toEqual(before);
    });

    test("keeps a contact that could not be scored as a dead letter, and answers its mark", async () => {
      const { ledger } = fixture;
      const lease = await laneLease(ledger);
      await ledger.transaction((tx) =>
        markDirty(tx, portal, [{ contactId: "1", news: news.none }], 1),
      );
      const failed = [{ contactId: "1", mark: 1, reason: "a bug" }];
      await commitBatch(ledger, turnOf(lease, [decisionOf("2")], { failed }));
      const letters = await ledger.read.selectFrom("dead_letters").selectAll().execute();
      expect(letters).toMatchObject([{ contact_id: "1", stage: "score", reason: "a bug" }]);
      expect(await takeDirty(ledger, portal, 10, 9_999)).toEqual([]);
      expect((await recall(ledger, portal, ["2"]))("2").score).not.toBeNull();
    });

    test("drops the score and the write of a contact that HubSpot has no more", async () => {
      const { ledger } = fixture;
      const lease = await laneLease(ledger);
      await ledger.transaction((tx) =>
        markDirty(tx, portal, [{ contactId: "1", news: news.none }], 1),
      );
      await commitBatch(ledger, turnOf(lease, [decisionOf("1", { write: { a: "1" } })]));
      await commitBatch(ledger, turnOf(lease, [], { gone: [{ contactId: "1", mark: 1 }] }));
      const rows = await allRows(ledger);
      expect([rows["scores"], rows["writes"], rows["dirty"]]).toEqual([[], [], []]);
    });

    test("a job goes on from its cursor after a restart, and its step stands and falls with the turn", async () => {
      const lease = await laneLease(fixture.ledger);
      const step = { job: "backfill", cursor: "200", doneNow: 100, isLast: false };
      await fixture.ledger.transaction((tx) => startJob(tx, portal, "backfill", 250, 500));
      await commitBatch(fixture.ledger, turnOf(lease, [], { step }));
      const doomed = decisionOf("1", { crossings: [firedAt("a", 1), firedAt("a", 1)] });
      await expect(
        commitBatch(fixture.ledger, turnOf(lease, [doomed], { step: { ...step, cursor: "300" } })),
      ).rejects.toThrow(/unique/i);
      const ledger = await fixture.reopen();
      expect(await findJob(ledger, portal, "backfill")).toEqual({
        job: "backfill",
        state: "running",
        cursor: "200",
        done: 100,
        total: 250,
        startedAt: 500,
        updatedAt: 1_000,
      });
      await ledger.transaction((tx) =>
        advanceJob(tx, portal, { ...step, cursor: null, doneNow: 50, isLast: true }, 2_000),
      );
      expect(await findJob(ledger, portal, "backfill")).toMatchObject({ state: "done", done: 150 });
      await ledger.transaction((tx) => startJob(tx, portal, "backfill", null, 3_000));
      expect(await findJob(ledger, portal, "backfill")).toMatchObject({
        state: "running",
        cursor: null,
        done: 0,
      });
      expect(await findJob(ledger, otherPortal, "backfill")).toBeNull();
    });

    test("a turn of a hundred contacts with much behaviour fits", async () => {
      const { ledger } = fixture;
      const lease = await laneLease(ledger);
      const decisions = Array.from({ length: 100 }, (_, c) =>
        decisionOf(String(c), {
          events: Array.from({ length: 60 }, (_, n) => ({ ...event, id: `${c}#${n}` })),
          counters: new Map(Array.from({ length: 30 }, (_, n) => [`counter ${n}`, n])),
        }),
      );
      await commitBatch(ledger, turnOf(lease, decisions));
      expect((await recall(ledger, portal, ["99"]))("99").events).toHaveLength(60);
      expect(await takeDirty(ledger, portal, 10, 9_999)).toEqual([]);
    });
  });
}
