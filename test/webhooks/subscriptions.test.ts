import { expect, test } from "vitest";
import { inputsOfSales } from "../../webhooks/followed-properties.ts";
import { webhooksFile } from "../../webhooks/project-file.ts";
import { mostSubscriptions, subscriptions } from "../../webhooks/subscriptions.ts";

const names = subscriptions.map((one) => ("propertyName" in one ? one.propertyName : ""));

test("there are at most 1,000 subscriptions, none twice, each with its reason", () => {
  const { config } = webhooksFile("https://ripen.example/webhooks");
  const entries = Object.values(config.subscriptions).flat();
  expect(entries).toHaveLength(subscriptions.length);
  expect(entries.length).toBeLessThanOrEqual(mostSubscriptions);
  expect(new Set(entries.map((entry) => JSON.stringify(entry))).size).toBe(entries.length);
  expect(subscriptions.filter((one) => one.reason === "")).toEqual([]);
});

test("our own outputs are not subscribed to, what sales fill in is", () => {
  const ours = names.filter((name) => name.startsWith("ripen_"));
  expect(ours.sort()).toEqual([...inputsOfSales].sort());
});

test("properties that never send an event are not subscribed to (hubspot-facts 4.6 and 5.6)", () => {
  const silent = new Set([
    "num_unique_conversion_events",
    "num_conversion_events",
    "hs_lastmodifieddate",
    "lastmodifieddate",
    "recent_conversion_date",
    "recent_conversion_event_name",
    "first_conversion_date",
    "first_conversion_event_name",
    "hs_calculated_form_submissions",
    "hs_email_domain",
    "hubspotscore",
    "hs_object_id",
  ]);
  expect(names.filter((name) => silent.has(name))).toEqual([]);
});

test("the uploaded file puts each subscription on the list that HubSpot expects it on", () => {
  const file = webhooksFile("https://ripen.example/webhooks");
  expect(file.config.settings).toEqual({
    targetUrl: "https://ripen.example/webhooks",
    maxConcurrentRequests: 10,
  });
  const { crmObjects, hubEvents, legacyCrmObjects } = file.config.subscriptions;
  expect(crmObjects).toEqual([
    { subscriptionType: "object.creation", objectType: "MEETING_EVENT", active: true },
    { subscriptionType: "object.creation", objectType: "CALL", active: true },
  ]);
  expect(hubEvents).toEqual([{ subscriptionType: "contact.privacyDeletion", active: true }]);
  expect(legacyCrmObjects).toContainEqual({
    subscriptionType: "contact.propertyChange",
    propertyName: "jobtitle",
    active: true,
  });
  expect(legacyCrmObjects).toContainEqual({ subscriptionType: "contact.merge", active: true });
});
