import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStores } from "../../src/store/open-stores.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import { openPortalsFile } from "../../src/store/portals/portals-file.ts";
import { killedProcess } from "./killed-process.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const ofPortals = (): string[] =>
  readdirSync(folder.path).filter((name) => name.startsWith("portals.json"));
const openAndClose = async (): Promise<void> =>
  (await openStores({ dataDir: folder.path, databaseUrl: null }, () => undefined)).close();

test("what a kill -9 left half written is gone after the next start, and the document stands", async ({
  signal,
}) => {
  const updater = new URL("./portals/update-portals.ts", import.meta.url);
  let left = 0;
  // Not every kill meets the writing of the second file.
  for (let round = 0; round < 10 && left === 0; round += 1) {
    await killedProcess(updater, [folder.path], (lines) => lines.length >= 2, {
      later: 3 * round,
      signal,
    });
    left = ofPortals().length - 1;
  }
  if (left === 0) writeFileSync(path.join(folder.path, "portals.json.2961507483"), "{");
  await openAndClose();
  expect(ofPortals()).toEqual(["portals.json"]);
  const portals = await openPortalsFile(folder.path);
  expect(await portals.get(portalId(2))).not.toBeNull();
  await portals.close();
});

test("a copy that a person laid beside the document is left alone", async () => {
  const names = ["portals.json.bak", "portals.json.2026-01-01"];
  for (const name of names) writeFileSync(path.join(folder.path, name), "{}");
  await openAndClose();
  expect(ofPortals().toSorted()).toEqual(names.toSorted());
});

test("who only reads beside a running server takes nothing away from it", async () => {
  writeFileSync(path.join(folder.path, "portals.json.2961507483"), "{");
  await (await openPortalsFile(folder.path)).close();
  expect(ofPortals()).toEqual(["portals.json.2961507483"]);
});
