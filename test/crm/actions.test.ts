import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  beginWalk,
  completeBlocked,
  startCompletions,
  type CompletionDeps,
} from "../../src/crm/actions/complete-blocked.ts";
import { HubSpotError } from "../../src/hubspot/transport/errors.ts";
import type { HubSpotClient } from "../../src/hubspot/transport/client.ts";
import { createLog } from "../../src/base/log.ts";
import { forgetContact } from "../../src/store/leaving/forget-contact.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { replayDeadLetters } from "../../src/store/replays/replay-dead-letters.ts";
import { readyScore, scoreOf } from "../support/card-model.ts";
import { callAction } from "./call-signed.ts";
import { home, openCards, other, start, type OpenCards } from "./open-cards.ts";

let cards: OpenCards;
beforeEach(async () => {
  cards = await openCards();
});
afterEach(() => cards.close());

/** A pause between passes, whatever is asked for. */
const nap = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
/** Far longer than what is waited for takes. */
const patience = { timeout: 30_000 };

const fired = {
  scenario: "handoff",
  generation: 1,
  change: "fired",
  at: start,
  state: "intended",
  why: "new_evidence",
} as const;

async function crossingState(): Promise<string | undefined> {
  const rows = await cards.ledger.read.selectFrom("crossings").select("state").execute();
  return rows[0]?.state;
}

test("'Confirm enrolment' gives the crossing its receipt, once", async () => {
  await cards.score("1", readyScore(), { crossings: [fired] });
  const inputs = { scenario: "handoff" };
  const first = await callAction(cards, "confirm-enrolment", { inputs });
  expect(first.outputs).toMatchObject({ confirmed: "true", hs_execution_state: "SUCCESS" });
  expect(await crossingState()).toBe("receipt");
  const repeated = await callAction(cards, "confirm-enrolment", { inputs });
  expect(repeated).toEqual(first);
});

test("a contact that entered the workflow by hand is told apart, and the workflow goes on", async () => {
  await cards.score("1", readyScore(), { crossings: [{ ...fired, state: "recorded" }] });
  const { outputs } = await callAction(cards, "confirm-enrolment", {
    inputs: { scenario: "handoff" },
  });
  expect(outputs).toMatchObject({ confirmed: "false", hs_execution_state: "SUCCESS" });
  expect(await crossingState()).toBe("recorded");
});

test("'Confirm enrolment' without its scenario fails the step and says what to do", async () => {
  await cards.score("1", readyScore(), { crossings: [fired] });
  const { outputs } = await callAction(cards, "confirm-enrolment");
  expect(outputs["hs_execution_state"]).toBe("FAIL_CONTINUE");
  expect(outputs["explanation"]).toContain("Choose the scenario");
});

test("'Add behaviour event' keeps the event once for each callback and marks with news", async () => {
  await cards.score("1", scoreOf());
  const inputs = { event_type: "content_downloaded", detail: "Price list", occurred_at: start - 9 };
  for (const callbackId of ["ap-1", "ap-1", "ap-2"]) {
    const { outputs } = await callAction(cards, "add-behaviour-event", { callbackId, inputs });
    expect(outputs).toMatchObject({ added: "true", hs_execution_state: "SUCCESS" });
  }
  const events = await cards.ledger.read.selectFrom("events").selectAll().orderBy("id").execute();
  expect(events).toMatchObject([
    {
      contact_id: "1",
      id: "workflow#ap-1",
      type: "content_downloaded",
      occurred_at: start - 9,
      properties_json: '{"document":"Price list"}',
    },
    { id: "workflow#ap-2" },
  ]);
  const marks = await cards.ledger.read.selectFrom("dirty").selectAll().execute();
  expect(marks).toMatchObject([{ contact_id: "1", news: news.changed, mark: 2 }]);
});

test("a custom event is kept under its own name, at the moment of the step", async () => {
  const inputs = { event_type: "custom", custom_name: "cart_left" };
  await callAction(cards, "add-behaviour-event", { inputs });
  const events = await cards.ledger.read.selectFrom("events").selectAll().execute();
  expect(events).toMatchObject([{ type: "custom:cart_left", occurred_at: start }]);
});

