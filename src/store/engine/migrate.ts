import { sql, type Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import { RipenError, messageOf } from "../../base/errors.ts";
import * as firstSchema from "./migrations/0001-first-schema.ts";
import type { LedgerTables } from "./tables.ts";

/** Migrations by name, in the order of their names. */
export type Migrations = Readonly<Record<string, Migration>>;

/** Forward only, in order; a migration that was released is never edited. */
export const migrations: Migrations = { "0001-first-schema": firstSchema };

/** Schemas from before the first release, in part: they are not brought forward. */
const unreleased: ReadonlySet<string> = new Set(["0001-ledger"]);

/**
 * Brings the schema up to date; a second run, or two processes at once, do no harm. `startAfresh` is the command that
 * makes a new ledger, for people. Throws RipenError LEDGER_OF_EARLIER_SCHEMA, and MIGRATION_FAILED; the process must
 * then not start.
 */
export async function migrate(
  db: Kysely<LedgerTables>,
  known: Migrations,
  startAfresh: string,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  const done = await migrationsDone(db);
  if (done.some((name) => unreleased.has(name))) {
    throw new RipenError("LEDGER_OF_EARLIER_SCHEMA", {
      en: `This ledger was made by a version of Ripen from before its first release, and this version cannot read it. Nothing was changed. To start with a new one and keep the old one, run: ${startAfresh}`,
      es: `Este registro lo hizo una versión de Ripen anterior a la primera publicada, y esta versión no puede leerlo. No se ha cambiado nada. Para empezar con uno nuevo y conservar el antiguo, ejecute: ${startAfresh}`,
    });
  }
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw new RipenError(
    "MIGRATION_FAILED",
    {
      en: `The ledger's schema could not be brought up to date: ${messageOf(error)}. It may belong to a newer version of Ripen. Nothing was changed.`,
      es: `No se pudo actualizar el esquema del registro: ${messageOf(error)}. ¿Es el registro de una versión más reciente de Ripen? No se ha cambiado nada.`,
    },
    { cause: error },
  );
}

/** The names of the migrations that this store has had; none of a new one. */
async function migrationsDone(db: Kysely<LedgerTables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}
