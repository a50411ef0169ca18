// The least that a durable front door can be: Express, HMAC over the raw bytes, one raw row a request, group
// commit, 204. It understands nothing and does nothing afterwards. PORT, SECRET, PUBLIC_URL, and DATA_DIR or
// DATABASE_URL say where.
import { createHmac, timingSafeEqual } from "node:crypto";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import express from "express";
import { Pool } from "pg";

type Row = { readonly body: Buffer; readonly at: number };
type Waiting = { readonly row: Row; readonly done: (error?: unknown) => void };

const env = (name: string): string => process.env[name] ?? "";

function sqliteInsert(): (rows: readonly Row[]) => Promise<void> {
  const database = new DatabaseSync(path.join(env("DATA_DIR"), "minimal.sqlite"));
  database.exec("pragma journal_mode = wal; pragma synchronous = full");
  database.exec("create table if not exists inbox (id integer primary key, at integer, body blob)");
  const insert = database.prepare("insert into inbox (at, body) values (?, ?)");
  return async (rows) => {
    database.exec("begin");
    for (const { at, body } of rows) insert.run(at, body);
    database.exec("commit");
  };
}

async function postgresInsert(): Promise<(rows: readonly Row[]) => Promise<void>> {
  const pool = new Pool({ connectionString: env("DATABASE_URL"), max: 2 });
  await pool.query(
    "create table if not exists minimal (id bigint generated always as identity primary key, at bigint, body bytea)",
  );
  return async (rows) => {
    const values = rows.map((_, n) => `($${2 * n + 1}, $${2 * n + 2})`).join(", ");
    const parameters = rows.flatMap(({ at, body }) => [at, body]);
    await pool.query(`insert into minimal (at, body) values ${values}`, parameters);
  };
}

const insert = env("DATABASE_URL") === "" ? sqliteInsert() : await postgresInsert();
let waiting: Waiting[] = [];
let isFlushing = false;

async function flush(): Promise<void> {
  while (waiting.length > 0) {
    const group = waiting;
    waiting = [];
    try {
      await insert(group.map(({ row }) => row));
      for (const { done } of group) done();
    } catch (error) {
      for (const { done } of group) done(error);
    }
  }
  isFlushing = false;
}

const app = express();
app.get("/livez", (_request, response) => void response.json({ live: true }));
app.post(
  "/webhooks",
  express.raw({ type: "application/json", limit: "8mb" }),
  (request, response) => {
    const body = request.body as Buffer;
    const timestamp = request.header("x-hubspot-request-timestamp") ?? "";
    const expected = createHmac("sha256", env("SECRET"))
      .update(`POST${env("PUBLIC_URL")}/webhooks`)
      .update(body)
      .update(timestamp)
      .digest();
    const given = Buffer.from(request.header("x-hubspot-signature-v3") ?? "", "base64");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      response.status(401).end();
      return;
    }
    waiting.push({
      row: { body, at: Date.now() },
      done: (error) => response.status(error === undefined ? 204 : 503).end(),
    });
    if (isFlushing) return;
    isFlushing = true;
    setImmediate(() => void flush());
  },
);
app.listen(Number(env("PORT")), "127.0.0.1");