test.each([
  [{}, "Choose what happened"],
  [{ event_type: "made_up" }, "Choose what happened"],
  [{ event_type: "custom" }, "needs a name"],
  [{ event_type: "custom", custom_name: "With Spaces" }, "needs a name"],
  [{ event_type: "call_held", occurred_at: "soon" }, "is not a date"],
  [{ event_type: "call_held", occurred_at: start + 86_400_000 }, "in the future"],
])("an event that cannot be kept fails the step and says why: %j", async (inputs, why) => {
  const { outputs } = await callAction(cards, "add-behaviour-event", { inputs });
  expect(outputs).toMatchObject({ added: "false", hs_execution_state: "FAIL_CONTINUE" });
  expect(outputs["explanation"]).toContain(why);
  expect(await cards.ledger.read.selectFrom("events").selectAll().execute()).toEqual([]);
});

test("an erased contact does not come back by a workflow", async () => {
  await cards.ledger.transaction((tx) => forgetContact(tx, home, "1", "erased", start - 1));
  const { outputs } = await callAction(cards, "add-behaviour-event", {
    inputs: { event_type: "call_held" },
  });
  expect(outputs["hs_execution_state"]).toBe("FAIL_CONTINUE");
  for (const table of ["events", "dirty"] as const) {
    expect(await cards.ledger.read.selectFrom(table).selectAll().execute()).toEqual([]);
  }
});

test("the explanation is in the language of the account", async () => {
  await cards.portals.change(home, (portal) => {
    return { ...portal, language: "es" };
  });
  const { outputs } = await callAction(cards, "add-behaviour-event");
  expect(outputs["explanation"]).toContain("Elija");
});

test("'Recalculate lead score' answers with the score that comes of it, and again the same", async () => {
  await cards.score("1", scoreOf());
  cards.now += 1_000;
  cards.onSleep = () =>
    cards.score("1", readyScore({ asOf: cards.now }), { published: { ripen_reasons: "Because" } });
  const first = await callAction(cards, "recalculate-lead-score");
  expect(first.outputs).toEqual({
    fit: "40",
    pain: "30",
    score: "70",
    band: "high",
    ready: "true",
    reason: "Because",
    hs_execution_state: "SUCCESS",
  });
  cards.onSleep = () => Promise.resolve();
  expect(await callAction(cards, "recalculate-lead-score")).toEqual(first);
  const marks = await cards.ledger.read.selectFrom("dirty").selectAll().execute();
  expect(marks).toEqual([]);
});

test("a scoring that takes too long blocks the step within five seconds, and completes it later", async () => {
  await cards.score("1", scoreOf());
  cards.now += 1_000;
  const asked = cards.now;
  const blocked = await callAction(cards, "recalculate-lead-score", { callbackId: "ap-9" });
  expect(blocked.outputs).toEqual({ hs_execution_state: "BLOCK", hs_expiration_duration: "P1D" });
  expect(cards.now - asked).toBeLessThan(5_000);
  expect(await callAction(cards, "recalculate-lead-score", { callbackId: "ap-9" })).toEqual(
    blocked,
  );

  expect(await complete()).toBe(0);
  cards.now += 10_000;
  expect(await complete()).toBe(0);
  await cards.score("1", readyScore({ asOf: cards.now }));
  expect(await complete()).toBe(1);
  expect(cards.calls).toMatchObject([
    {
      path: "/automation/actions/callbacks/2026-09/ap-9/complete",
      body: {
        outputFields: { ready: "true", score: "70", hs_execution_state: "SUCCESS" },
        typedOutputs: {},
      },
    },
  ]);
  expect(await complete()).toBe(0);
});

test("a completion that HubSpot did not take in is sent again, one that it refuses is not", async () => {
  await cards.score("1", scoreOf());
  cards.now += 1_000;
  await callAction(cards, "recalculate-lead-score");
  cards.now += 10_000;
  await cards.score("1", scoreOf({ asOf: cards.now }));
  cards.answerCall = () => {
    throw new HubSpotError({ kind: "unavailable", status: 503, retryAt: 0 });
  };
  expect(await complete()).toBe(0);
  cards.answerCall = () => {
    throw new HubSpotError({ kind: "notFound" });
  };
  expect(await complete()).toBe(1);
  expect(await complete()).toBe(0);
  expect(cards.calls).toHaveLength(2);
  expect(await states()).toEqual(["refused"]);
  expect(await letters()).toMatchObject([{ contact_id: "1", stage: "action" }]);
});

