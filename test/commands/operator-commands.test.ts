import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Command } from "../../src/commands/command.ts";
import { deadLetters } from "../../src/commands/dead-letters.ts";
import { doctor } from "../../src/commands/doctor.ts";
import { exportData } from "../../src/commands/export.ts";
import { runCommand } from "../../src/commands/program.ts";
import { keys } from "../../src/commands/keys.ts";
import { purge } from "../../src/commands/purge.ts";
import { resume } from "../../src/commands/resume.ts";
import { unsplit } from "../../src/store/inbox/unsplit.ts";
import { createLog } from "../../src/base/log.ts";
import { createSealing } from "../../src/oauth/sealing.ts";
import { listenControl } from "../../src/operations/control-socket.ts";
import { operate } from "../../src/operations/operate.ts";
import { systemClock } from "../../src/base/clock.ts";
import { addDeadLetter } from "../../src/store/failures/dead-letters.ts";
import { news, markDirty } from "../../src/store/marks/mark-dirty.ts";
import { openStores, type Stores } from "../../src/store/open-stores.ts";
import { pause } from "../../src/store/portals/pauses.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import { requestStore } from "../../src/store/inbox/store-request.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

const home = portalId(480_001);
const old = Buffer.alloc(32, 1);
const fresh = Buffer.alloc(32, 2);
const oldSealing = createSealing({ current: "k1", keys: new Map([["k1", old]]) });

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = temporaryFolder();
  await withStores(async ({ ledger, portals }) => {
    const dataKey = await oldSealing.newDataKey(home);
    await portals.install(home, () => portalOf(home, { dataKey }));
    await ledger.transaction(async (tx) => {
      await addDeadLetter(
        tx,
        home,
        {
          contactId: "7",
          stage: "write",
          reason: "=refused",
          payload: { email: "ana@example.org" },
        },
        1_000,
      );
      await markDirty(tx, home, [{ contactId: "8", news: news.none }], 1_000);
      await tx
        .insertInto("quarantine")
        .values({ inbox_id: 1, at: 1, reason: "objectId: missing", event_text: "{}" })
        .execute();
    });
    await requestStore(ledger)({ body: Buffer.from("[{}]"), receivedAt: 1 });
    await ledger.transaction(async (tx) => {
      await tx.updateTable("inbox").set({ split_at: 2 }).execute();
    });
  });
});
afterEach(() => folder.remove());

async function withStores<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
  const stores = await openStores({ dataDir: folder.path, databaseUrl: null }, () => undefined);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

async function run(command: Command, ...args: string[]): Promise<{ code: number; out: string }> {
  let out = "";
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      out += chunk.toString();
      done();
    },
  });
  const env = { RIPEN_MASTER_KEYS: `k2:${fresh.toString("base64")},k1:${old.toString("base64")}` };
  const io = { stdout: stream, stderr: stream, isTerminal: false, env };
  const code = await runCommand(command, [...args, "--data-dir", folder.path], io);
  return { code, out };
}

const rowsOf = (table: "dirty" | "dead_letters" | "quarantine"): Promise<object[]> =>
  withStores(({ ledger }) => ledger.read.selectFrom(table).selectAll().execute());

describe("ripen dead-letters", () => {
  test("lists without the contact's values", async () => {
    const { code, out } = await run(deadLetters, "list");
    expect(code).toBe(0);
    expect(out).toContain("=refused");
    expect(out).toContain("email");
    expect(out).not.toContain("ana@example.org");
  });

  test("a cell of the CSV is no formula", async () => {
    expect((await run(deadLetters, "--csv")).out).toContain(",'=refused,");
  });

  test("replays one by marking its contact", async () => {
    expect((await run(deadLetters, "replay", "--id", "1")).out).toBe("1 done\n");
    expect(await rowsOf("dead_letters")).toEqual([]);
    expect(await rowsOf("dirty")).toEqual(
      expect.arrayContaining([expect.objectContaining({ contact_id: "7" })]),
    );
  });

  test("discards only with a reason, and the audit trail has it", async () => {
    expect((await run(deadLetters, "discard", "--all")).code).toBe(2);
    expect((await run(deadLetters, "discard", "--all", "--reason", "a test")).code).toBe(0);
    const audit = await withStores(({ ledger }) =>
      ledger.read.selectFrom("audit").selectAll().execute(),
    );
    expect(audit).toMatchObject([{ what: "dead_letters_discarded" }]);
    expect(JSON.stringify(audit)).toContain("a test");
  });

  test("has quarantined requests taken apart again", async () => {
    expect((await run(deadLetters, "list", "--quarantine")).out).toContain("objectId: missing");
    expect((await run(deadLetters, "replay", "--quarantine", "--all")).out).toBe("1 done\n");
    const requests = await withStores(({ ledger }) =>
      ledger.read.selectFrom("inbox").select("split_at").execute(),
    );
    expect(requests).toEqual([{ split_at: unsplit }]);
    expect(await rowsOf("quarantine")).toEqual([]);
  });

  test("changes nothing without being told what", async () => {
    expect(await run(deadLetters, "replay")).toMatchObject({ code: 2 });
    expect(await rowsOf("dead_letters")).toHaveLength(1);
  });
});

