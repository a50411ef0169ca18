import { expect, test } from "vitest";
import { eventName, eventTypes } from "../../src/words/events.ts";
import { namesFile } from "./names-file.ts";
import { scenarios } from "../../config/scenarios.ts";
import { optionalScopes, requiredScopes } from "../../src/oauth/scopes.ts";
import { webhooksFile } from "../../webhooks/project-file.ts";
import { projectSchema, type Hsmeta } from "./hsmeta-schemas.ts";
import {
  hsmetaFiles,
  isInSources,
  readMetaFiles,
  readProjectJson,
  readProjectText,
} from "./project-files.ts";

const files = readMetaFiles();

function ofType<T extends Hsmeta["type"]>(type: T): readonly Extract<Hsmeta, { type: T }>[] {
  return files.flatMap(({ meta }) =>
    meta.type === type ? [meta as Extract<Hsmeta, { type: T }>] : [],
  );
}

test("every hsmeta file is exactly what its schema says, in the folder of its type", () => {
  expect(hsmetaFiles()).toEqual([
    "src/app/app-hsmeta.json",
    "src/app/cards/lead-score-preview-hsmeta.json",
    "src/app/cards/lead-score-sidebar-hsmeta.json",
    "src/app/cards/lead-score-tab-hsmeta.json",
    "src/app/pages/ready-leads-hsmeta.json",
    "src/app/settings/settings-hsmeta.json",
    "src/app/webhooks/webhooks-hsmeta.json",
    "src/app/workflow-actions/add-behaviour-event-hsmeta.json",
    "src/app/workflow-actions/confirm-enrolment-hsmeta.json",
    "src/app/workflow-actions/recalculate-lead-score-hsmeta.json",
  ]);
  const folders = {
    app: "app",
    card: "cards",
    page: "pages",
    settings: "settings",
    webhooks: "webhooks",
  };
  for (const { file, meta } of files) {
    const folder = meta.type === "workflow-action" ? "workflow-actions" : folders[meta.type];
    expect(file.split("/").at(-2)).toBe(folder);
  }
});

test("the project is on a platform version that HubSpot supports for listings", () => {
  expect(projectSchema.parse(readProjectJson("hsproject.json")).platformVersion).toBe("2026.03");
});

test("no two components share a uid", () => {
  const uids = files.map(({ meta }) => meta.uid);
  expect(new Set(uids).size).toBe(uids.length);
});

test("every entry point exists", () => {
  const entrypoints = [...ofType("card"), ...ofType("page"), ...ofType("settings")].map(
    (meta) => meta.config.entrypoint,
  );
  expect(entrypoints).toHaveLength(5);
  expect(entrypoints.filter((name) => !isInSources(name))).toEqual([]);
});

test("the card stands on the record's middle and side and in the preview", () => {
  expect(ofType("card").map((meta) => meta.config.location)).toEqual([
    "crm.preview",
    "crm.record.sidebar",
    "crm.record.tab",
  ]);
});

test("the scopes are those that the code asks for", () => {
  const [app] = ofType("app");
  expect(app?.config.auth.requiredScopes).toEqual([...requiredScopes]);
  expect(app?.config.auth.optionalScopes).toEqual([...optionalScopes]);
});

test("the redirect address is the route of the install", () => {
  expect(ofType("app")[0]?.config.auth.redirectUrls).toEqual(["${APP_URL}/oauth/callback"]);
});

test("what the cards fetch is permitted, and nothing else", () => {
  expect(ofType("app")[0]?.config.permittedUrls).toEqual({
    fetch: ["${APP_URL}"],
    iframe: [],
    img: [],
  });
});

test("the webhooks file is what the subscriptions in the code make it", () => {
  // When it differs: npx node test/hubspot-project/write-generated-parts.ts
  expect(ofType("webhooks")[0]).toEqual(webhooksFile("${APP_URL}/webhooks"));
});

test("every variable has a value in the example profile", () => {
  const used = new Set(
    hsmetaFiles().flatMap((file) =>
      [...readProjectText(file).matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? ""),
    ),
  );
  const profile = readProjectJson("src/hsprofile.example.json") as {
    readonly variables: Readonly<Record<string, string>>;
  };
  expect([...used].sort()).toEqual(Object.keys(profile.variables).sort());
});

test("every workflow action takes the contact from an input as well, as agents' calls have it", () => {
  for (const { config } of ofType("workflow-action")) {
    const named = config.inputFields.find(
      ({ typeDefinition }) => typeDefinition.name === "contact_id",
    );
    expect(named).toMatchObject({ typeDefinition: { type: "string" }, isRequired: false });
  }
});

test("every field of a workflow action has a label in both languages, and no other has one", () => {
  for (const { config } of ofType("workflow-action")) {
    const inputs = config.inputFields.map((field) => field.typeDefinition.name).sort();
    const outputs = config.outputFields.map((field) => field.typeDefinition.name).sort();
    for (const labels of [config.labels.en, config.labels.es]) {
      expect(Object.keys(labels.inputFieldLabels).sort()).toEqual(inputs);
      expect(Object.keys(labels.inputFieldDescriptions).sort()).toEqual(inputs);
      expect(Object.keys(labels.outputFieldLabels).sort()).toEqual(outputs);
    }
  }
});

test("'Confirm enrolment' offers the scenarios that the app knows", () => {
  const field = ofType("workflow-action")
    .find(({ uid }) => uid === "confirm-enrolment")
    ?.config.inputFields.find(({ typeDefinition }) => typeDefinition.name === "scenario");
  // When they differ: npx node test/hubspot-project/write-generated-parts.ts
  expect(field?.typeDefinition.options).toEqual(
    scenarios.map(({ name, label }) => ({ value: name, label: label.en })),
  );
});

test("'Add behaviour event' offers the event types of the app, and custom ones", () => {
  const field = ofType("workflow-action")
    .find(({ uid }) => uid === "add-behaviour-event")
    ?.config.inputFields.find(({ typeDefinition }) => typeDefinition.name === "event_type");
  // When they differ: npx node test/hubspot-project/write-generated-parts.ts
  expect(field?.typeDefinition.options?.slice(0, -1)).toEqual(
    eventTypes.map((value) => ({ value, label: eventName(value).en })),
  );
  expect(field?.typeDefinition.options?.at(-1)?.value).toBe("custom");
});

test("the card calls events, roles, stages and origins what the app calls them", async () => {
  // When they differ: npx node test/hubspot-project/write-generated-parts.ts
  expect(readProjectText("src/app/cards/names.ts")).toBe(await namesFile());
});

test("what the app answers and what the project reads are written down alike", () => {
  for (const [name, folder, ours] of [
    ["contact-card", "cards", "card"],
    ["settings-state", "settings", "settings-page"],
  ] as const) {
    expect(readProjectText(`src/app/${folder}/${name}.ts`)).toBe(
      readProjectText(`../src/crm/${ours}/${name}.ts`),
    );
  }
});
