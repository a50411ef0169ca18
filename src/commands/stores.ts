import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { erasedFileOf, readMasterKeys, readPublicAddresses } from "../../config/env.ts";
import { systemClock } from "../base/clock.ts";
import { RipenError } from "../base/errors.ts";
import { createLog } from "../base/log.ts";
import { createSealing } from "../oauth/sealing.ts";
import { askControl } from "../operations/control-socket.ts";
import { operate, type Action } from "../operations/operate.ts";
import { readPostgresLedger } from "../store/engine/ledger-postgres.ts";
import type { SiteSettings } from "../site/operator-pages.ts";
import { readSqliteLedger } from "../store/engine/ledger-sqlite.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { openStores, type StoreAddress } from "../store/open-stores.ts";
import { openPortalsFile } from "../store/portals/portals-file.ts";
import { openPostgresPortals } from "../store/portals/portals-postgres.ts";
import type { Portals } from "../store/portals/portals.ts";
import { CannotRun, type CommandIo, type Given } from "./command.ts";
import { commandFaults } from "../words/command-faults.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The options that say where the stores are, for every command that works on them. */
export const storeOptions = {
  "data-dir": {
    value: "DIR",
    about: { en: "the folder of the embedded stores", es: "la carpeta de los almacenes" },
  },
  env: {
    value: "FILE",
    about: {
      en: "the server's settings, where --data-dir is not given (.env)",
      es: "los ajustes del servidor, si no se indica --data-dir (.env)",
    },
  },
} as const;

type StoreOptions = Given<typeof storeOptions>["options"];

/** The process's environment before the file that --env names (.env when left out). */
function environmentOf(options: StoreOptions, io: CommandIo): Environment {
  const file = options.env ?? ".env";
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const set = Object.entries(io.env ?? {}).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  return { ...fromFile, ...Object.fromEntries(set) };
}

function addressOf(options: StoreOptions, environment: Environment): StoreAddress {
  const dataDir = options["data-dir"];
  return {
    dataDir: dataDir ?? (environment["DATA_DIR"] || "data"),
    databaseUrl: dataDir === null ? environment["DATABASE_URL"] || null : null,
  };
}

/** What the server's public pages come from, by the same settings that name its stores. */
export function readPublicSite(options: StoreOptions, io: CommandIo): SiteSettings {
  const environment = environmentOf(options, io);
  const { dataDir } = addressOf(options, environment);
  return { dataDir, site: readPublicAddresses(environment) };
}

/** Lets `work` read both stores, beside a running server. Cannot run where there are none. */
export async function readStores<T>(
  options: StoreOptions,
  io: CommandIo,
  work: (ledger: Ledger, portals: Portals) => Promise<T>,
): Promise<T> {
  const { dataDir, databaseUrl } = addressOf(options, environmentOf(options, io));
  const opened: { close(): Promise<void> }[] = [];
  try {
    if (databaseUrl === null) missingLedger(dataDir);
    const ledger =
      databaseUrl === null ? readSqliteLedger(dataDir) : await readPostgresLedger(databaseUrl);
    opened.push(ledger);
    const portals =
      databaseUrl === null ? await openPortalsFile(dataDir) : openPostgresPortals(databaseUrl);
    opened.push(portals);
    return await work(ledger, portals);
  } catch (error) {
    throw asCannotRun(error);
  } finally {
    await Promise.all(opened.map((one) => one.close()));
  }
}

/**
 * Has an action done: by the server that runs on the data folder, or by this process, which then takes the
 * folder's lock; on PostgreSQL by this process, as one instance more.
 */
export async function act(options: StoreOptions, io: CommandIo, action: Action): Promise<number> {
  const environment = environmentOf(options, io);
  const address = addressOf(options, environment);
  try {
    if (address.databaseUrl === null) {
      missingLedger(address.dataDir);
      const done = await askControl(address.dataDir, action);
      if (done !== null) return done;
    }
    const masterKeys = readMasterKeys(environment["RIPEN_MASTER_KEYS"]);
    const stores = await openStores(address, () => undefined);
    try {
      return await operate(
        {
          ...stores,
          clock: stores.clock ?? systemClock,
          log: createLog("silent"),
          // No lane runs in this process; those that run look again by themselves.
          wakePortal: () => undefined,
          erasedFile: erasedFileOf(address.dataDir, environment["ERASED_FILE"]),
          sealing: masterKeys === null ? null : createSealing(masterKeys),
        },
        action,
      );
    } finally {
      await stores.close();
    }
  } catch (error) {
    throw asCannotRun(error);
  }
}

/** Where the stores are, and the record of who was erased. */
type Place = StoreAddress & { readonly erasedFile: string };

/** Has `work` done at the stores' place, of which it opens what it needs. An `existing` embedded one must be there. */
export async function atStores<T>(
  options: StoreOptions,
  io: CommandIo,
  which: "existing" | "new",
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const environment = environmentOf(options, io);
  const address = addressOf(options, environment);
  if (which === "existing" && address.databaseUrl === null) missingLedger(address.dataDir);
  return work({
    ...address,
    erasedFile: erasedFileOf(address.dataDir, environment["ERASED_FILE"]),
  });
}

function missingLedger(dataDir: string): void {
  if (existsSync(path.join(dataDir, "ledger.sqlite"))) return;
  throw new CannotRun(commandFaults.ledgerMissing(dataDir));
}

function asCannotRun(error: unknown): unknown {
  return error instanceof RipenError ? new CannotRun(error.text, { cause: error }) : error;
}
