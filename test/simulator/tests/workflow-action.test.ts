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

test("an action that blocks waits for its callback, once", async () => {
  const answer = JSON.stringify({ outputFields: { hs_execution_state: "BLOCK" } });
  const receiver = await openReceiver(() => 200, 0, answer);
  const { portal, simulator, call } = await openHubSpot({ contacts: 0 });
  portal.addWorkflow({
    name: "blocked",
    trigger: { kind: "isKnown", property: "jobtitle" },
    action: {
      url: receiver.url.replace("/webhooks", "/actions"),
      actionDefinitionId: 7,
      inputFields: {},
      properties: [],
    },
  });
  portal.createContact({ jobtitle: "CEO" });
  await simulator.idle();
  const [enrolment] = portal.enrolments();
  expect(enrolment?.receipt).toBe("BLOCK");
  const path = `/automation/actions/callbacks/2026-09/${enrolment?.callbackId}/complete`;
  const done = { outputFields: { hs_execution_state: "SUCCESS" }, typedOutputs: {} };
  expect((await call("POST", path.replace("ap-", "no-"), done)).status).toBe(404);
  expect((await call("POST", path, done)).status).toBe(204);
  expect(portal.enrolments()[0]?.receipt).toBe("SUCCESS");
  expect((await call("POST", path, done)).status).toBe(400);
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