test("ripen resume lets an account's writes go on, and says so", async () => {
  await withStores(({ ledger }) =>
    ledger.transaction((tx) =>
      pause(tx, home, "contact:1", 1, { until: null, reason: "write loop", detail: {} }),
    ),
  );
  expect(await run(resume, "--portal", String(home))).toEqual({
    code: 0,
    out: "Pauses ended: 1.\n",
  });
  expect((await run(resume, "--portal", String(home), "--language", "es")).out).toBe(
    "Nada estaba parado.\n",
  );
});

describe("ripen purge", () => {
  test("erases nothing without --yes, and says what it would", async () => {
    const { code, out } = await run(purge, "--portal", String(home));
    expect(code).toBe(2);
    expect(out).toContain("--yes");
    expect(await rowsOf("dirty")).toHaveLength(1);
  });

  test("takes an account out of both stores", async () => {
    expect((await run(purge, "--portal", String(home), "--yes")).code).toBe(0);
    expect(await rowsOf("dirty")).toEqual([]);
    expect(await withStores(({ portals }) => portals.list())).toEqual([]);
  });

  test("takes one contact out", async () => {
    await run(purge, "--portal", String(home), "--contact", "7", "--yes");
    expect(await rowsOf("dead_letters")).toEqual([]);
    expect(await rowsOf("dirty")).toHaveLength(1);
  });
});

test("ripen export gives every row, without sealed tokens, for its owner's eyes only", async () => {
  const file = path.join(folder.path, "out.jsonl");
  expect((await run(exportData, "--portal", String(home), "--out", file)).code).toBe(0);
  const text = readFileSync(file, "utf8");
  const tables = text
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { table: string }).table);
  expect(tables).toEqual(["portals", "dead_letters", "dirty", "retries"]);
  expect(text).not.toContain("dataKey");
});

test("ripen export of one contact holds nobody else", async () => {
  const file = path.join(folder.path, "out.jsonl");
  await run(exportData, "--portal", String(home), "--contact", "7", "--json", "--out", file);
  expect(readFileSync(file, "utf8")).toContain("ana@example.org");
  expect(readFileSync(file, "utf8")).not.toContain('"8"');
});

describe("ripen doctor", () => {
  test("is content with sound stores, and shows what waits", async () => {
    const { code, out } = await run(doctor, "--json");
    const { checks, broken } = JSON.parse(out) as {
      checks: { name: string; found: number }[];
      broken: boolean;
    };
    expect([code, broken]).toEqual([0, false]);
    expect(checks.filter(({ found }) => found > 0).map(({ name }) => name)).toEqual([
      "dead_letters",
      "quarantined_events",
    ]);
  });

  test("finds rows of an account that is not installed", async () => {
    await withStores(({ ledger }) =>
      ledger.transaction((tx) =>
        markDirty(tx, portalId(99), [{ contactId: "1", news: news.none }], 1),
      ),
    );
    const { code, out } = await run(doctor);
    expect(code).toBe(1);
    expect(out).toMatch(/BROKEN +1 {2}rows of accounts/);
  });
});

test("ripen keys rotate brings accounts under the new key", async () => {
  expect((await run(keys, "rotate")).out).toBe("1 account brought under the current key.\n");
  const portal = await withStores(({ portals }) => portals.get(home));
  expect(portal?.dataKey.keyId).toBe("k2");
});

test("a command is done by the server that runs on the folder", async () => {
  await withStores(async (stores) => {
    const deps = {
      ...stores,
      clock: systemClock,
      log: createLog("silent"),
      sealing: null,
      erasedFile: path.join(folder.path, "erased.json"),
      wakePortal: () => undefined,
    };
    const control = await listenControl(folder.path, (action) => operate(deps, action));
    try {
      expect((await run(deadLetters, "replay", "--all")).out).toBe("1 done\n");
      const rotated = await run(keys, "rotate");
      expect(rotated).toMatchObject({ code: 2 });
      expect(rotated.out).toContain("RIPEN_MASTER_KEYS");
    } finally {
      await control.close();
    }
  });
  expect(existsSync(path.join(folder.path, "control.sock"))).toBe(false);
  expect(await rowsOf("dead_letters")).toEqual([]);
});

test("without stores a command says where to look", async () => {
  const nowhere = path.join(folder.path, "nowhere");
  let said = "";
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      said += chunk.toString();
      done();
    },
  });
  const io = { stdout: stream, stderr: stream, isTerminal: false };
  expect(await runCommand(doctor, ["--data-dir", nowhere, "--language", "es"], io)).toBe(2);
  expect(said).toContain("No hay ningún registro");
});
