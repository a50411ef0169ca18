// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import type { Insertable } from "kysely";
import { describe, expect, test } from "vitest";
import { countScenarios } from "../../../src/console/workflows/count-scenarios.ts";
import type { Held } from "../../../src/console/contract/workflows.ts";
import { listHeld } from "../../../src/console/workflows/list-held.ts";
import { confirmEnrolment } from "../../../src/crm/actions/confirm-enrolment.ts";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { bestWaiting, countStarts } from "../../../src/store/crossings/count-starts.ts";
import type { CrossingChange } from "../../../src/store/crossings/crossing.ts";
import { mergeCrossings } from "../../../src/store/crossings/merge-crossings.ts";
import {
  bestPaced,
  cancelRollouts,
  countRollout,
  hasUnbegun,
  letGo,
} from "../../../src/store/crossings/rollouts.ts";
import { settleEffects } from "../../../src/store/crossings/run-effects.ts";
import {
  settleCrossings,
  silenceUnsent,
  type Answer,
} from "../../../src/store/crossings/settle-crossings.ts";
import * as module from "../../../src/store/crossings/state.ts";
import {
  crossingStates,
  type CrossingState,
  type StateQuestion,
} from "../../../src/store/crossings/state.ts";
import { unwrittenTriggers } from "../../../src/store/crossings/unwritten-triggers.ts";
import type { LedgerTransaction } from "../../../src/store/engine/ledger.ts";
import type { LedgerTables } from "../../../src/store/engine/tables.ts";
import { buryContact } from "../../../src/store/leaving/forget-contact.ts";
import { recall } from "../../../src/store/scores/recall.ts";
import { addDeadLetter } from "../../../src/store/failures/dead-letters.ts";
import { replayDeadLetters } from "../../../src/store/replays/replay-dead-letters.ts";
import { portalOf } from "../../support/portals/portal-of.ts";
import { decisionOf, portal, scoreOf, turnOf, contactBy } from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

type Row = Insertable<LedgerTables["crossings"]>;
type States = readonly CrossingState[];
type Module = typeof module;
/** The questions that the states' file can be asked, by name. */
type Question = {
  [Name in keyof Module]: Module[Name] extends StateQuestion ? Name : never;
}[keyof Module];

const scenario = "welcome";
const firedAt = 1_000;
const all = crossingStates;
/** One contact for each state: its crossing of `welcome` is in it. */
const idOf = (state: CrossingState): string => String(100 + all.indexOf(state));
const ids = all.map(idOf);
const rowOf = (state: CrossingState, changes: Partial<Row> = {}): Row => ({
  portal_id: portal,
  contact_id: idOf(state),
  scenario,
  generation: 1,
  fired_at: firedAt,
  why: "new_evidence",
  state,
  ...changes,
});

/** What is true of each state. A new state, or a new question, fails here until somebody has answered it. */
const answers: Readonly<Record<CrossingState, readonly Question[]>> = {
  recorded: ["isSilent", "mayTurnOutTold"],
  on_hold: ["isHeld", "waits", "isOnItsWay", "isUnsaid"],
  paced: ["isPaced", "waits", "isOnItsWay", "isUnsaid"],
  waiting: [
    "isNext",
    "waits",
    "isOnItsWay",
    "isUnsaid",
    "isLetGo",
    "runsOrIsNext",
    "isOutstanding",
  ],
  intended: [
    "isIntended",
    "isOnItsWay",
    "isUnsaid",
    "isLetGo",
    "hasBegun",
    "runs",
    "runsOrIsNext",
    "mayBeConfirmed",
    "mayTurnOutTold",
    "isOutstanding",
  ],
  calling: [
    "isCalling",
    "isOnItsWay",
    "isLetGo",
    "hasBegun",
    "runs",
    "runsOrIsNext",
    "mayBeConfirmed",
  ],
  written: ["isLetGo", "hasBegun", "runs", "runsOrIsNext", "isTold", "mayBeConfirmed"],
  receipt: ["isLetGo", "hasBegun", "runs", "runsOrIsNext", "isTold", "isConfirmed"],
  rejected: ["isLetGo", "hasBegun", "isRefused", "isOutstanding"],
  listed: ["isLetGo", "hasBegun", "runs", "runsOrIsNext"],
  unclear: ["isLetGo", "hasBegun", "runs", "runsOrIsNext", "mayBeConfirmed"],
};

