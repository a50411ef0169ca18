import type { PostgresPool } from "kysely";
import { Pool, types, type PoolClient } from "pg";

/** What one connection may see: `all` portals, or one by its id. A fresh connection sees none. */
export type Scope = "all" | `${number}`;

const int8 = 20;
const numeric = 1700;

/**
 * Settings of every session. A commit is on disk before it is answered, whatever the server's default. An
 * instance that stops in the middle of a transaction must not hold its locks: the others wait at most 10 s.
 */
const session = [
  "synchronous_commit=on",
  "idle_in_transaction_session_timeout=10000",
  "statement_timeout=60000",
  "lock_timeout=20000",
  "client_min_messages=warning",
];

/** A pool of at most `max` connections to `url`, whose numbers come as numbers: all of ours are below 2^53. */
export function connectPool(
  url: string,
  max: number,
  onError: (error: Error) => void,
  furtherSettings: readonly string[] = [],
): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: "ripen",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // A connection that died half-open is noticed a little after the server would have ended the statement.
    query_timeout: 65_000,
    options: [...session, ...furtherSettings].map((setting) => `-c ${setting}`).join(" "),
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === int8 || oid === numeric
          ? Number
          : (types.getTypeParser(oid, format ?? "text") as (value: string) => unknown),
    },
  });
  // A connection that breaks is replaced at its next use. Unheard, the event would end the process, also
  // between two statements of a transaction, where the pool does not listen.
  pool.on("error", onError);
  pool.on("connect", (client) => void client.on("error", onError));
  return pool;
}

/** Connections of `pool` that are set to `scope` when they are handed out (row-security.ts). Ending it leaves the pool open. */
export function scopedPool(pool: Pool, scope: Scope): PostgresPool {
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      if (scopes.get(client) === scope) return client;
      try {
        scopes.delete(client);
        await client.query("select set_config('ripen.portal', $1, false)", [scope]);
        scopes.set(client, scope);
        return client;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    end: async () => undefined,
  };
}

const scopes = new WeakMap<PoolClient, Scope>();
