import { Kysely, PostgresDialect, sql } from "kysely";
import type { Pool } from "pg";
import { messageOf, RipenError } from "../../base/errors.ts";
import type { Ledger } from "./ledger.ts";
import { migrate, migrations, type Migrations } from "./migrate.ts";
import type { PortalId } from "./portal-id.ts";
import { connectPool, type Scope, scopedPool } from "./postgres-pool.ts";
import { lookAtUnknownTables } from "./table-statistics.ts";
import type { LedgerTables } from "./tables.ts";

/** Connections of one instance: lanes, console and door together; more would only queue in the server. */
const connections = 16;

const readConnections = 3;

/** Guards the schema while one process brings it up to date. */
const migrationLock = 1_382_641_776;

/**
 * Opens the ledger in PostgreSQL, which any number of instances share, and brings its schema up to date;
 * of several that start together one does it and the others wait. Throws RipenError DATABASE_UNREACHABLE,
 * LEDGER_OF_EARLIER_SCHEMA or MIGRATION_FAILED (migrate.ts).
 */
export async function openPostgresLedger(
  url: string,
  onError: (error: Error) => void = () => undefined,
  known: Migrations = migrations,
): Promise<Ledger> {
  const pool = await reached(connectPool(url, connections, onError));
  try {
    const db = database(pool, "all");
    await prepare(db, known);
    return ledgerOf(pool, db, new Map(), () => pool.end());
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** The pool once the database has answered. Throws RipenError DATABASE_UNREACHABLE. */
export async function reached(pool: Pool): Promise<Pool> {
  try {
    const client = await pool.connect();
    client.release();
    return pool;
  } catch (error) {
    await pool.end();
    throw unreachable(error);
  }
}

/**
 * Reads a ledger that instances work on, for reports and checks: nothing is brought up to date, and every
 * write is refused by the database. Throws RipenError DATABASE_UNREACHABLE.
 */
export async function readPostgresLedger(url: string): Promise<Ledger> {
  const pool = await reached(
    connectPool(url, readConnections, () => undefined, ["default_transaction_read_only=on"]),
  );
  return ledgerOf(pool, database(pool, "all"), new Map(), () => pool.end());
}

/** Kysely's own lock guards the migrations alone; this one guards the policies after them too. */
async function prepare(db: Kysely<LedgerTables>, known: Migrations): Promise<void> {
  await db.connection().execute(async (guard) => {
    // Others may be at a long migration: to wait for them is right.
    await sql`set lock_timeout = 0`.execute(guard);
    await sql`set statement_timeout = 0`.execute(guard);
    await sql`select pg_advisory_lock(${sql.lit(migrationLock)})`.execute(guard);
    try {
      await migrate(db, known, "createdb ripen_new, name it in DATABASE_URL, and npm start");
      await db.transaction().execute((tx) => secureRows(tx));
      await lookAtUnknownTables(guard);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(migrationLock)})`.execute(guard);
      await sql`reset lock_timeout`.execute(guard);
      await sql`reset statement_timeout`.execute(guard);
    }
  });
}

function database(pool: Pool, scope: Scope): Kysely<LedgerTables> {
  return new Kysely<LedgerTables>({
    dialect: new PostgresDialect({ pool: scopedPool(pool, scope) }),
  });
}

function ledgerOf(
  pool: Pool,
  db: Kysely<LedgerTables>,
  ofPortals: Map<PortalId, Ledger>,
  close: () => Promise<void>,
): Ledger {
  const running = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  const track = <T>(run: Promise<T>): Promise<T> => {
    const settled = run.catch(() => undefined);
    running.add(settled);
    void settled.then(() => running.delete(settled));
    return run;
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return track(run);
  };
  const forPortal = (portalId: PortalId): Ledger => {
    const known = ofPortals.get(portalId);
    if (known) return known;
    const own = ledgerOf(pool, database(pool, `${portalId}`), ofPortals, async () => undefined);
    ofPortals.set(portalId, own);
    return own;
  };
  return {
    read: db,
    hasOwnClock: true,
    transaction: (work) => inTurn(() => db.transaction().execute(work)),
    statement: (work) => track(work(db)),
    forPortal,
    forReports: forPortal,
    forDoor: () => ledgerOf(pool, db, ofPortals, async () => undefined),
    cleanFiles: async () => true,
    close: async () => {
      await Promise.all(running);
      await close();
    },
  };
}

function unreachable(cause: unknown): RipenError {
  return new RipenError(
    "DATABASE_UNREACHABLE",
    {
      en: `The database of DATABASE_URL cannot be reached (${messageOf(cause)}). Check that it is running and that user, password, host and database are right.`,
      es: `No se llega a la base de datos de DATABASE_URL (${messageOf(cause)}). ¿Está en marcha? ¿Son correctos el usuario, la contraseña, el servidor y la base de datos?`,
    },
    { cause },
  );
}

/**
 * Puts every table that has a portal_id behind row-level security, the owner included: a session sees and
 * takes the rows of the portal that `ripen.portal` names, all with `all`, and none when it is not set
 * (reliability.md 4.1, Tenant crossing). Superusers pass every policy, so the app's role must be none.
 * A second run changes nothing.
 */
async function secureRows(db: Kysely<LedgerTables>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c
    join pg_class r on r.relname = c.table_name and r.relnamespace = current_schema::regnamespace
    where c.table_schema = current_schema and c.column_name = 'portal_id' and r.relkind = 'r'
      and not exists (select from pg_policy p where p.polrelid = r.oid and p.polname = 'one_portal')
    order by 1`.execute(db);
  for (const { name } of rows) {
    const table = sql.table(name);
    await sql`alter table ${table} enable row level security, force row level security`.execute(db);
    await sql`create policy one_portal on ${table} using (
      current_setting('ripen.portal', true) = 'all'
      or portal_id = nullif(nullif(current_setting('ripen.portal', true), 'all'), '')::bigint
    )`.execute(db);
  }
}
