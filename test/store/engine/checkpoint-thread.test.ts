import { copyFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { addToTally } from "../../../src/store/engine/tally.ts";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-folder.ts";

let folder: TemporaryFolder;
let ledger: Ledger;
beforeEach(async () => {
  folder = temporaryFolder();
  ledger = await openSqliteLedger(folder.path);
});
afterEach(async () => {
  await ledger.close();
  folder.remove();
});

/** What the ledger's file holds without its log; null when not even the table is in it. */
function countInFile(): unknown {
  const copy = path.join(folder.path, "copy.sqlite");
  copyFileSync(path.join(folder.path, "ledger.sqlite"), copy);
  const database = new DatabaseSync(copy);
  try {
    return database.prepare("select count from tallies where name = 'a'").get()?.["count"];
  } catch {
    return null;
  } finally {
    database.close();
  }
}

test("what is committed moves from the log into the file, without the connection that writes", async () => {
  await ledger.transaction((tx) => addToTally(tx, "a", 1));
  expect(countInFile()).toBeNull();
  await expect.poll(countInFile).toBe(1);
  // Again, with the thread that is there.
  await ledger.transaction((tx) => addToTally(tx, "a", 1));
  await expect.poll(countInFile).toBe(2);
});

test("a ledger closes at once while a checkpoint is due, and loses nothing", async () => {
  await ledger.transaction((tx) => addToTally(tx, "a", 1));
  await ledger.close();
  expect(countInFile()).toBe(1);
  ledger = await openSqliteLedger(folder.path);
});
