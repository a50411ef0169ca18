import { expect, test } from "vitest";
import { signV3 } from "../webhooks/sign.ts";
import { openHubSpot } from "./open-hubspot.ts";
import { openReceiver } from "./receiver.ts";

test("a card's call names user, portal and app in the query and is signed with the address decoded", async () => {
  const receiver = await openReceiver(() => 200);
  const { portal, app } = await openHubSpot({ contacts: 0 });
  const address = receiver.url.replace("/webhooks", "/cards/score?contactId=5");
  const publicOrigin = "https://ripen.example.com";
  const user = { id: 9, email: "ana@example.com" };
  const { status } = await portal.cardFetch(address, { user, publicOrigin });
  expect(status).toBe(200);
  const [request] = receiver.requests;
  const query = `contactId=5&userId=9&portalId=${portal.id}&userEmail=ana@example.com&appId=${app.appId}`;
  expect(decodeURIComponent(request?.url ?? "")).toBe(`/cards/score?${query}`);
  const time = Number(request?.headers["x-hubspot-request-timestamp"]);
  const signed = signV3(app.clientSecret, "GET", `${publicOrigin}/cards/score?${query}`, "", time);
  expect(request?.headers["x-hubspot-signature-v3"]).toBe(signed);
});

test("a card's call is tried once more after a 5xx, and no more", async () => {
  const receiver = await openReceiver(() => 503);
  const { portal } = await openHubSpot({ contacts: 0 });
  const address = receiver.url.replace("/webhooks", "/cards/verdict");
  const { status } = await portal.cardFetch(address, { method: "POST", body: { verdict: "yes" } });
  expect([status, receiver.requests.length]).toEqual([503, 2]);
  expect(receiver.requests[0]?.body).toBe('{"verdict":"yes"}');
});
