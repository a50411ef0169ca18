import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sql } from "kysely";
import { openSqliteLedger, readSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import { up as fewerPages } from "../../../src/store/engine/migrations/0012-fewer-pages.ts";
import { addToTally, readTallies } from "../../../src/store/engine/tally.ts";
import { allRows } from "../../support/ledger/all-rows.ts";
import { fillEveryTable } from "../fill-every-table.ts";
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
  // The last table of the first migration is there already: it fails after all others were made.
  database.exec("create table tallies (name text)");
  database.close();
  await expect(openSqliteLedger(folder.path)).rejects.toMatchObject({ code: "MIGRATION_FAILED" });

  const after = new DatabaseSync(file());
  const tables = after
    .prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%'")
    .all()
    .map((row) => row["name"])
    .filter((name) => name !== "sqlite_sequence");
  after.exec("drop table tallies");
  after.close();
  expect(tables).toEqual(["tallies"]);
  await (await openSqliteLedger(folder.path)).close();
});

test("small rows move into the tree of their key, every one, and their other indexes with them", async () => {
  const ledger = await openSqliteLedger(folder.path);
  try {
    await fillEveryTable(ledger, 7, ["1", "2", "3"]);
    const before = await allRows(ledger);
    const schema = (): Promise<{ rows: { name: string; text: string | null }[] }> =>
      sql<{ name: string; text: string | null }>`
        select name, sql as text from sqlite_schema order by name`.execute(ledger.read);
    const { rows: made } = await schema();
    const byKey = made.filter(({ text }) => text?.endsWith(" without rowid"));
    expect(byKey.map(({ name }) => name)).toEqual([
      "contact_reads",
      "counters",
      "outcomes",
      "score_days",
    ]);
    await ledger.transaction(async (tx) => {
      // As they were before.
      for (const { name, text } of byKey) {
        const indexes = made.filter((one) => one.text?.includes(` on "${name}" `));
        await sql.raw(`alter table "${name}" rename to "old"`).execute(tx);
        await sql.raw((text ?? "").replace(/ without rowid$/, "")).execute(tx);
        await sql.raw(`insert into "${name}" select * from "old"`).execute(tx);
        await sql.raw(`drop table "old"`).execute(tx);
        for (const index of indexes) await sql.raw(index.text ?? "").execute(tx);
      }
      await fewerPages(tx);
    });
    expect((await schema()).rows).toEqual(made);
    expect(await allRows(ledger)).toEqual(before);
  } finally {
    await ledger.close();
  }
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
