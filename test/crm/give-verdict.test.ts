import { afterEach, beforeEach, expect, test } from "vitest";
import type { ContactCard } from "../../src/crm/card/contact-card.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { takeWrites } from "../../src/store/writes/take-writes.ts";
import { readyScore } from "../support/card-model.ts";
import { fetchSigned } from "./call-signed.ts";
import { home, openCards, start, type OpenCards } from "./open-cards.ts";

let cards: OpenCards;
beforeEach(async () => {
  cards = await openCards();
  await cards.score("1", readyScore());
});
afterEach(() => cards.close());

function press(body: unknown): Promise<{ readonly status: number; readonly body: never }> {
  return fetchSigned(cards, "/cards/contacts/1/verdict", { method: "POST", body });
}

async function card(): Promise<ContactCard> {
  return (await fetchSigned(cards, "/cards/contacts/1")).body;
}

test("a verdict is intended for HubSpot through the ledger and marks the contact with news", async () => {
  expect(
    (await press({ value: "never", reason: "student", note: " Writes a thesis " })).status,
  ).toBe(200);
  expect(await takeWrites(cards.ledger, home, 10)).toMatchObject([
    {
      contactId: "1",
      properties: {
        ripen_verdict: "never",
        ripen_verdict_reason: "student",
        ripen_verdict_note: "Writes a thesis",
      },
    },
  ]);
  expect(await cards.ledger.read.selectFrom("dirty").selectAll().execute()).toMatchObject([
    { contact_id: "1", news: news.changed },
  ]);
  expect(cards.woken).toEqual([home]);
  expect(cards.calls).toEqual([]);
});

test("the card shows a pressed verdict before it has reached HubSpot", async () => {
  await press({ value: "maybe", reason: "no_budget", note: "Next year" });
  expect(await card()).toMatchObject({
    verdict: { value: "maybe", reason: "no_budget", note: "Next year", at: start },
    isVerdictPending: true,
    isWaiting: true,
  });
});

test("the card shows a verdict that was set on the property in HubSpot", async () => {
  await cards.score("1", readyScore(), {
    verdict: { value: "yes", at: start - 5 },
    properties: { ripen_verdict: "yes", ripen_verdict_reason: "their_own" },
  });
  expect(await card()).toMatchObject({
    verdict: { value: "yes", reason: "their_own", note: "", at: start - 5 },
    isVerdictPending: false,
  });
});

test("undoing clears both properties and what the card shows", async () => {
  await press({ value: "never", reason: "student", note: "Mine" });
  expect((await press({ value: null, reason: "student" })).status).toBe(200);
  expect(await takeWrites(cards.ledger, home, 10)).toMatchObject([
    { properties: { ripen_verdict: "", ripen_verdict_reason: "", ripen_verdict_note: "" } },
  ]);
  expect((await card()).verdict).toBe(null);
});

test("a verdict does not drop what else is intended for the contact", async () => {
  await press({ value: "yes" });
  await press({ value: "never" });
  const [write] = await takeWrites(cards.ledger, home, 10);
  expect(write).toMatchObject({ properties: { ripen_verdict: "never" } });
});

test("who gave a verdict stands in the audit trail, the reason does not", async () => {
  await press({ value: "never", reason: "competitor", note: "Works for a competitor" });
  const trail = await cards.ledger.read.selectFrom("audit").selectAll().execute();
  expect(trail).toMatchObject([{ who: "admin@example.com", what: "verdict", at: start }]);
  expect(trail[0]?.detail_json).toBe('{"contactId":"1","value":"never"}');
});

test.each([
  {},
  { value: "perhaps" },
  { value: "yes", note: "x".repeat(501) },
  { value: "yes", reason: "Student" },
  "yes",
  undefined,
])("a body that is no verdict is refused: %j", async (body) => {
  const answer = await press(body);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ error: { code: "verdict_invalid" } });
  expect(await takeWrites(cards.ledger, home, 10)).toEqual([]);
});

test("recalculating marks the contact silently and wakes its portal", async () => {
  const answer = await fetchSigned(cards, "/cards/contacts/1/recalculate", {
    method: "POST",
    body: {},
  });
  expect(answer.status).toBe(200);
  expect(await cards.ledger.read.selectFrom("dirty").selectAll().execute()).toMatchObject([
    { contact_id: "1", news: news.none },
  ]);
  expect(cards.woken).toEqual([home]);
});
