import { expect, test } from "vitest";
import { demoApp } from "../demo-app.ts";
import { signV2 } from "../webhooks/sign.ts";
import { openHubSpot } from "./open-hubspot.ts";
import { openReceiver } from "./receiver.ts";

test("the first step calls the app, signed v2, again after a failure, and keeps its answer", async () => {
  const receiver = await openReceiver((number) => (number === 1 ? 503 : 200));
  const app = { ...demoApp("http://localhost:3000"), webhookUrl: "" };
  const actionRetry = { times: 3, delayMs: 1 };
  const { portal, simulator } = await openHubSpot({ contacts: 0, app, actionRetry });
  const url = receiver.url.replace("/webhooks", "/actions/confirm");
  const { workflowId } = portal.addWorkflow({
    name: "confirmed",
    trigger: { kind: "isKnown", property: "jobtitle" },
    action: {
      url,
      actionDefinitionId: 7,
      inputFields: { scenario: "handoff" },
      properties: ["jobtitle", "city"],
    },
  });
  const id = portal.createContact({ jobtitle: "CEO" });
  await simulator.idle();
  expect(receiver.requests.length).toBe(2);
  const body = receiver.requests[1]?.body ?? "";
  expect(JSON.parse(body)).toEqual({
    callbackId: `ap-${portal.id}-${workflowId}-0-0`,
    origin: { portalId: portal.id, actionDefinitionId: 7, actionDefinitionVersion: 1 },
    context: { source: "WORKFLOWS", workflowId },
    object: {
      objectId: Number(id),
      properties: { jobtitle: "CEO", city: null },
      objectType: "CONTACT",
    },
    inputFields: { scenario: "handoff" },
  });
  const headers = receiver.requests[1]?.headers ?? {};
  expect(headers["x-hubspot-signature"]).toBe(signV2(app.clientSecret, "POST", url, body));
  expect(headers["x-hubspot-signature-version"]).toBe("v2");
  expect(portal.enrolments()[0]?.receipt).toBe("no state");
});

test("an action that the app refuses is not called again", async () => {
  const receiver = await openReceiver(() => 401);
  const { portal, simulator } = await openHubSpot({ contacts: 0 });
  const action = { url: receiver.url, actionDefinitionId: 7, inputFields: {}, properties: [] };
  portal.addWorkflow({
    name: "refused",
    trigger: { kind: "isKnown", property: "jobtitle" },
    action: { ...action, url: receiver.url.replace("/webhooks", "/actions") },
  });
  portal.createContact({ jobtitle: "CEO" });
  await simulator.idle();
  expect(receiver.requests.length).toBe(1);
  expect(portal.enrolments()[0]?.receipt).toBe("status 401");
});