const yesTo = (question: Question): States =>
  all.filter((each) => answers[each].includes(question));
const noTo = (question: Question): States =>
  all.filter((each) => !answers[each].includes(question));
const begun = yesTo("hasBegun");
const running = yesTo("runs");
const unsaid: ReadonlySet<CrossingState> = new Set(yesTo("isUnsaid"));

const answered = { now: 3_000, contactBy };
const to = (after: CrossingState, ...states: States) =>
  Object.fromEntries(states.map((state) => [state, after]));

/** It became ready, half a second after the crossings of these tests. */
const becameReady = (contactId: string) => ({
  portal_id: portal,
  contact_id: contactId,
  at: 1_500,
  ready: 1,
  cause_json: "null",
});

/** What each state is to each query and change: written out here, derived in the code. */
export function crossingStatesBattery(adapter: LedgerAdapter): void {
  describe("every state of a crossing", () => {
    const fixture = useLedger(adapter);

    const write = <T>(work: (tx: LedgerTransaction) => Promise<T>): Promise<T> =>
      fixture.ledger.transaction(work);
    const insert = (rows: readonly Row[]): Promise<unknown> =>
      write((tx) => tx.insertInto("crossings").values(rows).execute());
    const scored = async (contactIds: readonly string[]): Promise<void> => {
      const score = scoreOf({ readiness: { ready: true, readySince: 1, belowSince: null } });
      const decisions = contactIds.map((contactId) => decisionOf(contactId, { score }));
      await commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions));
    };
    /** Where each state went by a change: only those that moved. */
    const moved = async (
      generation = 1,
    ): Promise<Partial<Record<CrossingState, string | undefined>>> => {
      const rows = await fixture.ledger.read
        .selectFrom("crossings")
        .select(["contact_id", "state"])
        .where("portal_id", "=", portal)
        .where("scenario", "=", scenario)
        .where("generation", "=", generation)
        .execute();
      const now = new Map(rows.map((row) => [row.contact_id, row.state]));
      return Object.fromEntries(
        all.flatMap((state) => {
          const after = now.get(idOf(state));
          return after === state ? [] : [[state, after]];
        }),
      );
    };
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
      const other = (state: CrossingState, changes: Partial<Row>): Row =>
        rowOf(state, { contact_id: idOf(state), scenario: "nurture", ...changes });
      await scored(ids);
      await insert(all.map((state) => rowOf(state)));
      await insert(all.map((state) => other(state, { state: "waiting" })));
      const { read } = fixture.ledger;
      const free = async (limit: number): Promise<string[]> =>
        bestWaiting(read, portal, "nurture", ["nurture", scenario], limit);
      expect(await free(99)).toEqual(noTo("runs").map(idOf));
      // Those that cannot start do not take the place of those that can.
      expect(await free(2)).toEqual([idOf("recorded"), idOf("on_hold")]);
    });

    test("is a rival, or is none, of what waits for its turn after a publish", async () => {
      await scored(ids);
      await insert(all.map((state) => rowOf(state)));
      await insert(
        all.map((state) => rowOf(state, { scenario: "nurture", state: "paced", rollout: 7 })),
      );
      const of = { rollout: 7, scenario: "nurture", since: 0, rivals: ["nurture", scenario] };
      const chosen = await bestPaced(fixture.ledger.read, portal, of, 99);
      expect(chosen.map(({ contactId }) => contactId)).toEqual(noTo("runsOrIsNext").map(idOf));
    });

    test("waits or does not: as the next, or for its turn", async () => {
      await scored(ids);
      await insert(all.map((state) => rowOf(state, { rollout: 7 })));
      const { read } = fixture.ledger;
      expect(await bestWaiting(read, portal, scenario, [], 99)).toEqual([idOf("waiting")]);
      const of = { rollout: 7, scenario, since: 0, rivals: [] };
      const paced = await bestPaced(read, portal, of, 99);
      expect(paced.map(({ contactId }) => contactId)).toEqual([idOf("paced")]);
      expect(await countRollout(read, portal, 7)).toEqual([
        { scenario, left: 1, held: 1, begun: begun.length, dropped: 1 },
      ]);
    });

    test("is over before it began only where it waited", async () => {
      await insert(all.map((state) => rowOf(state, { rollout: 7, ended_at: 2_000 })));
      expect(await countRollout(fixture.ledger.read, portal, 7)).toEqual([
        { scenario, left: 0, held: 0, begun: begun.length, dropped: 4 },
      ]);
    });

    test.each(all)("keeps a roll-out going, or does not: %s", async (state) => {
      await insert([rowOf(state, { rollout: 7 })]);
      expect(await hasUnbegun(fixture.ledger.read, portal)).toBe(answers[state].includes("waits"));
    });

    test("counts against the day's cap and for the cool-down, or does not", async () => {
      await insert(all.map((state) => rowOf(state, { started_at: 2_000 })));
      const { read } = fixture.ledger;
      expect(await countStarts(read, portal, [scenario], 0)).toEqual(
        new Map([[scenario, begun.length]]),
      );
      const known = await recall(fixture.ledger, portal, ids);
      const recalled = (
        of: "silent" | "isWaiting" | "isPaced" | "isRefused" | "lastStartedAt",
      ): States => all.filter((state) => Boolean(known(idOf(state)).crossings.get(scenario)?.[of]));
      expect({
        silent: recalled("silent"),
        isWaiting: recalled("isWaiting"),
        isPaced: recalled("isPaced"),
        isRefused: recalled("isRefused"),
        lastStartedAt: recalled("lastStartedAt"),
      }).toEqual({
        silent: ["recorded"],
        isWaiting: ["on_hold", "paced", "waiting"],
        isPaced: ["paced"],
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
        waiting: 5,
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

    test.each<[Answer, CrossingState]>([
      ["taken", "written"],
      ["refused", "rejected"],
    ])("is settled by the answer to its trigger: %s", async (answer, after) => {
      await insert(all.map((state) => rowOf(state)));
      const properties = { ripen_welcome_at: new Date(firedAt).toISOString() };
      const writes = ids.map((contactId) => ({ contactId, properties, seq: 1 }));
      await write((tx) => settleCrossings(tx, portal, writes, answer, answered));
      expect(await moved()).toEqual(to(after, "intended"));
    });

    test("is settled by the answer to the trigger of a contact that was merged into its own", async () => {
      await insert(all.map((state) => rowOf(state)));
      const properties = { ripen_welcome_at: new Date(firedAt).toISOString() };
      await write(async (tx) => {
        for (const id of ids) await buryContact(tx, portal, `${id}0`, "merged", 1, id);
        const writes = ids.map((id) => ({ contactId: `${id}0`, properties, seq: 1 }));
        await settleCrossings(tx, portal, writes, "taken", answered);
      });
      expect(await moved()).toEqual(to("written", "intended", "recorded"));
    });

    test.each<["done" | "refused" | "unresolved", CrossingState]>([
      ["done", "written"],
      ["refused", "rejected"],
      ["unresolved", "unclear"],
    ])("is settled by the end of its call: %s", async (state, after) => {
      await insert(all.map((each) => rowOf(each)));
      const lease = await laneLease(fixture.ledger);
      const results = ids.map((contactId) => ({
        effect: {
          contactId,
          scenario,
          generation: 1,
          verb: "enrol" as const,
          actuator: "list" as const,
          target: "7",
          attempt: 1,
          startedAt: null,
        },
        state,
        reason: null,
      }));
      await settleEffects(fixture.ledger, { portalId: portal, lease }, results, answered);
      expect(await moved()).toEqual(to(after, "calling"));
    });

    test("turns silent where it ended before its trigger was sent", async () => {
      await insert(all.map((state) => rowOf(state, { ended_at: 2_000 })));
      await write((tx) => silenceUnsent(tx, portal, ids));
      expect(await moved()).toEqual(to("recorded", "intended"));
    });

    test("turns silent with its roll-out, or has begun", async () => {
      await insert(all.map((state) => rowOf(state, { rollout: 7 })));
      await write((tx) => cancelRollouts(tx, portal, []));
      expect(await moved()).toEqual(to("recorded", "on_hold", "paced", "waiting"));
    });

    test("has its turn, or had it", async () => {
      await insert(all.map((state) => rowOf(state, { rollout: 7 })));
      const turn = ids.map((contactId) => ({ contactId, scenario, standing: 1 }));
      expect(await write((tx) => letGo(tx, portal, 7, turn))).toBe(1);
      expect(await moved()).toEqual(to("waiting", "paced"));
    });

    test("is told once HubSpot shows its trigger, where it was to be written", async () => {
      await insert(all.map((state) => rowOf(state)));
      const ended: CrossingChange = {
        scenario,
        generation: 1,
        change: "ended",
        isTold: true,
        why: "goal",
      };
      const decisions = ids.map((id) => decisionOf(id, { crossings: [ended] }));
      await commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions));
      expect(await moved()).toEqual(to("written", "intended"));
    });

    test("is tried again where HubSpot refused it", async () => {
      await insert(all.map((state) => rowOf(state)));
      await write(async (tx) => {
        for (const contactId of ids) {
          await addDeadLetter(tx, portal, { contactId, stage: "write", reason: "no" }, 1);
        }
      });
      await replayDeadLetters(fixture.ledger, { portalId: portal }, 2_000);
      expect(await moved()).toEqual(to("waiting", "rejected"));
    });

    test("may be confirmed by the workflow, or may not", async () => {
      await insert(all.map((state) => rowOf(state)));
      const confirmed = await write(async (tx) => {
        const given: [CrossingState, unknown][] = [];
        for (const state of all) {
          const outputs = await confirmEnrolment.run(tx, {
            portal: portalOf(portal),
            call: { inputs: { scenario } },
            contactId: idOf(state),
          } as never);
          given.push([state, (outputs as Record<string, unknown>)["confirmed"]]);
        }
        return given;
      });
      const yes = new Set([...yesTo("mayBeConfirmed"), ...yesTo("isConfirmed")]);
      expect(confirmed).toEqual(all.map((state) => [state, String(yes.has(state))]));
      expect(await moved()).toEqual(to("receipt", "intended", "calling", "written", "unclear"));
    });

    test("gives way to a crossing that came further, when contacts are merged", async () => {
      const furthestFirst: States = [
        "receipt",
        "written",
        "unclear",
        "listed",
        "calling",
        "intended",
        "waiting",
        "paced",
        "on_hold",
        "rejected",
        "recorded",
      ];
      await insert(furthestFirst.map((state, at) => rowOf(state, { fired_at: 10_000 - at })));
      const survivor = idOf("recorded");
      await write(async (tx) => {
        const others = furthestFirst.toReversed().slice(1);
        for (const [at, state] of others.entries()) {
          await mergeCrossings(tx, portal, survivor, [survivor, idOf(state)], 20_000 + at);
          const rows = await tx
            .selectFrom("crossings")
            .select("state")
            .where("contact_id", "=", survivor)
            .where("rearmed_at", "is", null)
            .execute();
          expect(rows).toEqual([{ state }]);
        }
      });
      const rows = await fixture.ledger.read
        .selectFrom("crossings")
        .select("state")
        .where("contact_id", "=", survivor)
        .where("rearmed_at", "is not", null)
        .execute();
      // What HubSpot heard nothing of is taken back, the rest stays as it is.
      expect(rows.map(({ state }) => state).toSorted()).toEqual(
        furthestFirst
          .slice(1)
          .map((state) => (unsaid.has(state) ? "recorded" : state))
          .toSorted(),
      );
    });
  });
}