/** Calls of one contact that wait for their completion, and are scored by now. */
async function waiting(count: number): Promise<void> {
  await cards.score("1", scoreOf());
  cards.now += 1_000;
  await Promise.all(
    Array.from({ length: count }, (_, n) =>
      callAction(cards, "recalculate-lead-score", { callbackId: `ap-${n}` }),
    ),
  );
  cards.now += 10_000;
  await cards.score("1", scoreOf({ asOf: cards.now }));
}

async function states(): Promise<string[]> {
  const rows = await cards.ledger.read.selectFrom("action_calls").select("state").execute();
  return rows.map(({ state }) => state).sort();
}

function letters() {
  return cards.ledger.read.selectFrom("dead_letters").selectAll().execute();
}

test("a token that HubSpot does not take even when it is new ends the call, and no other of the account is tried", async () => {
  await waiting(2);
  cards.answerCall = () => {
    throw new HubSpotError({ kind: "unauthorised" });
  };
  expect(await complete()).toBe(1);
  expect(cards.calls).toHaveLength(1);
  expect(await states()).toEqual(["blocked", "refused"]);
  expect((await letters()).map(({ cause }) => cause)).toEqual(["other"]);
});

test("a scope that was never granted ends the call, and no other of the account is tried", async () => {
  await waiting(3);
  cards.answerCall = () => {
    throw new HubSpotError({ kind: "forbidden", missingScopes: ["automation"] });
  };
  expect(await complete()).toBe(1);
  expect(await complete()).toBe(0);
  expect(cards.calls).toHaveLength(1);
  expect(await states()).toEqual(["blocked", "blocked", "refused"]);
  cards.now += 86_400_000;
  expect(await complete()).toBe(2);
  expect(cards.calls).toHaveLength(1);
  expect(await states()).toEqual(["expired", "expired", "refused"]);
  // Kept once a contact and cause (docs/contracts.md, What HubSpot refuses).
  expect((await letters()).map(({ cause }) => cause)).toEqual(["permission", "step_expired"]);
});

test("a 403 that names no permission ends no call: it is sent again after minutes, then after twice as long", async () => {
  await waiting(1);
  cards.answerCall = () => {
    throw new HubSpotError({ kind: "forbidden", missingScopes: [], unclear: true });
  };
  const minute = 60_000;
  const asked: number[] = [];
  for (let at = 0; at < 15; at += 1) {
    await complete();
    asked.push(cards.calls.length);
    cards.now += minute;
  }
  expect(asked).toEqual([1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4]);
  expect(await states()).toEqual(["blocked"]);
  cards.answerCall = () => undefined;
  cards.now += 60 * minute;
  expect(await complete()).toBe(1);
  expect(await states()).toEqual(["answered"]);
});

test("a step on which HubSpot fails again and again holds up none of the account's others", async () => {
  await waiting(3);
  cards.answerCall = (path) => {
    if (path.includes("/ap-0/")) {
      throw new HubSpotError({ kind: "unavailable", status: 500, retryAt: 0 });
    }
  };
  const walk = beginWalk();
  for (let pass = 0; pass < 4; pass += 1) await complete(walk);
  expect(await states()).toEqual(["answered", "answered", "blocked"]);
  cards.answerCall = () => undefined;
  for (let pass = 0; pass < 2; pass += 1) await complete(walk);
  expect(await states()).toEqual(["answered", "answered", "answered"]);
});

test("while HubSpot lets one account wait for its answer, another account's step ends", async () => {
  await waiting(1);
  await cards.score("2", scoreOf(), { portal: other });
  await callAction(cards, "recalculate-lead-score", {
    portal: other,
    contactId: "2",
    callbackId: "theirs",
  });
  let answer: (() => void) | undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  cards.answerCall = (path) => (path.includes("/ap-0/") ? late : undefined);
  const deps = completionDeps();
  const completions = startCompletions({ ...deps, clock: { ...deps.clock, sleep: nap } });
  await vi.waitFor(() => expect(cards.calls).toHaveLength(1), patience);
  cards.now += 10_000;
  await cards.score("2", scoreOf({ asOf: cards.now }), { portal: other });
  await vi.waitFor(async () => expect(await states()).toEqual(["answered", "blocked"]), patience);
  answer?.();
  await vi.waitFor(async () => expect(await states()).toEqual(["answered", "answered"]), patience);
  await completions.stop();
});

