import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { doctor } from "../../src/commands/doctor.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";
import { runCommand } from "./run-command.ts";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test("doctor --listing fails until support, privacy and terms are there, and says what to do", async () => {
  const args = ["--listing", "--data-dir", folder.path];
  const before = await runCommand(doctor, args);
  expect(before.code).toBe(1);
  expect(before.stdout).toContain(path.join(folder.path, "pages/privacy.md"));
  expect(before.stdout).toContain("TERMS_URL");
  const pages = path.join(folder.path, "pages");
  mkdirSync(pages);
  for (const page of ["support", "privacy", "terms"]) {
    writeFileSync(path.join(pages, `${page}.md`), "# Ours");
  }
  expect((await runCommand(doctor, args)).code).toBe(0);
  expect(JSON.parse((await runCommand(doctor, [...args, "--json"])).stdout)).toMatchObject({
    pages: [{ page: "support", isThere: true }, { isThere: true }, { isThere: true }],
  });
});
