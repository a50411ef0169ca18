import { beforeEach, describe, expect, test } from "vitest";
import { scenarios } from "../../config/scenarios.ts";
import { startCatchUp, stopCatchUp, type CatchUpWish } from "../../src/account/catch-up.ts";
import type { Properties } from "../../src/scoring/facts.ts";
import { readOffers, type CatchUpSource } from "../../src/store/crossings/catch-ups.ts";
import type { Caller } from "../../src/account/caller.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portal } from "../support/ledger/decision.ts";
import { liveIn, type LivedAccount } from "../support/portals/lived-account.ts";
import { portalOf } from "../support/portals/portal-of.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** Midnight of a day in the account's time zone, UTC. */
const start = Date.parse("2026-03-02T00:00:00Z");

const fixture = useEmbeddedLedger();
let account: LivedAccount;

const bound = (names: readonly string[], mostADay: number | null = null) =>
  scenarios
    .filter(({ name }) => names.includes(name))
    .map((scenario) => ({ ...scenario, boundAt: start, call: null, mostADay }));
const open = async (...names: readonly string[]): Promise<void> => {
  account = await liveIn(fixture.ledger, start, { scenarios: bound(names) });
};
const bindings = { handoff: { actuator: "property", boundAt: start } } as const;
const caller = (changes: object = {}): Caller => ({
  portalId: portal,
  portal: portalOf(portal, { bindings, ...changes }),
  ledger: fixture.ledger,
  who: "ana@acme.example",
});
const deps = {
  clock: { now: () => account.now, sleep: () => Promise.resolve() },
  wakePortal: () => undefined,
};
const begin = (wish: Partial<CatchUpWish> = {}, source: CatchUpSource = "first_run") =>
  startCatchUp(
    deps,
    caller(),
    { scenario: "handoff", source },
    {
      mostADay: 48,
      ticked: [],
      expected: 10,
      ...wish,
    },
  );
const offers = () => readOffers(fixture.ledger.read, portal);

/** Ready at the first run: the more the newer their forms. */
async function readyOnes(n: number, properties: Properties = {}, from = 1): Promise<string[]> {
  const ids = Array.from({ length: n }, (_, i) => String(from + i));
  for (const id of ids) {
    account.add(id, {
      email: `ana${id}@acme.example`,
      num_conversion_events: "1",
      recent_conversion_date: new Date(start - hour).toISOString(),
      ...properties,
    });
  }
  await account.mark(ids);
  await account.look();
  return ids;
}

/** Looks every half an hour until so much time is over. */
async function pass(ms: number): Promise<void> {
  for (const end = account.now + ms; account.now < end;) {
    account.now += hour / 2;
    await account.look();
  }
}

