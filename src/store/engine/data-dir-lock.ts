import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { RipenError, messageOf } from "../../base/errors.ts";

/** Holds a data folder for one process. The operating system frees it with the process, kill -9 included. */
export type DataDirLock = { release(): void };

/**
 * Creates `dataDir` when it is missing and takes it for this process, by a file lock that SQLite holds:
 * nothing is left behind that could be stale. Throws RipenError DATA_DIR_IN_USE when another process has
 * it, and DATA_DIR_UNUSABLE when the folder cannot be created or written.
 */
export function lockDataDir(dataDir: string): DataDirLock {
  let database: DatabaseSync;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(path.join(dataDir, "lock.sqlite"));
  } catch (error) {
    throw unusable(dataDir, error);
  }
  try {
    database.exec("pragma busy_timeout = 0");
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw unusable(dataDir, error);
    throw new RipenError(
      "DATA_DIR_IN_USE",
      {
        en: `Another Ripen is running on ${dataDir}. Stop it first, or give this one a DATA_DIR of its own (several instances can share a PostgreSQL database instead).`,
        es: `Otro Ripen está trabajando en ${dataDir}. Deténgalo primero o dé a este un DATA_DIR propio (varias instancias pueden compartir una base de datos PostgreSQL).`,
      },
      { cause: error },
    );
  }
  return { release: () => database.close() };
}

/** SQLITE_BUSY, the one answer that means another process. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}

function unusable(dataDir: string, cause: unknown): RipenError {
  return new RipenError(
    "DATA_DIR_UNUSABLE",
    {
      en: `The data folder ${dataDir} cannot be used (${messageOf(cause)}). Set DATA_DIR to a folder that this user can write to.`,
      es: `No se puede usar la carpeta de datos ${dataDir} (${messageOf(cause)}). Elija en DATA_DIR una carpeta en la que este usuario pueda escribir.`,
    },
    { cause },
  );
}
