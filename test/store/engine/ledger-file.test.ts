import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sql } from "kysely";
import { openSqliteLedger, readSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import { addToTally, readTallies } from "../../../src/store/engine/tally.ts";
import { nextVersion } from "./next-version.ts";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-folder.ts";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const file = (): string => path.join(folder.path, "ledger.sqlite");

test("a file that is no ledger is refused with what to do, and left as it is", async () => {
  writeFileSync(file(), "this is no database, whatever its name says. ".repeat(100));
  await expect(openSqliteLedger(folder.path)).rejects.toMatchObject({
    code: "LEDGER_UNREADABLE",
    message: expect.stringMatching(/Restore it from a backup, or move it away/) as string,
  });
});

test("a folder in the ledger's place is refused", async () => {
  mkdirSync(file());
  await expect(openSqliteLedger(folder.path)).rejects.toMatchObject({ code: "LEDGER_UNREADABLE" });
});

test("a migration that fails in its middle leaves nothing, and the start stops", async () => {
  const database = new DatabaseSync(file());
  // The last table of the first schema is there already: it fails after all others were made.
  database.exec("create table previews (name text)");
  database.close();
  await expect(openSqliteLedger(folder.path)).rejects.toMatchObject({ code: "MIGRATION_FAILED" });

  const after = new DatabaseSync(file());
  const tables = after
    .prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%'")
    .all()
    .map((row) => row["name"])
    .filter((name) => name !== "sqlite_sequence");
  after.exec("drop table previews");
  after.close();
  expect(tables).toEqual(["previews"]);
  await (await openSqliteLedger(folder.path)).close();
});

test("a ledger of before the first release is refused with the command for a new one, and left as it is", async () => {
  const database = new DatabaseSync(file());
  database.exec("create table kysely_migration (name text, timestamp text)");
  database.exec("insert into kysely_migration values ('0001-ledger', '2026-11-01')");
  database.exec("create table scores (score_json text); insert into scores values ('kept')");
  database.close();
  await expect(openSqliteLedger(folder.path)).rejects.toMatchObject({
    code: "LEDGER_OF_EARLIER_SCHEMA",
    message: expect.stringContaining(
      `mv "${folder.path}" "${folder.path}.old" && npm start`,
    ) as string,
  });
  const after = new DatabaseSync(file());
  const tables = after.prepare("select name from sqlite_schema order by name").all();
  const scores = after.prepare("select * from scores").all();
  after.close();
  expect(tables.map((row) => row["name"])).toEqual(["kysely_migration", "scores"]);
  expect(scores).toMatchObject([{ score_json: "kept" }]);
});

test("processes that start at once on a new folder all come up, make one schema and lose nothing", async ({
  signal,
}) => {
  const script = new URL("start-when-told.ts", import.meta.url).pathname;
  const starting = Array.from({ length: 2 }, () =>
    spawn(process.execPath, [script, folder.path], {
      stdio: ["pipe", "pipe", "inherit"],
      signal,
      killSignal: "SIGKILL",
    }),
  );
  const codes = starting.map(async (child) => (await once(child, "exit"))[0] as number | null);
  await Promise.all(starting.map((child) => once(child.stdout, "data")));
  for (const child of starting) child.stdin.end("go\n");
  expect(await Promise.all(codes)).toEqual([0, 0]);

  const ledger = await openSqliteLedger(folder.path);
  const made = await sql<{ name: string }>`select name from kysely_migration`.execute(ledger.read);
  expect(made.rows).toEqual([{ name: "0001-first-schema" }]);
  expect(await readTallies(ledger)).toEqual(new Map([["n", 100]]));
  await ledger.close();
});

test("a next version brings the schema forward under a running one, which goes on", async () => {
  const running = await openSqliteLedger(folder.path);
  await running.transaction((tx) => addToTally(tx, "a", 1));
  const next = await openSqliteLedger(folder.path, nextVersion);
  await running.transaction((tx) => addToTally(tx, "a", 1));
  expect(await readTallies(running)).toEqual(new Map([["a", 2]]));
  await next.transaction(async (tx) => {
    await sql`insert into of_the_next_version (note) values ('here')`.execute(tx);
  });
  await Promise.all([running.close(), next.close()]);
  await (await openSqliteLedger(folder.path, nextVersion)).close();
  await expect(openSqliteLedger(folder.path)).rejects.toMatchObject({ code: "MIGRATION_FAILED" });
});

test("a ledger of a newer version is refused as such", async () => {
  await (await openSqliteLedger(folder.path)).close();
  const database = new DatabaseSync(file());
  database.exec("insert into kysely_migration values ('9999-of-the-future', '2030-01-01')");
  database.close();
  await expect(openSqliteLedger(folder.path)).rejects.toMatchObject({
    code: "MIGRATION_FAILED",
    message: expect.stringContaining("newer version") as string,
  });
});

test("a second process reads the ledger of a running one, and cannot change it", async () => {
  const ledger = await openSqliteLedger(folder.path);
  const reader = readSqliteLedger(folder.path);
  try {
    await ledger.transaction((tx) => addToTally(tx, "a", 1));
    expect(await readTallies(reader)).toEqual(new Map([["a", 1]]));
    await expect(reader.transaction((tx) => addToTally(tx, "a", 1))).rejects.toMatchObject({
      code: "READ_ONLY",
    });
    await expect(
      reader.statement((db) => db.insertInto("tallies").values({ name: "b", count: 1 }).execute()),
    ).rejects.toMatchObject({ code: "READ_ONLY" });
    await expect(
      reader.read.insertInto("tallies").values({ name: "b", count: 1 }).execute(),
    ).rejects.toThrow(/readonly/i);
  } finally {
    await reader.close();
    await ledger.close();
  }
});

test("closing waits for the transaction under way", async () => {
  const ledger = await openSqliteLedger(folder.path);
  const writing = ledger.transaction((tx) => addToTally(tx, "a", 1));
  await ledger.close();
  await writing;
  const again = await openSqliteLedger(folder.path);
  expect(await readTallies(again)).toEqual(new Map([["a", 1]]));
  await again.close();
});
