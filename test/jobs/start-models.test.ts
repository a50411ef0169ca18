import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startModels } from "../../src/jobs/start-models.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

function file(content: string): string {
  const name = path.join(folder.path, "model.json");
  writeFileSync(name, content);
  return name;
}

test("without a file a portal starts with the ready-made models", async () => {
  const { lead, customer } = await startModels(null);
  expect(lead.kind).toBe("lead");
  expect(customer?.kind).toBe("customer");
});

test("a model file takes the lead model's place", async () => {
  const fixture = new URL("../fixtures/online-courses.model.json", import.meta.url);
  const { lead, customer } = await startModels(fileURLToPath(fixture));
  expect(lead.id).toBe("online-courses");
  expect(customer).toBeNull();
});

test.each([
  ["that is missing", () => "/nowhere/model.json"],
  ["that is no JSON", () => file("{")],
  ["that is no model", () => file('{"schema":1,"kind":"lead"}')],
])("a file %s ends with what to do", async (_what, name) => {
  await expect(startModels(name())).rejects.toMatchObject({
    code: "MODEL_FILE_UNUSABLE",
    message: expect.stringContaining("Mend it"),
  });
});

test("a model's faults are named with their places", async () => {
  await expect(startModels(file('{"schema":1,"kind":"lead"}'))).rejects.toThrow(/criteria: /);
});
