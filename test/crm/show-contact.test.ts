import { afterEach, beforeEach, expect, test } from "vitest";
import type { ContactCard } from "../../src/crm/card/contact-card.ts";
import { noFollowUp } from "../../src/store/crossings/follow-up.ts";
import { firedAt } from "../support/ledger/decision.ts";
import { readyScore, scoreOf } from "../support/card-model.ts";
import { fetchSigned } from "./call-signed.ts";
import { home, openCards, start, type OpenCards } from "./open-cards.ts";

let cards: OpenCards;
beforeEach(async () => {
  cards = await openCards();
});
afterEach(() => cards.close());

async function cardOf(contactId: string, language = "en"): Promise<ContactCard> {
  const { status, body } = await fetchSigned(
    cards,
    `/cards/contacts/${contactId}?language=${language}`,
  );
  expect(status).toBe(200);
  return body;
}

test("a lead's card comes whole in one answer, in the model's words", async () => {
  await cards.score("1", scoreOf(), {
    events: [
      event("a", "page_viewed", start - 5_000, { url: "/pricing" }),
      event("b", "trial_started", start - 1_000, {}),
    ],
  });
  const card = await cardOf("1");
  expect(card).toMatchObject({
    kind: "lead",
    isWaiting: false,
    isPaused: false,
    readiness: { isReady: false, left: null },
    fit: { points: 20, max: 50 },
    pain: { points: 30, max: 50 },
    leadScore: { points: 50, max: 100 },
    band: "High",
    matrix: { row: 0, column: 1, fitCuts: [25], painCuts: [25] },
    model: { name: "Small model", version: 1 },
    verdict: null,
    customer: null,
  });
  expect(card.reasons.map((line) => [line.label, line.points, line.events])).toEqual([
    ["Trial started", 40, 2],
    ["Business e-mail", 20, 0],
    ["Limit of the group “visits”", -10, 0],
  ]);
  expect(card.missing).toEqual([
    { kind: "points", of: "fit", short: 5 },
    { kind: "unknown", label: "Market" },
  ]);
  expect(card.behaviour).toEqual([
    { type: "trial_started", at: start - 1_000, detail: "" },
    { type: "page_viewed", at: start - 5_000, detail: "/pricing" },
  ]);
});

test("the card speaks Spanish when it is asked to", async () => {
  await cards.score("1", scoreOf());
  const card = await cardOf("1", "es");
  expect(card.band).toBe("Alto");
  expect(card.reasons[0]).toMatchObject({
    label: "Prueba iniciada",
    definition: "Inició una prueba",
  });
});

test("each reason comes with the contact's own data or its latest event", async () => {
  await cards.score("1", scoreOf(), {
    properties: { email: " ana@acme.example " },
    events: [event("a", "trial_started", start - 9_000, {})],
  });
  const { reasons } = await cardOf("1");
  expect(reasons.map(({ label, values, lastAt }) => [label, values, lastAt])).toEqual([
    ["Trial started", [], start - 9_000],
    ["Business e-mail", ["ana@acme.example"], null],
    ["Limit of the group “visits”", [], null],
  ]);
});

test("all lines of an axis add up to its points", async () => {
  await cards.score("1", scoreOf());
  const card = await cardOf("1");
  for (const axis of ["fit", "pain"] as const) {
    const sum = card.reasons.filter((line) => line.axis === axis);
    expect(sum.reduce((total, line) => total + line.points, 0)).toBe(card[axis].points);
  }
});

test("a ready lead's card has its hand-off's own hour by which sales must call", async () => {
  await cards.score("1", readyScore());
  expect(await cardOf("1")).toMatchObject({
    readiness: { isReady: true, since: start },
    handoff: null,
  });
  const due = { remindAt: start + 4 * 3_600_000, contactBy: start + 5 * 3_600_000 };
  await cards.score("1", readyScore(), {
    crossings: [{ ...firedAt("handoff", start), state: "listed" }],
    handoff: { addressee: "sales", raisedAt: start - 1, due, ownerId: null },
  });
  const waiting = { contactBy: due.contactBy, raisedAt: start - 1, firstContact: null };
  expect((await cardOf("1")).handoff).toMatchObject({ state: "open", ...waiting });
  cards.now = due.contactBy;
  expect((await cardOf("1")).handoff).toMatchObject({ state: "breached", ...waiting });
  const followUp = {
    ...noFollowUp,
    generation: 1,
    firstContactAt: start + 9,
    firstContactHow: "call",
    firstContactKnownAt: due.contactBy,
    attempts: 2,
    conversations: 1,
  } as const;
  await cards.score("1", readyScore(), {
    handoff: { addressee: "sales", raisedAt: null, due, ownerId: null, followUp },
  });
  expect((await cardOf("1")).handoff).toMatchObject({
    state: "in_time",
    firstContact: { at: start + 9, how: "call", isLoggedLater: true },
    attempts: 2,
    conversations: 1,
  });
});

