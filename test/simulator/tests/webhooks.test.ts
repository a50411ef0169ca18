import { expect, test } from "vitest";
import { signV1, signV3 } from "../webhooks/sign.ts";
import { lifecycle, openSubscribed } from "./open-subscribed.ts";
import { openReceiver } from "./receiver.ts";

const title = { subscriptionType: "contact.propertyChange", propertyName: "jobtitle" };

test("an event carries HubSpot's fields and both signatures", async () => {
  const receiver = await openReceiver();
  const { portal, simulator, app } = await openSubscribed(receiver, [title]);
  const id = portal.createContact({ firstname: "Ana" });
  portal.editContact(id, { jobtitle: "CEO" });
  await simulator.idle();
  const [request] = receiver.requests;
  expect(request?.events).toEqual([
    {
      eventId: expect.any(Number) as number,
      subscriptionId: expect.any(Number) as number,
      portalId: portal.id,
      appId: app.appId,
      occurredAt: expect.any(Number) as number,
      subscriptionType: "contact.propertyChange",
      attemptNumber: 0,
      objectId: Number(id),
      propertyName: "jobtitle",
      propertyValue: "CEO",
      changeSource: "CRM_UI",
      sourceId: "userId:76023669",
    },
  ]);
  const headers = request?.headers ?? {};
  const body = request?.body ?? "";
  const time = Number(headers["x-hubspot-request-timestamp"]);
  const v3 = signV3(app.clientSecret, "POST", receiver.url, body, time);
  expect(headers["x-hubspot-signature-v3"]).toBe(v3);
  expect(headers["x-hubspot-signature"]).toBe(signV1(app.clientSecret, body));
  expect(headers["x-hubspot-signature-version"]).toBe("v1");
  expect(headers["content-type"]).toBe("application/json");
});

test("our own writes come back as INTEGRATION with our app id, and unchanged values do not", async () => {
  const receiver = await openReceiver();
  const { portal, simulator, call, app } = await openSubscribed(receiver, [title]);
  const id = portal.createContact({ jobtitle: "CEO" });
  await simulator.idle();
  for (const jobtitle of ["CEO", "CTO"]) {
    await call("PATCH", `/crm/objects/2026-09/contacts/${id}`, { properties: { jobtitle } });
  }
  await simulator.idle();
  const echoes = receiver.events().filter(({ changeSource }) => changeSource === "INTEGRATION");
  expect(echoes.map(({ propertyValue, sourceId }) => [propertyValue, sourceId])).toEqual([
    ["CTO", String(app.appId)],
  ]);
});

test("a merge tells the primary, the other and the new record", async () => {
  const receiver = await openReceiver();
  const { portal, simulator } = await openSubscribed(receiver, lifecycle);
  const a = portal.createContact({ firstname: "Ana", jobtitle: "CEO" });
  const b = portal.createContact({ lastname: "Gil", jobtitle: "CTO" });
  const merged = portal.mergeContacts(a, b);
  await simulator.idle();
  const event = receiver
    .events()
    .find(({ subscriptionType }) => subscriptionType === "contact.merge");
  expect(event).toMatchObject({
    primaryObjectId: Number(a),
    mergedObjectIds: [Number(b)],
    newObjectId: Number(merged),
    numberOfPropertiesMoved: 1,
    changeFlag: "MERGED",
  });
  expect(portal.contact(a)?.properties).toMatchObject({
    firstname: "Ana",
    lastname: "Gil",
    jobtitle: "CEO",
    hs_merged_object_ids: `${a};${b}`,
  });
});

test("a merge sends deletions of the old ids where it is taken to", async () => {
  const receiver = await openReceiver();
  const { portal, simulator } = await openSubscribed(receiver, lifecycle, {
    mergeSendsDeletions: true,
  });
  const ids = ["Ana", "Eva"].map((firstname) => portal.createContact({ firstname }));
  portal.mergeContacts(ids[0] ?? "", ids[1] ?? "");
  await simulator.idle();
  const deleted = receiver
    .events()
    .filter(({ subscriptionType }) => subscriptionType === "contact.deletion")
    .map(({ objectId }) => String(objectId));
  expect(deleted.sort()).toEqual(ids.sort());
});

test("a privacy deletion sends two events, a deletion and its undoing one each", async () => {
  const receiver = await openReceiver();
  const { portal, simulator } = await openSubscribed(receiver, lifecycle);
  simulator.pauseWebhooks();
  const a = portal.createContact({ email: "ana@example.com" });
  portal.deleteContact(a);
  portal.restoreContact(a);
  portal.privacyDelete(a);
  await simulator.flushWebhooks();
  expect(
    receiver.events().map(({ subscriptionType, changeFlag }) => [subscriptionType, changeFlag]),
  ).toEqual([
    ["contact.creation", "CREATED"],
    ["contact.deletion", "DELETED"],
    ["contact.restore", "RESTORED"],
    ["contact.privacyDeletion", undefined],
    ["contact.deletion", "DELETED"],
  ]);
});

test("calculated and excluded properties send nothing though subscribed to; behaviour does, or not, by option", async () => {
  const names = ["num_conversion_events", "num_unique_conversion_events", "hs_email_click"];
  const subscriptions = names.map((propertyName) => ({ ...title, propertyName }));
  for (const pushBehaviour of [true, false]) {
    const receiver = await openReceiver();
    const { portal, simulator } = await openSubscribed(receiver, subscriptions, { pushBehaviour });
    const id = portal.createContact({ firstname: "Ana" });
    portal.submitForm(id, "f-1", "Page: Form");
    portal.clickEmail(id);
    await simulator.idle();
    const sent = receiver.events().map(({ propertyName }) => propertyName);
    expect(sent).toEqual(pushBehaviour ? ["hs_email_click"] : []);
  }
});

test("a datetime travels as epoch milliseconds, a cleared value as an empty text", async () => {
  const receiver = await openReceiver();
  const at = Date.UTC(2026, 10, 1);
  const { portal, simulator } = await openSubscribed(receiver, [
    { ...title, propertyName: "trial_started_at" },
  ]);
  const id = portal.createContact({ trial_started_at: new Date(at).toISOString() });
  await simulator.idle();
  portal.editContact(id, { trial_started_at: "" });
  await simulator.idle();
  expect(receiver.events().map(({ propertyValue }) => propertyValue)).toEqual([String(at), ""]);
});

test("generic subscriptions name the object type, and meetings arrive by them", async () => {
  const receiver = await openReceiver();
  const { portal, simulator } = await openSubscribed(receiver, [
    { subscriptionType: "object.creation", objectType: "MEETING_EVENT" },
    { subscriptionType: "contact.associationChange" },
  ]);
  simulator.pauseWebhooks();
  portal.bookMeeting(portal.createContact({ firstname: "Ana" }));
  await simulator.flushWebhooks();
  expect(receiver.events()).toMatchObject([
    { subscriptionType: "object.creation", objectTypeId: "0-47", isSensitive: false },
    { subscriptionType: "contact.associationChange", associationType: "CONTACT_TO_MEETING" },
  ]);
});
