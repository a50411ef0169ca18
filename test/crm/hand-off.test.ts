import { afterEach, beforeEach, expect, test } from "vitest";
import type { ContactCard } from "../../src/crm/card/contact-card.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { recall } from "../../src/store/scores/recall.ts";
import { readyScore, scoreOf } from "../support/card-model.ts";
import { firedAt } from "../support/ledger/decision.ts";
import { fetchSigned } from "./call-signed.ts";
import { home, openCards, start, type OpenCards } from "./open-cards.ts";

let cards: OpenCards;
beforeEach(async () => {
  cards = await openCards();
});
afterEach(() => cards.close());

const silent = { ...firedAt("handoff", start - 9, "recorded"), why: "first_run" } as const;
const press = (): Promise<{ readonly status: number; readonly body: never }> =>
  fetchSigned(cards, "/cards/contacts/1/handoff", { method: "POST", body: {} });
const card = async (language = "en"): Promise<ContactCard> =>
  (await fetchSigned(cards, `/cards/contacts/1?language=${language}`)).body;

test("the card says why sales was not told of a ready lead, in both languages", async () => {
  await cards.score("1", readyScore(), { crossings: [silent] });
  expect((await card()).untold).toEqual({
    is: "silent",
    why: "It already met the condition when Ripen first saw it.",
  });
  expect((await card("es")).untold?.why).toBe(
    "Ya cumplía la condición cuando Ripen lo vio por primera vez.",
  );
});

test("it says nothing of a hand-off that was told, nor of a lead that is not ready any more", async () => {
  await cards.score("1", readyScore(), { crossings: [firedAt("handoff", start - 9)] });
  expect((await card()).untold).toBeNull();
  await cards.score("2", scoreOf(), { crossings: [silent] });
  const other: ContactCard = (await fetchSigned(cards, "/cards/contacts/2")).body;
  expect(other.untold).toBeNull();
});

test("'hand off now' has the next scoring start it, once, and stands in the audit trail", async () => {
  await cards.score("1", readyScore(), { crossings: [silent] });
  expect((await press()).status).toBe(200);
  const crossing = (await recall(cards.ledger, home, ["1"]))("1").crossings.get("handoff");
  expect(crossing).toMatchObject({ generation: 1, firedAt: start, isWaiting: true, silent: false });
  expect(await cards.ledger.read.selectFrom("dirty").selectAll().execute()).toMatchObject([
    { contact_id: "1", news: news.none },
  ]);
  expect(cards.woken).toEqual([home]);
  expect(await cards.ledger.read.selectFrom("audit").selectAll().execute()).toMatchObject([
    { who: "admin@example.com", what: "handedOff", detail_json: '{"contactId":"1"}' },
  ]);
});

test("there is nothing to hand off where sales was told, or nobody is", async () => {
  await cards.score("1", readyScore(), { crossings: [firedAt("handoff", start - 9)] });
  expect(await press()).toMatchObject({
    status: 409,
    body: { error: { code: "nothing_to_hand_off" } },
  });
});
