// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { countScenarios } from "../../../src/console/workflows/count-scenarios.ts";
import type { Held } from "../../../src/console/contract/workflows.ts";
import { listHeld } from "../../../src/console/workflows/list-held.ts";
import { bestWaiting, countStarts } from "../../../src/store/crossings/count-starts.ts";
import { bestSilent } from "../../../src/store/crossings/catch-ups.ts";
import * as module from "../../../src/store/crossings/state.ts";
import { unwrittenTriggers } from "../../../src/store/crossings/unwritten-triggers.ts";
import { recall } from "../../../src/store/scores/recall.ts";
import { portalOf } from "../../support/portals/portal-of.ts";
import { portal } from "../../support/ledger/decision.ts";
import type { LedgerAdapter } from "../ledger-adapter.ts";
import {
  all,
  answers,
  begun,
  idOf,
  ids,
  noTo,
  type Question,
  rowOf,
  running,
  scenario,
  type States,
  useCrossings,
  yesTo,
} from "./crossing-table.ts";

/** It became ready, half a second after the crossings of these tests. */
const becameReady = (contactId: string) => ({
  portal_id: portal,
  contact_id: contactId,
  at: 1_500,
  ready: 1,
  cause_json: "null",
});

/** What each state is to each query: written out here, derived in the code. */
export function crossingStatesBattery(adapter: LedgerAdapter): void {
  describe("every state of a crossing", () => {
    const { fixture, write, insert, scored } = useCrossings(adapter);

    test("is answered for every question, in code and in SQL", async () => {
      const questions = Object.entries(module).flatMap(([name, asked]) =>
        typeof asked === "function" && "sql" in asked ? [[name, asked] as const] : [],
      );
      expect(Object.keys(answers).toSorted()).toEqual(all.toSorted());
      expect(questions.map(([name]) => name).toSorted()).toEqual(
        [...new Set<string>(Object.values(answers).flat())].toSorted(),
      );
      await insert(all.map((state) => rowOf(state)));
      for (const [name, question] of questions) {
        const yes = yesTo(name as Question);
        expect([name, all.filter((state) => question(state))]).toEqual([name, yes]);
        const rows = await fixture.ledger.read
          .selectFrom("crossings")
          .select("state")
          .where(question.sql("crossings.state"))
          .orderBy("contact_id")
          .execute();
        expect([name, rows.map(({ state }) => state)]).toEqual([name, yes]);
      }
    });

    test("is a rival, or is none, of what waits", async () => {
      await scored(ids);
      await insert(all.map((state) => rowOf(state)));
      await insert(all.map((state) => rowOf(state, { scenario: "nurture", state: "waiting" })));
      const { read } = fixture.ledger;
      const free = async (limit: number): Promise<string[]> =>
        bestWaiting(read, portal, "nurture", ["nurture", scenario], limit);
      expect(await free(99)).toEqual(noTo("runs").map(idOf));
      // Those that cannot start do not take the place of those that can.
      expect(await free(2)).toEqual([idOf("recorded"), idOf("on_hold")]);
    });

    test("is a rival, or is none, of what is to be caught up", async () => {
      await scored(ids);
      await insert(all.map((state) => rowOf(state)));
      const silent = { scenario: "nurture", state: "recorded", why: "publish" };
      await insert(all.map((state) => rowOf(state, silent)));
      const rivals = ["nurture", scenario];
      const of = { scenario: "nurture", source: "publish", ticked: [], rivals } as const;
      const chosen = await bestSilent(fixture.ledger.read, portal, of, 99);
      expect(chosen).toEqual(noTo("runsOrIsNext").map(idOf));
    });

    test("waits as the next, or stays silent until it is caught up", async () => {
      await scored(ids);
      await insert(all.map((state) => rowOf(state, { why: "publish" })));
      const { read } = fixture.ledger;
      expect(await bestWaiting(read, portal, scenario, [], 99)).toEqual([idOf("waiting")]);
      const of = { scenario, source: "publish", ticked: [], rivals: [] } as const;
      expect(await bestSilent(read, portal, of, 99)).toEqual([idOf("recorded")]);
    });

    test("counts against the day's cap and for the cool-down, or does not", async () => {
      await insert(all.map((state) => rowOf(state, { started_at: 2_000 })));
      const { read } = fixture.ledger;
      expect(await countStarts(read, portal, [scenario], 0)).toEqual(
        new Map([[scenario, begun.length]]),
      );
      const known = await recall(fixture.ledger, portal, ids);
      const recalled = (of: "silent" | "isWaiting" | "isRefused" | "lastStartedAt"): States =>
        all.filter((state) => Boolean(known(idOf(state)).crossings.get(scenario)?.[of]));
      expect({
        silent: recalled("silent"),
        isWaiting: recalled("isWaiting"),
        isRefused: recalled("isRefused"),
        lastStartedAt: recalled("lastStartedAt"),
      }).toEqual({
        silent: ["recorded"],
        isWaiting: ["on_hold", "waiting"],
        isRefused: ["rejected"],
        lastStartedAt: begun,
      });
    });

    test("is counted for the console", async () => {
      await scored(ids);
      const ends = { started_at: 1_000, ended_at: 2_000, ended_why: "goal" };
      await insert(all.map((state) => rowOf(state, ends)));
      await write((tx) =>
        tx.insertInto("readiness_changes").values(ids.map(becameReady)).execute(),
      );
      // Who was ready before it started did not become so by it.
      await write((tx) =>
        tx
          .insertInto("crossings")
          .values(
            ids.map((contact_id) => ({
              ...rowOf("written", { started_at: 2_000 }),
              contact_id,
              scenario: "nurture",
            })),
          )
          .execute(),
      );
      expect((await countScenarios(fixture.ledger.read, portal)).get("nurture")?.becameReady).toBe(
        0,
      );
      expect((await countScenarios(fixture.ledger.read, portal)).get(scenario)).toEqual({
        triggered: yesTo("isLetGo").length,
        silent: 1,
        written: 2,
        receipts: 1,
        goal: running.length,
        becameReady: running.length,
        becameCustomer: 0,
        waiting: 4,
        rejected: 1,
      });
    });

    test("is shown among those that wait or were refused, or is not", async () => {
      await insert(all.map((state) => rowOf(state)));
      const ask = (group: object) =>
        listHeld(
          // It asks nothing but the ledger.
          { clock: { now: () => 5_000 } } as never,
          {
            ledger: fixture.ledger,
            portal: portalOf(portal),
            portalId: portal,
            query: { offset: 0, limit: 99, ...group },
          } as never,
        ) as Promise<Held>;
      const { groups } = await ask({});
      expect(groups.map(({ state, contacts }) => [state, contacts])).toEqual([
        ["refused", 1],
        ["behind", 1],
        ["on_its_way", 1],
      ]);
      const listed = await Promise.all(groups.map(ask));
      expect(listed.flatMap(({ items }) => items.map(({ contactId }) => contactId))).toEqual([
        idOf("rejected"),
        idOf("waiting"),
        idOf("intended"),
      ]);
    });

    test("has its trigger still to be written, or has not", async () => {
      await insert(all.map((state) => rowOf(state)));
      const unwritten = await write((tx) => unwrittenTriggers(tx, portal, ids));
      expect([...unwritten.keys()]).toEqual([idOf("intended")]);
    });
  });
}
