import type { Insertable } from "kysely";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import type * as module from "../../../src/store/crossings/state.ts";
import {
  crossingStates,
  type CrossingState,
  type StateQuestion,
} from "../../../src/store/crossings/state.ts";
import type { LedgerTransaction } from "../../../src/store/engine/ledger.ts";
import type { LedgerTables } from "../../../src/store/engine/tables.ts";
import { decisionOf, portal, scoreOf, turnOf } from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

export type Row = Insertable<LedgerTables["crossings"]>;
export type States = readonly CrossingState[];
type Module = typeof module;
/** The questions that the states' file can be asked, by name. */
export type Question = {
  [Name in keyof Module]: Module[Name] extends StateQuestion ? Name : never;
}[keyof Module];

export const scenario = "welcome";
export const firedAt = 1_000;
export const all = crossingStates;
/** One contact for each state: its crossing of `welcome` is in it. */
export const idOf = (state: CrossingState): string => String(100 + all.indexOf(state));
export const ids = all.map(idOf);
export const rowOf = (state: CrossingState, changes: Partial<Row> = {}): Row => ({
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
export const answers: Readonly<Record<CrossingState, readonly Question[]>> = {
  recorded: ["isSilent", "mayTurnOutTold"],
  on_hold: ["isHeld", "waits", "isOnItsWay", "isUnsaid"],
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

export const yesTo = (question: Question): States =>
  all.filter((each) => answers[each].includes(question));
export const noTo = (question: Question): States =>
  all.filter((each) => !answers[each].includes(question));
export const begun = yesTo("hasBegun");
export const running = yesTo("runs");
export const unsaid: ReadonlySet<CrossingState> = new Set(yesTo("isUnsaid"));

/** What the tests of a ledger's crossings write and read. */
export function useCrossings(adapter: LedgerAdapter) {
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
  return { fixture, write, insert, scored, moved };
}
