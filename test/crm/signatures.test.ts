import { afterAll, beforeAll, expect, test } from "vitest";
import { scoreOf } from "../support/card-model.ts";
import { callAction, fetchSigned, type CallOptions } from "./call-signed.ts";
import { home, openCards, other, type OpenCards } from "./open-cards.ts";

let cards: OpenCards;
beforeAll(async () => {
  cards = await openCards();
  await cards.score("1", scoreOf());
  await cards.score("2", scoreOf(), { portal: other });
});
afterAll(() => cards.close());

const post = (body: unknown): CallOptions => ({ method: "POST", body });
const endpoints: readonly (readonly [path: string, options: CallOptions])[] = [
  ["/cards/contacts/1", {}],
  ["/cards/contacts/1/verdict", post({ value: "yes" })],
  ["/cards/contacts/1/recalculate", post({})],
  ["/cards/settings", {}],
  ["/cards/settings/mapping", post({ version: 1, fields: {} })],
  ["/cards/settings/pause", post({ paused: true })],
  ["/cards/settings/ticket", post({})],
];
const toOther = (signed: string): string => signed.replace(String(home), String(other));
const actions = ["confirm-enrolment", "recalculate-lead-score", "add-behaviour-event"];

test.each(endpoints)("%s answers a signed call", async (path, options) => {
  cards.answerCall = () => ({ results: [] });
  expect((await fetchSigned(cards, path, options)).status).toBe(200);
});

test.each(endpoints)("%s refuses a signature under another secret", async (path, options) => {
  const { status, body } = await fetchSigned(cards, path, { ...options, key: "another" });
  expect(status).toBe(401);
  expect(body).toMatchObject({ error: { code: "signature_wrong" } });
});

test.each(endpoints)("%s refuses a signature of six minutes ago", async (path, options) => {
  const { status, body } = await fetchSigned(cards, path, { ...options, age: 360_000 });
  expect(status).toBe(401);
  expect(body).toMatchObject({ error: { code: "timestamp_too_old" } });
});

test.each(endpoints)("%s refuses an account that was not signed", async (path, options) => {
  const { status } = await fetchSigned(cards, path, { ...options, forge: toOther });
  expect(status).toBe(401);
});

test.each(endpoints)(
  "%s refuses an account that the caller put before the one that HubSpot appended",
  async (path, options) => {
    const sneaked = `${path}?portalId=${other}`;
    const { status, body } = await fetchSigned(cards, sneaked, options);
    expect(status).toBe(401);
    expect(body).toMatchObject({ error: { code: "query_ambiguous" } });
  },
);

test.each(endpoints)("%s tells an account without Ripen nothing", async (path, options) => {
  const { status, body } = await fetchSigned(cards, path, { ...options, portal: 333 });
  expect(status).toBe(409);
  expect(body).toMatchObject({ error: { code: "not_connected" } });
});

test.each(endpoints.filter(([path]) => path.includes("contacts")))(
  "%s knows no contact of another account",
  async (path, options) => {
    const foreign = path.replace("contacts/1", "contacts/2");
    const { status, body } = await fetchSigned(cards, foreign, options);
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: "contact_unknown" } });
    for (const table of ["writes", "dirty"] as const) {
      const rows = cards.ledger.read.selectFrom(table).where("contact_id", "=", "2");
      expect(await rows.selectAll().execute()).toEqual([]);
    }
  },
);

test("the portal in a body counts for nothing", async () => {
  const { body } = await fetchSigned(
    cards,
    "/cards/contacts/1/verdict",
    post({ value: "yes", portalId: other }),
  );
  expect(body).toMatchObject({ error: { code: "verdict_invalid" } });
});

test("an unsigned call is refused", async () => {
  for (const [path, { method = "GET" }] of endpoints) {
    const response = await fetch(`${cards.url}${path}?portalId=${home}`, { method });
    expect(response.status).toBe(401);
  }
});

test.each(actions)(
  "%s refuses a wrong v2 signature, a forged body and none at all",
  async (name) => {
    expect((await callAction(cards, name, { key: "another" })).code).toBe("signature_wrong");
    expect((await callAction(cards, name, { forge: toOther })).status).toBe(401);
    const unsigned = await fetch(`${cards.url}/actions/${name}`, { method: "POST", body: "{}" });
    expect(unsigned.status).toBe(401);
  },
);

test.each(actions)("%s checks v3 too when it is there", async (name) => {
  const callbackId = name;
  const late = await callAction(cards, name, { callbackId, v3Age: 360_000 });
  expect(late.code).toBe("timestamp_too_old");
  expect((await callAction(cards, name, { callbackId, v3Age: 0 })).status).toBe(200);
});

test.each(actions)(
  "%s takes a valid v3 whatever stands beside it, and v1 where HubSpot says v1",
  async (name) => {
    const asked = async (n: number, options: object): Promise<number> =>
      (await callAction(cards, name, { callbackId: `${name}-${n}`, ...options })).status;
    expect(await asked(1, { version: "v1", v3Age: 0 })).toBe(200);
    expect(await asked(2, { oldKey: "another", v3Age: 0 })).toBe(200);
    expect(await asked(3, { version: "v1" })).toBe(200);
    expect(await asked(4, { version: "v1", oldKey: "another" })).toBe(401);
  },
);

test.each(actions)("%s does nothing in an account without Ripen", async (name) => {
  expect((await callAction(cards, name, { portal: 333 })).code).toBe("not_connected");
});
