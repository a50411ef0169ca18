import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { freePort } from "../free-port.ts";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, type QueryResult } from "pg";
import { postgresBinaries, type Binaries } from "./postgres-binaries.ts";

/** A PostgreSQL of our own in a temporary folder, listening on a free port of 127.0.0.1. */
export type PostgresServer = {
  readonly port: number;
  /** The address of a database for the role that the app uses: its owner, and no superuser. */
  url(database: string): string;
  /** Runs a statement as superuser. */
  admin(sql: string, database?: string): Promise<QueryResult>;
  /** Runs a statement as the app's role, without naming a portal. */
  asRole(sql: string, database: string): Promise<QueryResult>;
  /** A new empty database of the app's role, or a copy of `template`; gives its address. */
  createDatabase(name: string, template?: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  /** kill -9 for the postmaster; its backends notice and end. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, and resolves when it takes connections. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
};

const superuser = "postgres";
const role = "ripen";
const startWithinMs = 120_000;

/** Makes and starts a server. `flags` are settings like `fsync=off`, which is right where only processes die. */
export async function startPostgres(
  flags: readonly string[] = ["fsync=off"],
): Promise<PostgresServer> {
  const binaries = postgresBinaries();
  const folder = mkdtempSync(path.join(tmpdir(), "ripen-postgres-"));
  const data = path.join(folder, "data");
  const { uid, gid } = binaries.identity;
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  initialise(binaries, data);
  const port = await freePort();
  const address = (user: string, database: string): string =>
    `postgres://${user}@127.0.0.1:${port}/${database}`;
  let child: ChildProcess | null = null;

  const query = async (user: string, sql: string, database: string): Promise<QueryResult> => {
    const client = new Client({ connectionString: address(user, database) });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };

  const admin = (sql: string, database = "postgres"): Promise<QueryResult> =>
    query(superuser, sql, database);

  const start = async (): Promise<void> => {
    const settings = [
      `port=${port}`,
      "listen_addresses=127.0.0.1",
      "max_connections=200",
      ...flags,
    ];
    child = spawn(
      binaries.postgres,
      ["-D", data, "-k", folder, ...settings.flatMap((setting) => ["-c", setting])],
      { ...binaries.identity, stdio: ["ignore", "ignore", "ignore"] },
    );
    await untilUp(child, () => admin("select 1"));
  };

  const end = async (signal: "SIGINT" | "SIGKILL"): Promise<void> => {
    if (child === null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
    child = null;
  };

  await start();
  await admin(`create role ${role} login createdb`);
  return {
    port,
    url: (database) => address(role, database),
    admin,
    asRole: (sql, database) => query(role, sql, database),
    createDatabase: async (name, template) => {
      await admin(
        `create database "${name}" owner ${role} ${template ? `template "${template}"` : ""}`,
      );
      return address(role, name);
    },
    dropDatabase: async (name) => {
      await admin(`drop database "${name}" with (force)`);
    },
    kill: async () => {
      const backends = backendsOf(child?.pid);
      await end("SIGKILL");
      await untilGone(backends);
    },
    start,
    remove: async () => {
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function initialise({ initdb, identity }: Binaries, data: string): void {
  const made = spawnSync(
    initdb,
    ["-D", data, "-U", superuser, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...identity, encoding: "utf8", env: { PATH: process.env["PATH"], LC_ALL: "C" } },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
}

async function untilUp(child: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + startWithinMs;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (Date.now() > deadline || child.exitCode !== null) {
        child.kill("SIGKILL");
        throw new Error("PostgreSQL did not come up", { cause: error });
      }
    }
    await sleep(20);
  }
}

/** Processes whose parent is the postmaster, as Linux tells; they hold the data folder until they are gone. */
function backendsOf(postmaster: number | undefined): number[] {
  const file = `/proc/${postmaster}/task/${postmaster}/children`;
  if (postmaster === undefined || !existsSync(file)) return [];
  return readFileSync(file, "utf8").trim().split(" ").filter(Boolean).map(Number);
}

async function untilGone(pids: readonly number[]): Promise<void> {
  const deadline = Date.now() + startWithinMs;
  while (pids.some((pid) => existsSync(`/proc/${pid}/stat`)) && Date.now() < deadline) {
    await sleep(20);
  }
}
