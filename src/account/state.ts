import { featuresOff } from "../oauth/scopes.ts";
import type { Text } from "../base/text.ts";
import type { HeldGroup } from "../store/crossings/held.ts";
import type { Pause } from "../store/portals/pauses.ts";
import type { Portal, PropertyConflict } from "../store/portals/portals.ts";

/** One thing that is the case with an account. Instants are epoch milliseconds. */
export type AccountState =
  /** The app is not installed; `since` is null where nobody knows when it went. */
  | { readonly kind: "disconnected"; readonly since: number | null }
  /** An admin asked Ripen to leave; `failure` says what HubSpot refused, and then it waits for somebody. */
  | { readonly kind: "leaving"; readonly since: number; readonly failure: Text | null }
  /** Between an install and its first run. */
  | { readonly kind: "preparing" }
  /** A person has paused the scoring. */
  | { readonly kind: "paused"; readonly since: number }
  /** The breaker holds starts or falls that no behaviour explains; all others go on. */
  | { readonly kind: "held"; readonly groups: readonly HeldGroup[] }
  /** Crossings are recorded and set nothing off. */
  | { readonly kind: "dryRun"; readonly since: number }
  /** A property that the model reads is gone or has another type: what depends on it rests. */
  | { readonly kind: "mappingBroken"; readonly pause: Pause }
  /** A property of the account's own that an output goes to broke: that output rests. */
  | { readonly kind: "outputBroken"; readonly pause: Pause }
  /** Properties stand under our names with another type: they are left alone and not written. */
  | { readonly kind: "ownProperty"; readonly conflicts: readonly PropertyConflict[] }
  /** Features that are off for lack of a scope. */
  | {
      readonly kind: "permissionMissing";
      readonly features: ReturnType<typeof featuresOff>;
    }
  /** The account's contacts are read for the first time. */
  | { readonly kind: "firstRun"; readonly progress: Counted }
  /** All contacts are scored anew after a publish or a roll-back. */
  | { readonly kind: "rescoring"; readonly progress: Counted }
  /** Nothing keeps it from reading, scoring and writing. */
  | { readonly kind: "running" };

type Kind = AccountState["kind"];

/** Contacts dealt with, and in all as far as is known. */
export type Counted = { readonly done: number; readonly total: number | null };

/** What the ledger knows of an account beside its document; what is left out was not looked at. */
export type Seen = {
  /** The pauses that are in force. */
  readonly pauses?: ReadonlyMap<string, Pause>;
  /** What the breaker holds. */
  readonly held?: readonly HeldGroup[];
  /** Null when none is under way. */
  readonly firstRun?: Counted | null;
  readonly rescoring?: Counted | null;
};

/** What a state keeps from happening. */
const stops: Readonly<Record<Kind, "everything" | "starting" | "nothing">> = {
  disconnected: "everything",
  leaving: "everything",
  preparing: "everything",
  paused: "everything",
  held: "nothing",
  dryRun: "starting",
  mappingBroken: "nothing",
  outputBroken: "nothing",
  ownProperty: "nothing",
  permissionMissing: "nothing",
  firstRun: "nothing",
  rescoring: "nothing",
  running: "nothing",
};

/**
 * Everything that is the case with an account, what weighs most first: every banner and every line about its standing
 * derives from this. Several may be the case at once; `running` stands among them as long as nothing stops reading and
 * writing.
 */
export function statesOf(portal: Portal, seen: Seen = {}): readonly AccountState[] {
  const { leaving, pausedAt, dryRunSince, conflicts = [] } = portal;
  const { pauses, held = [], firstRun = null, rescoring = null } = seen;
  const isConnected = portal.status === "connected";
  const scores = pauses?.get("scores");
  const outputs = pauses?.get("outputs");
  const features = featuresOff(portal.scopes);
  const found: (AccountState | false)[] = [
    !isConnected && { kind: "disconnected", since: leftAt(portal) },
    leaving !== undefined && {
      kind: "leaving",
      since: leaving.since,
      failure: leaving.failure?.text ?? null,
    },
    isConnected && !isPrepared(portal) && { kind: "preparing" },
    pausedAt !== undefined && { kind: "paused", since: pausedAt },
    held.length > 0 && { kind: "held", groups: held },
    dryRunSince !== undefined && { kind: "dryRun", since: dryRunSince },
    scores !== undefined && { kind: "mappingBroken", pause: scores },
    outputs !== undefined && { kind: "outputBroken", pause: outputs },
    conflicts.length > 0 && { kind: "ownProperty", conflicts },
    features.length > 0 && { kind: "permissionMissing", features },
    firstRun !== null && { kind: "firstRun", progress: firstRun },
    rescoring !== null && { kind: "rescoring", progress: rescoring },
  ];
  const states = found.filter((state) => state !== false);
  const isStopped = states.some(({ kind }) => stops[kind] === "everything");
  return isStopped ? states : [...states, { kind: "running" }];
}

/** The state of that kind, where it is the case. */
export function stateIn<K extends Kind>(
  states: readonly AccountState[],
  kind: K,
): Extract<AccountState, { readonly kind: K }> | null {
  const isOfKind = (state: AccountState): state is Extract<AccountState, { readonly kind: K }> =>
    state.kind === kind;
  return states.find(isOfKind) ?? null;
}

/** Whether the account's contacts are read and scored: nothing that stands in its document keeps that from happening. */
export function isAtWork(portal: Portal): boolean {
  return !rests(statesOf(portal));
}

/** Whether nothing is read, scored or written just now, for whatever of these reasons. */
export function rests(states: readonly AccountState[]): boolean {
  return states.some(({ kind }) => stops[kind] === "everything");
}

/** Whether no workflow of the account can be started now, whatever its contacts do. */
export function startsNothing(states: readonly AccountState[]): boolean {
  return states.some(({ kind }) => stops[kind] !== "nothing");
}

/** What waits for a person; all else goes on or ends by itself. A permission that was not granted is a choice. */
const asks: ReadonlySet<Kind> = new Set([
  "disconnected",
  "paused",
  "held",
  "dryRun",
  "mappingBroken",
  "outputBroken",
  "ownProperty",
]);

/** Whether anything of an account waits for a person. */
export function needsSomebody(states: readonly AccountState[]): boolean {
  return states.some(
    (state) => asks.has(state.kind) || (state.kind === "leaving" && state.failure !== null),
  );
}

/** Whether the account's properties stand and its first run has begun, since its latest install. */
export function isPrepared({ preparedAt = 0, installedAt, restoredAt = 0 }: Portal): boolean {
  return preparedAt >= Math.max(installedAt, restoredAt);
}

/** One of before the latest install dates an earlier leaving. */
function leftAt({ disconnectedAt, installedAt }: Portal): number | null {
  return disconnectedAt !== undefined && disconnectedAt >= installedAt ? disconnectedAt : null;
}
