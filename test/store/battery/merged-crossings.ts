import { describe, expect, test } from "vitest";
import { applyMerge } from "../../../src/store/leaving/apply-merge.ts";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import type { Decision } from "../../../src/store/decision.ts";
import type { CrossingChange } from "../../../src/store/crossings/crossing.ts";
import { settleWrites } from "../../../src/store/settle-writes.ts";
import { takeWrites } from "../../../src/store/writes/take-writes.ts";
import { decisionOf, firedAt, portal, turnOf, dueOf } from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const iso = (at: number) => new Date(at).toISOString();

const fires = (id: string, at: number, state: "recorded" | "waiting" | "intended") =>
  decisionOf(id, {
    crossings: [firedAt("welcome", at, state)],
    write: state === "intended" ? { ripen_welcome_at: iso(at) } : {},
  });

export function mergedCrossings(adapter: LedgerAdapter): void {
  describe("the crossings of merged contacts", () => {
    const fixture = useLedger(adapter);
    const commit = async (now: number, ...decisions: Decision[]) =>
      commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions, { now }));
    const settleAll = async () =>
      settleWrites(
        fixture.ledger,
        portal,
        await laneLease(fixture.ledger),
        {
          written: await takeWrites(fixture.ledger, portal, 100),
          refused: [],
          vanished: [],
        },
        { now: 1_500, dueOf },
      );
    const merge = (survivor: string, gone: string[]) =>
      fixture.ledger.transaction((tx) => applyMerge(tx, portal, survivor, gone, 4_000, 5_000));
    const rows = async () =>
      fixture.ledger.read
        .selectFrom("crossings")
        .select(["contact_id", "generation", "fired_at", "state", "ended_at", "rearmed_at"])
        .orderBy("scenario")
        .orderBy("generation")
        .execute();

    test("are one history, and of those still open one stays", async () => {
      await commit(1_000, fires("1", 1_000, "intended"), fires("2", 900, "intended"));
      await settleAll();
      await merge("3", ["1", "2"]);
      // The open one is the latest: it says that the survivor is not armed.
      expect(await rows()).toEqual([
        {
          contact_id: "3",
          generation: 1,
          fired_at: 1_000,
          state: "written",
          ended_at: 5_000,
          rearmed_at: 5_000,
        },
        {
          contact_id: "3",
          generation: 2,
          fired_at: 900,
          state: "written",
          ended_at: null,
          rearmed_at: null,
        },
      ]);
      expect(await takeWrites(fixture.ledger, portal, 10)).toEqual([]);
    });

    test("a trigger that HubSpot took while its contact was merged was written, the double's as well", async () => {
      await commit(1_000, fires("1", 1_000, "intended"), fires("2", 900, "intended"));
      const lease = await laneLease(fixture.ledger);
      const written = await takeWrites(fixture.ledger, portal, 100);
      await merge("3", ["1", "2"]);
      expect((await rows()).map(({ state }) => state)).toEqual(["recorded", "intended"]);
      const answers = { written, refused: [], vanished: [] };
      await settleWrites(fixture.ledger, portal, lease, answers, { now: 5_500, dueOf });
      expect((await rows()).map(({ state }) => state)).toEqual(["written", "written"]);
    });

    test("of two that fired at the same instant, the one that HubSpot took while they were merged was written", async () => {
      await commit(1_000, fires("1", 1_000, "intended"), fires("2", 1_000, "intended"));
      const lease = await laneLease(fixture.ledger);
      const due = await takeWrites(fixture.ledger, portal, 100);
      await merge("3", ["1", "2"]);
      const written = due.filter(({ contactId }) => contactId === "2");
      const answers = { written, refused: [], vanished: [] };
      await settleWrites(fixture.ledger, portal, lease, answers, { now: 5_500, dueOf });
      expect((await rows()).map(({ state }) => state)).toEqual(["recorded", "written"]);
    });

    test("a trigger that was not written yet goes to the survivor", async () => {
      await commit(1_000, fires("1", 1_000, "intended"));
      await merge("3", ["1"]);
      expect(await takeWrites(fixture.ledger, portal, 10)).toEqual([
        { contactId: "3", properties: { ripen_welcome_at: iso(1_000) }, seq: 5_001 },
      ]);
    });

    test("one that was set off goes before an older silent one", async () => {
      await commit(800, fires("2", 800, "recorded"));
      await commit(1_000, fires("1", 1_000, "intended"));
      await merge("3", ["1", "2"]);
      expect((await rows()).filter((row) => row.rearmed_at === null)).toMatchObject([
        { fired_at: 1_000, state: "intended" },
      ]);
      expect(await takeWrites(fixture.ledger, portal, 10)).toMatchObject([
        { properties: { ripen_welcome_at: iso(1_000) } },
      ]);
    });

    test("what HubSpot has been told for one is not told again for the other", async () => {
      await commit(1_000, fires("1", 1_000, "intended"));
      await settleAll();
      await commit(
        2_000,
        decisionOf("2", {
          crossings: [firedAt("welcome", 800)],
          write: { ripen_welcome_at: iso(800), ripen_lead_score: "7" },
        }),
      );
      await merge("2", ["1"]);
      expect(await takeWrites(fixture.ledger, portal, 10)).toMatchObject([
        { contactId: "2", properties: { ripen_lead_score: "7" } },
      ]);
      const [write] = await takeWrites(fixture.ledger, portal, 10);
      expect(Object.keys(write?.properties ?? {})).toEqual(["ripen_lead_score"]);
      expect((await rows()).map((row) => [row.fired_at, row.state])).toEqual([
        [800, "recorded"],
        [1_000, "written"],
      ]);
    });

    test("the survivor keeps what was still to be written to it, clearings included", async () => {
      await commit(
        1_000,
        decisionOf("3", { write: { ripen_lead_score: "7", ripen_nurture_at: "" } }),
        fires("1", 1_000, "intended"),
      );
      await merge("3", ["1"]);
      expect(await takeWrites(fixture.ledger, portal, 10)).toEqual([
        {
          contactId: "3",
          properties: {
            ripen_lead_score: "7",
            ripen_nurture_at: "",
            ripen_welcome_at: iso(1_000),
          },
          seq: 5_001,
        },
      ]);
    });

    test("generations go on counting, so that a later crossing is a new one", async () => {
      const rearmed: CrossingChange[] = [
        { scenario: "welcome", generation: 1, change: "ended", why: "rearmed" },
        { scenario: "welcome", generation: 1, change: "rearmed" },
      ];
      await commit(1_000, fires("1", 1_000, "intended"), fires("2", 1_100, "intended"));
      await settleAll();
      await commit(2_000, decisionOf("1", { crossings: rearmed }));
      await merge("3", ["1", "2"]);
      await commit(
        6_000,
        decisionOf("3", { crossings: [firedAt("welcome", 6_000, "intended", 3)] }),
      );
      expect((await rows()).map((row) => [row.generation, row.fired_at, row.rearmed_at])).toEqual([
        [1, 1_000, 2_000],
        [2, 1_100, null],
        [3, 6_000, null],
      ]);
    });
  });
}
