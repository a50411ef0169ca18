import { describe, expect, test } from "vitest";
import {
  isAtWork,
  needsSomebody,
  startsNothing,
  stateIn,
  statesOf,
  type AccountState,
  type Seen,
} from "../../src/account/state.ts";
import { optionalScopes, requiredScopes } from "../../src/oauth/scopes.ts";
import type { Pause } from "../../src/store/portals/pauses.ts";
import type { Portal } from "../../src/store/portals/portals.ts";
import { portalOf } from "../support/portals/portal-of.ts";

const at = 1_790_000_000_000;

/** Prepared, with every scope: nothing is the case but that it runs. */
const whole = portalOf(1, {
  installedAt: at,
  preparedAt: at,
  scopes: [...requiredScopes, ...optionalScopes],
});

const pauseOf = (what: string): Pause => ({
  what,
  since: at,
  until: null,
  reason: "a test",
  detail: {},
});

type Case = {
  readonly state: AccountState;
  readonly account?: Partial<Portal>;
  readonly seen?: Seen;
  readonly stops: "everything" | "starting" | "nothing";
};

const conflict = { name: "ripen_band", expected: "enumeration/select", found: "string/text" };
const group = { what: "handoff", cause: "created", contacts: 21, since: at, until: at };
const text = { en: "No", es: "No" };

/** One account for each state, in the order of their weight. */
const cases: readonly Case[] = [
  {
    state: { kind: "disconnected", since: at + 1 },
    account: { status: "disconnected", disconnectedAt: at + 1 },
    stops: "everything",
  },
  {
    state: { kind: "leaving", since: at, failure: text },
    account: {
      leaving: {
        since: at,
        by: "ana",
        archive: false,
        failure: { at, step: "uninstall", text },
      },
    },
    stops: "everything",
  },
  { state: { kind: "preparing" }, account: { preparedAt: at - 1 }, stops: "everything" },
  { state: { kind: "paused", since: at }, account: { pausedAt: at }, stops: "everything" },
  { state: { kind: "held", groups: [group] }, seen: { held: [group] }, stops: "nothing" },
  { state: { kind: "dryRun", since: at }, account: { dryRunSince: at }, stops: "starting" },
  {
    state: { kind: "mappingBroken", pause: pauseOf("scores") },
    seen: { pauses: new Map([["scores", pauseOf("scores")]]) },
    stops: "nothing",
  },
  {
    state: { kind: "outputBroken", pause: pauseOf("outputs") },
    seen: { pauses: new Map([["outputs", pauseOf("outputs")]]) },
    stops: "nothing",
  },
  {
    state: { kind: "ownProperty", conflicts: [conflict] },
    account: { conflicts: [conflict] },
    stops: "nothing",
  },
  {
    state: {
      kind: "permissionMissing",
      features: [{ feature: "owners", missing: ["crm.objects.owners.read"] }],
    },
    account: { scopes: whole.scopes.filter((scope) => scope !== "crm.objects.owners.read") },
    stops: "nothing",
  },
  {
    state: { kind: "firstRun", progress: { done: 3, total: null } },
    seen: { firstRun: { done: 3, total: null } },
    stops: "nothing",
  },
  {
    state: { kind: "rescoring", progress: { done: 1, total: 2 } },
    seen: { rescoring: { done: 1, total: 2 } },
    stops: "nothing",
  },
];

function together(...some: readonly Case[]): { readonly portal: Portal; readonly seen: Seen } {
  const pauses = some.flatMap(({ seen }) => [...(seen?.pauses ?? [])]);
  return {
    portal: Object.assign({}, whole, ...some.map(({ account }) => account)) as Portal,
    seen: Object.assign({}, ...some.map(({ seen }) => seen), { pauses: new Map(pauses) }) as Seen,
  };
}

const running: AccountState = { kind: "running" };
const isStopped = ({ stops }: Case): boolean => stops === "everything";

test("an account of which nothing else is known runs", () => {
  expect(statesOf(whole)).toEqual([running]);
  expect(isAtWork(whole)).toBe(true);
  expect(startsNothing(statesOf(whole))).toBe(false);
});

describe.each(cases)("$state.kind", (one) => {
  const { portal, seen } = together(one);

  test("is told, alone or beside 'running'", () => {
    const expected = isStopped(one) ? [one.state] : [one.state, running];
    expect(statesOf(portal, seen)).toEqual(expected);
    expect(stateIn(statesOf(portal, seen), one.state.kind)).toEqual(one.state);
    expect(stateIn(statesOf(whole), one.state.kind)).toBeNull();
  });

  test("stops what it stops", () => {
    expect(isAtWork(portal)).toBe(one.stops !== "everything");
    expect(startsNothing(statesOf(portal, seen))).toBe(one.stops !== "nothing");
  });

  test.each(cases.filter(({ state }) => state.kind !== one.state.kind))(
    "with $state.kind both are told, in the order of their weight",
    (other) => {
      // An account that is not connected is not being prepared.
      const kinds = new Set([one.state.kind, other.state.kind]);
      if (kinds.has("disconnected") && kinds.has("preparing")) kinds.delete("preparing");
      const pair = together(one, other);
      const told = statesOf(pair.portal, pair.seen);
      const expected = cases.filter(({ state }) => kinds.has(state.kind));
      expect(told).toEqual([
        ...expected.map(({ state }) => state),
        ...(isStopped(one) || isStopped(other) ? [] : [running]),
      ]);
    },
  );
});

test("when an account left is not known from a leaving before its latest install", () => {
  const left = { ...whole, status: "disconnected", disconnectedAt: at - 1 } as const;
  expect(statesOf(left)).toEqual([{ kind: "disconnected", since: null }]);
});

const waits = (state: AccountState): boolean => needsSomebody([state]);

test("what waits for a person is told from what goes on or ends by itself", () => {
  const waiting = cases.filter(({ state }) => waits(state)).map(({ state }) => state.kind);
  expect(waiting).toEqual([
    "disconnected",
    "leaving",
    "paused",
    "held",
    "dryRun",
    "mappingBroken",
    "outputBroken",
    "ownProperty",
  ]);
  expect(waits({ kind: "leaving", since: at, failure: null })).toBe(false);
});
