import { sql, type RawBuilder } from "kysely";

/**
 * In what state a crossing is.
 *
 * `on_hold`: the breaker holds it until somebody lets it go (`waiting`) or drops it (`recorded`). `recorded`: silent, nothing is set off unless it wakes or is
 * caught up, also because it ended before HubSpot heard of it. `waiting`: another scenario, the cool-down or the day's cap holds it back.
 * From there `intended` -> `written` | `rejected` for the trigger property, and `calling` -> `written` | `rejected` |
 * `unclear` for a list or the workflow API (effect-state.ts). `unclear`: nobody knows whether the call went through.
 * `receipt`: the workflow itself confirmed the enrolment. `listed`: no workflow is bound, our own lists tell of it.
 *
 * No other file spells one of them: what is to be known of a state is asked below, and what a crossing turns into
 * is named by `becomes`.
 */
export const crossingStates = [
  "recorded",
  "on_hold",
  "waiting",
  "intended",
  "calling",
  "written",
  "receipt",
  "rejected",
  "unclear",
  "listed",
] as const;

export type CrossingState = (typeof crossingStates)[number];

/** What a crossing turns into, by what happens to it. */
export const becomes = {
  silent: "recorded",
  held: "on_hold",
  waiting: "waiting",
  /** Its trigger property is to be written. */
  intended: "intended",
  /** It is to be enrolled by a call. */
  calling: "calling",
  told: "written",
  confirmed: "receipt",
  refused: "rejected",
  unresolved: "unclear",
  /** People find it in our own lists, and nothing else is told of it. */
  listed: "listed",
} as const satisfies Readonly<Record<string, CrossingState>>;

/** States in which a crossing is born. */
export type FiredState = Extract<
  CrossingState,
  "recorded" | "on_hold" | "waiting" | "intended" | "calling" | "listed"
>;

/** A question about a crossing's state, with one answer in code and in SQL. */
export type StateQuestion = {
  /** The answer in code. */
  (state: string): boolean;
  /** The answer in SQL, of the column `state` or of the one that is named with its table. */
  readonly sql: (column?: string) => RawBuilder<boolean>;
};

function ask(...yes: readonly CrossingState[]): StateQuestion {
  const states: ReadonlySet<string> = new Set(yes);
  return Object.assign((state: string) => states.has(state), {
    sql: (column = "state") => sql<boolean>`${sql.ref(column)} in (${sql.join(yes)})`,
  });
}

/** It sets nothing off: the contact takes no part in the scenario. */
export const isSilent = ask("recorded");

/** The breaker holds it. */
export const isHeld = ask("on_hold");

/** Its turn has come: it waits for what holds any crossing back. */
export const isNext = ask("waiting");

/** It has not begun: somebody's answer, another scenario, the cool-down or the cap is still to come. */
export const waits = ask("on_hold", "waiting");

/** Its trigger property is still to be written. */
export const isIntended = ask("intended");

/** Its call is still to be answered. */
export const isCalling = ask("calling");

/** It is on its way to HubSpot, or waits to set out. */
export const isOnItsWay = ask("on_hold", "waiting", "intended", "calling");

/** HubSpot has certainly heard nothing of it, so that it can still be taken back. */
export const isUnsaid = ask("on_hold", "waiting", "intended");

/** It was let go, at once or in its turn, whatever became of it. */
export const isLetGo = ask(
  "waiting",
  "intended",
  "calling",
  "written",
  "receipt",
  "rejected",
  "unclear",
  "listed",
);

/** It began: it counts against the day's cap and for the cool-down. */
export const hasBegun = ask(
  "intended",
  "calling",
  "written",
  "receipt",
  "rejected",
  "unclear",
  "listed",
);

/** It began and was not refused: the contact is in the scenario, a rival of those that wait to begin. */
export const runs = ask("intended", "calling", "written", "receipt", "unclear", "listed");

/** It runs, or is the next to: a rival of those that are to be caught up. */
export const runsOrIsNext = ask(
  "waiting",
  "intended",
  "calling",
  "written",
  "receipt",
  "unclear",
  "listed",
);

/** HubSpot took its trigger or its call. */
export const isTold = ask("written", "receipt");

/** HubSpot refused it, and it may be tried again. */
export const isRefused = ask("rejected");

/** The workflow's own receipt is there. */
export const isConfirmed = ask("receipt");

/** A workflow that asks for confirmation may have been set off by it: it may be faster than HubSpot's answer to us. */
export const mayBeConfirmed = ask("intended", "calling", "written", "unclear");

/** A trigger that was on its way while contacts were merged may be the survivor's crossing in this state. */
export const mayTurnOutTold = ask("intended", "recorded");

/** A person may want to see it: it waits for what holds any crossing back, or was refused. */
export const isOutstanding = ask("waiting", "intended", "rejected");

const furthestFirst: readonly string[] = [
  "receipt",
  "written",
  "unclear",
  "listed",
  "calling",
  "intended",
  "waiting",
  "on_hold",
  "rejected",
  "recorded",
] satisfies readonly CrossingState[];

/** Of several open crossings of one scenario the one that came furthest stays: what HubSpot was told cannot be unsaid. Negative when `a` came further. */
export function byHowFar(a: string, b: string): number {
  return furthestFirst.indexOf(a) - furthestFirst.indexOf(b);
}