test("the first card that HubSpot shows is noted once, for the set-up to tick", async () => {
  await cards.score("1", readyScore());
  await cardOf("1");
  const first = (await cards.portals.get(home))?.cardSeenAt;
  expect(first).toBe(cards.now);
  cards.now += 60_000;
  await cardOf("1");
  expect((await cards.portals.get(home))?.cardSeenAt).toBe(first);
});

test("a contact that left ready says when and why", async () => {
  await cards.score("1", readyScore());
  cards.now += 86_400_000;
  await cards.score(
    "1",
    scoreOf({ asOf: cards.now, missing: [{ kind: "points", of: "pain", short: 3 }] }),
  );
  expect((await cardOf("1")).readiness).toEqual({
    isReady: false,
    left: { at: cards.now, because: { kind: "points", of: ["pain"] } },
  });
});

test("a contact that an exclusion took out of ready names it in the admin's words", async () => {
  await cards.score("1", readyScore());
  cards.now += 1_000;
  const reason = { kind: "exclusion", id: "competitor", until: null } as const;
  await cards.score("1", scoreOf({ asOf: cards.now, reason }));
  const card = await cardOf("1", "es");
  expect(card.gate).toEqual({ kind: "exclusion", label: "Competidor", until: null });
  expect(card.readiness).toMatchObject({ left: { because: card.gate } });
});

test("the trend has one point for each day on which the score changed", async () => {
  await cards.score("1", scoreOf({ fit: 10, leadScore: 40 }));
  cards.now += 3_600_000;
  await cards.score("1", scoreOf({ fit: 15, leadScore: 45 }));
  cards.now += 86_400_000;
  await cards.score("1", scoreOf({ fit: 15, leadScore: 45 }));
  cards.now += 86_400_000;
  await cards.score("1", scoreOf());
  expect((await cardOf("1")).trend).toEqual([
    { day: "2026-09-21", fit: 15, pain: 30, leadScore: 45 },
    { day: "2026-09-23", fit: 20, pain: 30, leadScore: 50 },
  ]);
});

test("a marked contact's card says that it waits, and a paused portal's that it is paused", async () => {
  await cards.score("1", scoreOf());
  await fetchSigned(cards, "/cards/contacts/1/recalculate", { method: "POST", body: {} });
  await cards.portals.change(home, (portal) => {
    return { ...portal, pausedAt: start };
  });
  expect(await cardOf("1")).toMatchObject({ isWaiting: true, isPaused: true });
});

test("a contact without a score gets a clear answer, not an empty card", async () => {
  const { status, body } = await fetchSigned(cards, "/cards/contacts/999");
  expect(status).toBe(404);
  expect(body).toMatchObject({ error: { code: "contact_unknown" } });
});

test("the card of a disconnected account says so", async () => {
  await cards.score("1", scoreOf());
  await cards.portals.change(home, (portal) => {
    return { ...portal, status: "disconnected", refreshToken: null };
  });
  const { status, body } = await fetchSigned(cards, "/cards/contacts/1");
  expect(status).toBe(409);
  expect(body).toMatchObject({ error: { code: "not_connected" } });
});

test("the card needs no call to HubSpot", async () => {
  await cards.score("1", readyScore());
  await cardOf("1");
  expect(cards.calls).toEqual([]);
});

function event(
  id: string,
  type: string,
  occurredAt: number,
  properties: Readonly<Record<string, string>>,
): {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: number;
  readonly source: string;
  readonly properties: Readonly<Record<string, string>>;
} {
  return { id, type, occurredAt, source: "test", properties };
}
