import { loadHsProfileFile } from "@hubspot/project-parsing-lib/profiles";
import {
  getProjectMetadata,
  isKnownPlatformVersion,
  parseProjectConfig,
} from "@hubspot/project-parsing-lib/projects";
import { translate } from "@hubspot/project-parsing-lib/translate";
import { validateUid } from "@hubspot/project-parsing-lib/uid";
import { expect, test } from "vitest";

const root = decodeURIComponent(new URL("..", import.meta.url).pathname);
const sources = `${root}src`;

test("HubSpot's own library reads the project and its components", async () => {
  const { platformVersion } = parseProjectConfig(root);
  expect(isKnownPlatformVersion(platformVersion)).toBe(true);
  const { hsMetaFiles, components } = await getProjectMetadata(sources);
  expect(hsMetaFiles).toHaveLength(10);
  expect(components["page"]?.count).toBe(1);
  expect(components["card"]?.count).toBe(3);
  expect(components["workflow-action"]?.count).toBe(3);
});

test("HubSpot's own library translates every component, with the profile's values filled in", async () => {
  const profile = loadHsProfileFile(sources, "example");
  const { intermediateRepresentation, skippedHsMetaFiles } = await translate(
    { projectSourceDir: sources, platformVersion: "2026.03", accountId: profile.accountId },
    { skipValidation: true, profile: "example" },
  );
  const { intermediateNodesIndexedByUid: nodes } = intermediateRepresentation;
  expect(skippedHsMetaFiles).toEqual([]);
  expect(Object.keys(nodes).sort()).toEqual([
    "add-behaviour-event",
    "confirm-enrolment",
    "lead-score-preview",
    "lead-score-sidebar",
    "lead-score-tab",
    "ready-leads",
    "recalculate-lead-score",
    "ripen",
    "settings",
    "webhooks",
  ]);
  for (const uid of Object.keys(nodes)) expect(validateUid(uid)).toBe(undefined);
  expect(JSON.stringify(nodes)).not.toContain("${");
  expect(nodes["webhooks"]?.config).toMatchObject({
    settings: { targetUrl: "https://ripen.example.com/webhooks" },
  });
});
