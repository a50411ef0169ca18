import { expect, test } from "vitest";
import { demoApp } from "../demo-app.ts";
import type { SimulatorOptions, Subscription } from "../options.ts";
import { signV1, signV3 } from "../webhooks/sign.ts";
import { openHubSpot, type Opened } from "./open-hubspot.ts";
import { openReceiver, type Receiver } from "./receiver.ts";

const quick = { delayMs: 1, retryDelayMs: 1, maxRetryDelayMs: 4 };

async function open(
  receiver: Receiver,
  subscriptions: readonly Subscription[],
  more: Partial<SimulatorOptions> = {},
): Promise<Opened> {
  const app = { ...demoApp("http://localhost:3000"), webhookUrl: receiver.url, subscriptions };
  return openHubSpot({ contacts: 0, delivery: quick, ...more, app });
}

const lifecycle = ["creation", "deletion", "merge", "restore", "privacyDeletion"].map((action) => ({
  subscriptionType: `contact.${action}`,
}));
const title = { subscriptionType: "contact.propertyChange", propertyName: "jobtitle" };

test("an event carries HubSpot's fields and both signatures", async () => {
  const receiver = await openReceiver();
  const { portal, simulator, app } = await open(receiver, [title]);
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
  const { portal, simulator, call, app } = await open(receiver, [title]);
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
  const { portal, simulator } = await open(receiver, lifecycle);
  const a = portal.createContact({ firstname: "Ana" });
  const b = portal.createContact({ lastname: "Gil" });
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
    hs_merged_object_ids: `${a};${b}`,
  });
});

test("a privacy deletion sends two events, a deletion and its undoing one each", async () => {
  const receiver = await openReceiver();
  const { portal, simulator } = await open(receiver, lifecycle);
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
    const { portal, simulator } = await open(receiver, subscriptions, { pushBehaviour });
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
  const { portal, simulator } = await open(receiver, [
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
  const { portal, simulator } = await open(receiver, [
    { subscriptionType: "object.creation", objectType: "MEETING" },
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

test("a portal without the app hears nothing, nor does one without the scope", async () => {
  const receiver = await openReceiver();
  const { portal, simulator } = await open(receiver, lifecycle);
  portal.uninstall();
  portal.createContact({ firstname: "Ana" });
  await simulator.idle();
  expect(receiver.requests).toEqual([]);
});

test("requests hold 100 events at most, and no more than allowed are in flight", async () => {
  const receiver = await openReceiver(() => 204, 5);
  const { portal, simulator } = await open(receiver, lifecycle, {
    delivery: { ...quick, batchSize: 10 },
  });
  for (let n = 0; n < 300; n += 1) portal.createContact({ firstname: `n${n}` });
  await simulator.idle();
  expect(receiver.events().length).toBe(300);
  expect(Math.max(...receiver.requests.map(({ events }) => events.length))).toBe(10);
  expect(receiver.mostAtOnce()).toBeLessThanOrEqual(10);
  expect(receiver.mostAtOnce()).toBeGreaterThan(1);
});

test("a failed request is sent again whole, with a higher attempt number, until it is taken", async () => {
  const receiver = await openReceiver((number) => [503, 401, 302, 204][number - 1] ?? 204);
  const { portal, simulator } = await open(receiver, lifecycle);
  simulator.pauseWebhooks();
  for (const firstname of ["Ana", "Eva"]) portal.createContact({ firstname });
  await simulator.flushWebhooks();
  expect(receiver.requests.map(({ events }) => events.map((each) => each.attemptNumber))).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  const [delivery] = simulator.deliveries();
  expect(delivery?.outcome).toBe("delivered");
  expect(delivery?.attempts.map(({ status }) => status)).toEqual([503, 401, 302, 204]);
});

test("no answer in time counts as a failure", async () => {
  const receiver = await openReceiver((number) => (number === 1 ? 0 : 204));
  const { portal, simulator } = await open(receiver, lifecycle, {
    delivery: { ...quick, timeoutMs: 100 },
  });
  portal.createContact({ firstname: "Ana" });
  await simulator.idle();
  const [delivery] = simulator.deliveries();
  expect(delivery?.outcome).toBe("delivered");
  expect(delivery?.attempts[0]).toMatchObject({ status: 0, error: expect.any(String) as string });
});

test("after ten retries an event is given up, and that is on record", async () => {
  const receiver = await openReceiver(() => 500);
  const { portal, simulator } = await open(receiver, lifecycle);
  portal.createContact({ firstname: "Ana" });
  await simulator.idle();
  expect(receiver.requests.length).toBe(11);
  expect(portal.deliveries().map(({ outcome }) => outcome)).toEqual(["given up"]);
});

/** The order in which 20 creations arrive, by their number. */
async function arrivals(seed: number): Promise<readonly number[]> {
  const receiver = await openReceiver();
  const { portal, simulator } = await open(receiver, lifecycle, {
    seed,
    delivery: { ...quick, spreadMs: 60, duplicates: 0.5, batchSize: 1 },
  });
  const ids = Array.from({ length: 20 }, (_, n) => portal.createContact({ firstname: `${n}` }));
  await simulator.idle();
  return receiver.events().map(({ objectId }) => ids.indexOf(String(objectId)));
}

test("duplicates and reordering come by seed", async () => {
  const order = await arrivals(1);
  expect(order.length).toBeGreaterThan(20);
  expect(new Set(order).size).toBe(20);
  expect(order).not.toEqual(order.toSorted((a, b) => a - b));
});

test("a retry that is far away does not hold back new events", async () => {
  const receiver = await openReceiver((number) => (number === 1 ? 500 : 204));
  const { portal, simulator } = await open(receiver, lifecycle, {
    delivery: { ...quick, retryDelayMs: 60_000, maxRetryDelayMs: 60_000 },
  });
  const first = portal.createContact({ firstname: "Ana" });
  await expect.poll(() => receiver.requests.length).toBe(1);
  const second = portal.createContact({ firstname: "Eva" });
  await expect.poll(() => receiver.events().length).toBe(2);
  await simulator.flushWebhooks();
  expect(receiver.events().map(({ objectId }) => String(objectId))).toEqual([first, second, first]);
});

test("what is paused waits until it is resumed", async () => {
  const receiver = await openReceiver();
  const { portal, simulator } = await open(receiver, lifecycle);
  simulator.pauseWebhooks();
  portal.createContact({ firstname: "Ana" });
  await new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
  expect(receiver.requests).toEqual([]);
  simulator.resumeWebhooks();
  await simulator.idle();
  expect(receiver.events().length).toBe(1);
});