test("a call that HubSpot refused is told again when somebody wants it", async () => {
  await waiting(1);
  cards.answerCall = () => {
    throw new HubSpotError({ kind: "notFound" });
  };
  await complete();
  await replayDeadLetters(cards.ledger, {}, cards.now);
  cards.answerCall = () => undefined;
  await cards.score("1", scoreOf({ asOf: cards.now }));
  expect(await complete()).toBe(1);
  expect(await states()).toEqual(["answered"]);
});

test("agents' calls name the contact by an input, with or without an object", async () => {
  await cards.score("1", scoreOf());
  const inputs = { contact_id: "1", event_type: "content_downloaded" };
  const bare = await callAction(cards, "add-behaviour-event", {
    callbackId: "a",
    object: null,
    inputs,
  });
  expect(bare.outputs["hs_execution_state"]).toBe("SUCCESS");
  const small = { objectId: 1, objectType: "Contact" };
  const lower = await callAction(cards, "add-behaviour-event", {
    callbackId: "b",
    object: small,
    inputs: { event_type: "content_downloaded" },
  });
  expect(lower.outputs["hs_execution_state"]).toBe("SUCCESS");
  const nobody = await callAction(cards, "add-behaviour-event", {
    callbackId: "c",
    object: null,
    inputs: { event_type: "content_downloaded" },
  });
  expect([nobody.status, nobody.code]).toEqual([400, "call_invalid"]);
  const deal = { objectId: 1, objectType: "DEAL" };
  const wrong = await callAction(cards, "add-behaviour-event", {
    callbackId: "d",
    object: deal,
    inputs,
  });
  expect([wrong.status, wrong.code]).toEqual([400, "call_invalid"]);
});

test.each([{}, { objectId: null, objectType: "CONTACT" }, { objectId: "1", objectType: "0-1" }])(
  "the contact is found by input or id, however HubSpot writes the object: %j",
  async (object) => {
    await cards.score("1", scoreOf());
    const inputs = { contact_id: "1", event_type: "content_downloaded" };
    const { outputs } = await callAction(cards, "add-behaviour-event", { object, inputs });
    expect(outputs["hs_execution_state"]).toBe("SUCCESS");
  },
);

test.each(["confirm-enrolment", "recalculate-lead-score"])(
  "'%s' does its work for the contact that an input names as a text",
  async (name) => {
    await cards.score("1", readyScore(), { crossings: [fired] });
    cards.onSleep = () => cards.score("1", readyScore({ asOf: cards.now }));
    const { outputs } = await callAction(cards, name, {
      object: null,
      inputs: { contact_id: "1", scenario: "handoff" },
    });
    expect(outputs["hs_execution_state"]).toBe("SUCCESS");
    const calls = await cards.ledger.read.selectFrom("action_calls").selectAll().execute();
    expect(calls).toMatchObject([{ contact_id: "1", state: "answered" }]);
  },
);

test("a contact that HubSpot no longer has fails the step and not the workflow", async () => {
  cards.onSleep = async () => {
    await cards.ledger.transaction(async (tx) => {
      await tx.deleteFrom("dirty").execute();
    });
  };
  const { outputs } = await callAction(cards, "recalculate-lead-score", { contactId: "77" });
  expect(outputs["hs_execution_state"]).toBe("FAIL_CONTINUE");
});

function complete(walk = beginWalk()): Promise<number> {
  return completeBlocked(completionDeps(), walk);
}

function completionDeps(): CompletionDeps {
  const call: HubSpotClient["call"] = async (request) => {
    cards.calls.push({ path: request.path, body: request.body });
    return request.schema.parse(await cards.answerCall(request.path));
  };
  return {
    ledger: cards.ledger,
    clock: { now: () => cards.now, sleep: () => Promise.resolve() },
    log: createLog("silent"),
    owner: "test",
    hubspot: { portal: (id) => ({ portalId: id, options: {} as never, call }) },
  };
}
