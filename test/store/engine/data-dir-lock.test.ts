import { statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDataDir } from "../../../src/store/engine/data-dir-lock.ts";
import { killedProcess } from "../killed-process.ts";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-folder.ts";

const holder = new URL("../hold-data-dir.ts", import.meta.url);
const anyLine = (lines: readonly string[]): boolean => lines.length > 0;

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test("a second process is refused while the first holds the folder", async ({ signal }) => {
  const lock = lockDataDir(folder.path);
  expect(await killedProcess(holder, [folder.path], anyLine, { signal })).toEqual([
    "DATA_DIR_IN_USE",
  ]);
  lock.release();
  expect(await killedProcess(holder, [folder.path], anyLine, { signal })).toEqual(["held"]);
});

test("the folder is free at once when its holder was killed", async ({ signal }) => {
  expect(await killedProcess(holder, [folder.path], anyLine, { signal })).toEqual(["held"]);
  lockDataDir(folder.path).release();
});

test("the refusal says what to do", () => {
  const lock = lockDataDir(folder.path);
  try {
    expect(() => lockDataDir(folder.path)).toThrow(/Stop it first, or give this one a DATA_DIR/);
  } finally {
    lock.release();
  }
});

test("a missing folder is created for its owner only", () => {
  const deep = path.join(folder.path, "a", "b");
  lockDataDir(deep).release();
  expect(statSync(deep).mode & 0o777).toBe(0o700);
});

test("a folder that cannot be one is unusable, not in use", () => {
  const file = path.join(folder.path, "file");
  writeFileSync(file, "");
  expect(() => lockDataDir(file)).toThrow(expect.objectContaining({ code: "DATA_DIR_UNUSABLE" }));
});

test("a damaged lock file is unusable, not in use", () => {
  writeFileSync(path.join(folder.path, "lock.sqlite"), "no database at all ".repeat(100));
  expect(() => lockDataDir(folder.path)).toThrow(
    expect.objectContaining({ code: "DATA_DIR_UNUSABLE" }),
  );
});