describe("who met a condition in silence", () => {
  beforeEach(() => open("handoff"));

  test("is offered with the number, and not let go before somebody says so", async () => {
    await readyOnes(10);
    await pass(day);
    expect(account.started("handoff")).toEqual([]);
    expect(await offers()).toEqual([
      { scenario: "handoff", source: "first_run", contacts: 10, leftOut: new Map() },
    ]);
  });

  test("goes up to M in the account's day, a 24th of it in an hour", async () => {
    await readyOnes(60);
    await begin({ mostADay: 24, expected: 60 });
    await account.look();
    expect(account.started("handoff")).toHaveLength(1);
    await pass(hour / 2);
    expect(account.started("handoff")).toHaveLength(1);
    await pass(day - hour);
    expect(account.started("handoff")).toHaveLength(24);
    await pass(day);
    expect(account.started("handoff")).toHaveLength(48);
  });

  test("goes once, whatever is looked at again and however often", async () => {
    const ids = await readyOnes(10);
    await begin();
    await pass(day);
    const triggers = () => ids.map((id) => account.shown.get(id)?.["ripen_handoff_at"]);
    const before = triggers();
    await account.mark(ids);
    await pass(day);
    expect(triggers()).toEqual(before);
    const rows = await fixture.ledger.read
      .selectFrom("crossings")
      .select(["why", "generation"])
      .execute();
    expect(rows).toEqual(ids.map(() => ({ why: "caught_up", generation: 1 })));
    expect(await offers()).toEqual([]);
  });

  test("is let go at its turn, not at the first run: sales' time begins then", async () => {
    const [id = ""] = await readyOnes(1);
    account.now += 3 * day;
    await begin({ expected: 1 });
    await account.look();
    expect(account.shown.get(id)?.["ripen_handoff_at"]).toBe(new Date(account.now).toISOString());
  });

  test("stays where it is when it does not meet the condition at its turn", async () => {
    const ids = await readyOnes(3);
    await begin({ mostADay: 24, expected: 3 });
    await account.look();
    const left = ids.filter((id) => !account.started("handoff").includes(id));
    await account.edit(left, { email: "gone@gmail.com" });
    await pass(day);
    expect(account.started("handoff")).toHaveLength(1);
  });

  test.each([
    ["opted_out", { hs_email_optout: "true" }],
    ["bounced", { hs_email_hard_bounce_reason_enum: "UNKNOWN_USER" }],
    ["not_marketing", { hs_marketable_status: "false" }],
  ] as const)("is left out unless ticked: %s", async (reason, properties) => {
    await readyOnes(2);
    const ids = await readyOnes(3, properties, 11);
    expect((await offers())[0]).toMatchObject({ contacts: 2, leftOut: new Map([[reason, 3]]) });
    await begin({ expected: 2 });
    await pass(day);
    expect(account.started("handoff")).toEqual(["1", "2"]);
    await begin({ expected: 3, ticked: [reason] });
    await pass(day);
    expect(account.started("handoff")).toEqual(["1", "2", ...ids]);
  });

  test("stays out for a reason that is not ticked, beside one that is", async () => {
    await readyOnes(1, { hs_email_optout: "true", hs_marketable_status: "false" });
    await expect(begin({ ticked: ["opted_out"], expected: 1 })).rejects.toMatchObject({
      code: "CATCH_UP_CHANGED",
    });
    await begin({ ticked: ["opted_out", "not_marketing"], expected: 1 });
    await account.look();
    expect(account.started("handoff")).toEqual(["1"]);
  });

  test("is not let go any more once somebody stops it, and is offered again", async () => {
    await readyOnes(10);
    await begin({ mostADay: 24 });
    await account.look();
    await stopCatchUp(deps, caller(), { scenario: "handoff", source: "first_run" });
    await pass(day);
    expect(account.started("handoff")).toHaveLength(1);
    expect((await offers())[0]?.contacts).toBe(9);
  });

  test("needs the number that was shown, a binding and no dry run", async () => {
    await readyOnes(10);
    await expect(begin({ expected: 11 })).rejects.toMatchObject({ code: "CATCH_UP_CHANGED" });
    const one = { scenario: "handoff", source: "first_run" } as const;
    const wish = { mostADay: 1, ticked: [], expected: 10 };
    await expect(startCatchUp(deps, caller({ bindings: {} }), one, wish)).rejects.toMatchObject({
      code: "NOT_BOUND",
    });
    await expect(startCatchUp(deps, caller({ dryRunSince: 1 }), one, wish)).rejects.toMatchObject({
      code: "DRY_RUN",
    });
  });

  test("lets who wakes by a newsletter beyond the day's number wait for a turn", async () => {
    const ids = await readyOnes(10);
    await begin({ mostADay: 4 });
    account.now += hour;
    await account.edit(ids, {
      num_conversion_events: "2",
      recent_conversion_date: new Date(account.now).toISOString(),
      recent_conversion_event_name: "Newsletter",
    });
    await account.look();
    expect(account.started("handoff").length).toBeLessThanOrEqual(4);
    await pass(20 * hour);
    expect(account.started("handoff")).toHaveLength(4);
    await pass(2 * day);
    expect(new Set(account.started("handoff"))).toEqual(new Set(ids));
  });

  test("shares the day's number with who wakes otherwise, and not with who raises a hand", async () => {
    const ids = await readyOnes(30);
    await begin({ mostADay: 24, expected: 30 });
    account.now += hour;
    for (const id of ids.slice(0, 10)) await account.submitForm(id);
    await account.look();
    expect(ids.slice(0, 10).every((id) => account.started("handoff").includes(id))).toBe(true);
    await pass(22 * hour);
    expect(account.started("handoff")).toHaveLength(24);
  });

  test("waits for the scenario's own cap", async () => {
    await readyOnes(10);
    Object.assign(account.work, { scenarios: bound(["handoff"], 2) });
    await begin({ mostADay: 240 });
    await pass(day - hour);
    expect(account.started("handoff")).toHaveLength(2);
  });
});

test("the best go first", async () => {
  await open("handoff");
  await readyOnes(5);
  const { ledger } = fixture;
  await ledger.transaction((tx) =>
    tx.updateTable("scores").set({ lead_score: 90 }).where("contact_id", "=", "3").execute(),
  );
  await begin({ mostADay: 24, expected: 5 });
  await account.look();
  expect(account.started("handoff")).toEqual(["3"]);
});
