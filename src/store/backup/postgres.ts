import { createReadStream, createWriteStream } from "node:fs";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import type { PoolClient } from "pg";
import { z } from "zod";
import { RipenError } from "../../base/errors.ts";
import { reached } from "../engine/ledger-postgres.ts";
import { migrations } from "../engine/migrate.ts";
import { connectPool } from "../engine/postgres-pool.ts";
import { lookAtUnknownTables } from "../engine/table-statistics.ts";
import { openStores, type Stores } from "../open-stores.ts";
import { readPortal, writePortal } from "../portals/portal-document.ts";
import type { Portal } from "../portals/portals.ts";
import { checkBackup, makeBackup, type Manifest } from "./manifest.ts";

/** Rows that are read or written at once. */
const step = 500;
const sequencesFile = "sequences.json";
const documents = "portals";

/**
 * Backs the PostgreSQL stores up into `folder`, beside running instances: one repeatable-read transaction sees all
 * tables at one instant. A table is a file of one JSON object a line, as PostgreSQL itself writes the row
 * (`row_to_json`), so that every type comes back as it was; sequences.json says where the counters stand.
 */
export function backupPostgres(url: string, folder: string, now: number): Promise<Manifest> {
  return makeBackup(folder, (into) =>
    withClient(url, async (client) => {
      await client.query("begin isolation level repeatable read read only");
      const names = await tableNames(client);
      const done = await client.query<{ name: string }>(
        "select name from kysely_migration order by name",
      );
      for (const table of names) await writeTable(client, table, into);
      const { rows } = await client.query<{ name: string; at: string | null }>(
        "select sequencename as name, last_value::text as at from pg_sequences where schemaname = current_schema()",
      );
      const counters = Object.fromEntries(rows.flatMap(({ name, at }) => (at ? [[name, at]] : [])));
      const out = createWriteStream(path.join(into, sequencesFile), { mode: 0o600 });
      out.end(`${JSON.stringify(counters)}\n`);
      await finished(out);
      await client.query("commit");
      return { store: "postgres", madeAt: now, migrations: done.rows.map(({ name }) => name) };
    }),
  );
}

/**
 * Puts a backup into a database without rows of ours. `prepare` gets the stores, and the portals' documents as they
 * are to be; those are put in last, because instances do nothing with rows of portals that they do not know. Throws
 * RipenError BACKUP_UNREADABLE, RESTORE_IN_THE_WAY and DATABASE_UNREACHABLE.
 */
export async function restorePostgres<T>(
  folder: string,
  url: string,
  prepare: (
    stores: Stores,
    portals: readonly Portal[],
  ) => Promise<{ portals: Portal[]; result: T }>,
): Promise<T> {
  const manifest = await checkBackup(folder, "postgres", Object.keys(migrations));
  const stores = await openStores({ dataDir: folder, databaseUrl: url }, () => undefined);
  try {
    return await withClient(url, async (client) => {
      const names = await tableNames(client);
      for (const table of names) {
        const { rowCount } = await client.query(`select 1 from ${quoted(table)} limit 1`);
        if (rowCount !== 0) {
          throw new RipenError("RESTORE_IN_THE_WAY", {
            en: `The database of DATABASE_URL has rows in ${table}. Nothing was changed. Create a new database (createdb ripen_restored) and name it in DATABASE_URL.`,
            es: `La base de datos de DATABASE_URL tiene filas en ${table}. No se ha cambiado nada. Cree una base de datos nueva (createdb ripen_restored) e indíquela en DATABASE_URL.`,
          });
        }
      }
      await client.query("begin");
      for (const table of names) {
        if (table !== documents && fileOf(table) in manifest.files) {
          await readTable(client, table, folder);
        }
      }
      const counters = z
        .record(z.string(), z.string())
        .parse(JSON.parse((await linesOf(path.join(folder, sequencesFile))).join("")));
      for (const [name, at] of Object.entries(counters)) {
        await client.query("select setval(to_regclass($1), $2::bigint)", [quoted(name), at]);
      }
      await client.query("commit");
      await lookAtUnknownTables(stores.ledger.read);
      const lines = await linesOf(path.join(folder, fileOf(documents)));
      const kept = z.object({ document: z.string() });
      const { portals, result } = await prepare(
        stores,
        lines.map((line) => readPortal(kept.parse(JSON.parse(line)).document)),
      );
      await client.query("begin");
      for (const portal of portals) {
        await client.query(
          "insert into portals (portal_id, revision, document) values ($1, nextval('portal_revisions'), $2)",
          [portal.portalId, writePortal(portal)],
        );
      }
      await client.query("commit");
      return result;
    });
  } finally {
    await stores.close();
  }
}

/** One connection that sees every portal. */
async function withClient<T>(url: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const pool = await reached(
    connectPool(url, 1, () => undefined, ["idle_in_transaction_session_timeout=0"]),
  );
  try {
    const client = await pool.connect();
    try {
      await client.query("select set_config('ripen.portal', 'all', false)");
      return await work(client);
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

async function tableNames(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = current_schema() and tablename not like 'kysely%' order by 1",
  );
  return rows.map(({ name }) => name);
}

async function writeTable(client: PoolClient, table: string, into: string): Promise<void> {
  const out = createWriteStream(path.join(into, fileOf(table)), { mode: 0o600 });
  await client.query(
    `declare backup_rows no scroll cursor for select row_to_json(t)::text as row from ${quoted(table)} t`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${step} from backup_rows`);
    if (rows.length === 0) break;
    if (!out.write(`${rows.map(({ row }) => row).join("\n")}\n`)) await once(out, "drain");
  }
  await client.query("close backup_rows");
  out.end();
  await finished(out);
}

async function readTable(client: PoolClient, table: string, folder: string): Promise<void> {
  const name = quoted(table);
  const insert = `insert into ${name} overriding system value
    select * from json_populate_recordset(null::${name}, $1::json)`;
  let waiting: string[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await client.query(insert, [`[${waiting.join(",")}]`]);
    waiting = [];
  };
  for await (const line of createInterface({
    input: createReadStream(path.join(folder, fileOf(table))),
  })) {
    waiting.push(line);
    if (waiting.length === step) await flush();
  }
  await flush();
}

async function linesOf(file: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) lines.push(line);
  return lines;
}

const fileOf = (table: string): string => `${table}.jsonl`;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
