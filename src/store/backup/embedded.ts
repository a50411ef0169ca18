import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { RipenError } from "../../base/errors.ts";
import { lockDataDir } from "../engine/data-dir-lock.ts";
import { migrations } from "../engine/migrate.ts";
import { checkBackup, makeBackup, type Manifest } from "./manifest.ts";
import { openStores, type Stores } from "../open-stores.ts";

const ledger = "ledger.sqlite";
const portals = "portals.json";
/** All pages in one step, in a thread of its own: SQLite begins anew when others write between two steps. */
const rate = 2 ** 31 - 1;
/** So often the ledger is copied again because the portals changed meanwhile; then the newer document stands. */
const mostTries = 5;

/**
 * Backs both embedded stores up into `folder`, beside a running server: the ledger by SQLite's own online backup, and a
 * portals document that did not change while that ran. Throws RipenError BACKUP_IN_THE_WAY.
 */
export function backupEmbedded(dataDir: string, folder: string, now: number): Promise<Manifest> {
  return makeBackup(folder, async (into) => {
    const copy = path.join(into, ledger);
    let document = await readDocument(dataDir);
    for (let tries = 1; ; tries += 1) {
      const source = new DatabaseSync(path.join(dataDir, ledger), { readOnly: true });
      try {
        source.exec("pragma busy_timeout = 5000");
        await backup(source, copy, { rate });
      } finally {
        source.close();
      }
      const after = await readDocument(dataDir);
      const isSame = after === document;
      document = after;
      if (isSame || tries === mostTries) break;
      await rm(copy);
    }
    if (document !== null) await writeFile(path.join(into, portals), document, { mode: 0o600 });
    return { store: "embedded", madeAt: now, migrations: migrationsOf(copy) };
  });
}

async function readDocument(dataDir: string): Promise<string | null> {
  const file = path.join(dataDir, portals);
  return existsSync(file) ? readFile(file, "utf8") : null;
}

/** Of a file of its own, which must be one file afterwards: without the log of a running ledger. */
function migrationsOf(copy: string): string[] {
  const database = new DatabaseSync(copy);
  try {
    database.exec("pragma journal_mode = delete");
    const rows = database.prepare("select name from kysely_migration order by name").all();
    return rows.map(({ name }) => String(name));
  } finally {
    database.close();
  }
}

/**
 * Puts a backup into `dataDir`, where no ledger may be: `prepare` gets its stores in a folder aside, and only what it
 * left gets its place, so that a server can never start on what is not prepared. Throws RipenError BACKUP_UNREADABLE
 * and RESTORE_IN_THE_WAY.
 */
export async function restoreEmbedded<T>(
  folder: string,
  dataDir: string,
  prepare: (stores: Stores) => Promise<T>,
): Promise<T> {
  const manifest = await checkBackup(folder, "embedded", Object.keys(migrations));
  const lock = lockDataDir(dataDir);
  try {
    const standing = [ledger, portals].find((name) => existsSync(path.join(dataDir, name)));
    if (standing !== undefined) {
      const absolute = path.resolve(dataDir);
      throw new RipenError("RESTORE_IN_THE_WAY", {
        en: `There is ${standing} in ${dataDir} already. Nothing was changed. Put it aside first: mv "${absolute}" "${absolute}.old", and keep ${absolute}.old/erased.json.`,
        es: `Ya hay ${standing} en ${dataDir}. No se ha cambiado nada. Apártela primero: mv "${absolute}" "${absolute}.old", y conserve ${absolute}.old/erased.json.`,
      });
    }
    const aside = path.join(dataDir, "restoring");
    await rm(aside, { recursive: true, force: true });
    await mkdir(aside, { mode: 0o700 });
    for (const name of Object.keys(manifest.files)) {
      await copyFile(path.join(folder, name), path.join(aside, name));
    }
    const stores = await openStores({ dataDir: aside, databaseUrl: null }, () => undefined);
    let prepared: T;
    try {
      prepared = await prepare(stores);
    } finally {
      await stores.close();
    }
    // The portals last: without them a server does nothing with the ledger.
    for (const name of [ledger, portals]) {
      if (existsSync(path.join(aside, name))) {
        await rename(path.join(aside, name), path.join(dataDir, name));
      }
    }
    await rm(aside, { recursive: true, force: true });
    return prepared;
  } finally {
    lock.release();
  }
}
