import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { messageOf, RipenError } from "../../base/errors.ts";

const schema = z.object({
  format: z.literal(1),
  store: z.enum(["embedded", "postgres"]),
  /** Epoch milliseconds: what happened later is not in it. */
  madeAt: z.number(),
  /** The migrations of the ledger, by name. */
  migrations: z.array(z.string()),
  /** SHA-256 of each file by its name. */
  files: z.record(z.string().regex(/^[\w.-]+$/), z.string()),
});

/** What a backup holds, in its `manifest.json`. */
export type Manifest = z.infer<typeof schema>;

const fileName = "manifest.json";

/**
 * Has a backup made in `folder` whole or not at all: `make` writes into a folder beside it, which gets its name at the
 * end. Throws RipenError BACKUP_IN_THE_WAY when `folder` is there and not empty.
 */
export async function makeBackup(
  folder: string,
  make: (into: string) => Promise<Omit<Manifest, "format" | "files">>,
): Promise<Manifest> {
  const standing = await readdir(folder).catch(() => []);
  if (standing.length > 0) {
    throw new RipenError("BACKUP_IN_THE_WAY", {
      en: `${folder} is not empty. Name a folder that does not exist yet.`,
      es: `${folder} no está vacía. Indique una carpeta que aún no exista.`,
    });
  }
  const into = `${path.resolve(folder)}.partial-${process.pid}`;
  // Contacts' data and sealed tokens: for their owner's eyes only.
  await mkdir(into, { recursive: true, mode: 0o700 });
  try {
    const made = await make(into);
    const files: Record<string, string> = {};
    for (const name of (await readdir(into)).sort()) {
      files[name] = await sha256(path.join(into, name));
    }
    const manifest: Manifest = { format: 1, ...made, files };
    await writeFile(path.join(into, fileName), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
    });
    await rm(folder, { recursive: true, force: true });
    await rename(into, folder);
    return manifest;
  } catch (error) {
    await rm(into, { recursive: true, force: true });
    throw error;
  }
}

/** Reads a backup's manifest and holds its files to it. Throws RipenError BACKUP_UNREADABLE with what is wrong. */
export async function checkBackup(
  folder: string,
  store: Manifest["store"],
  migrations: readonly string[],
): Promise<Manifest> {
  let manifest: Manifest;
  try {
    manifest = schema.parse(JSON.parse(await readFile(path.join(folder, fileName), "utf8")));
    for (const [name, hash] of Object.entries(manifest.files)) {
      if ((await sha256(path.join(folder, name))) !== hash) throw new Error(`${name} was changed`);
    }
  } catch (error) {
    throw new RipenError(
      "BACKUP_UNREADABLE",
      {
        en: `${folder} is no whole backup (${messageOf(error)}). Nothing was changed. Try an older one.`,
        es: `${folder} no es una copia de seguridad completa (${messageOf(error)}). No se ha cambiado nada. Pruebe con una anterior.`,
      },
      { cause: error },
    );
  }
  if (manifest.store !== store) {
    throw new RipenError("BACKUP_OF_OTHER_STORE", {
      en: `This backup belongs to the ${manifest.store} store, but the settings name the other one. Nothing was changed. Set or empty DATABASE_URL.`,
      es: `Esta copia es del almacén ${manifest.store} y los ajustes nombran el otro. No se ha cambiado nada. Indique o vacíe DATABASE_URL.`,
    });
  }
  const unknown = manifest.migrations.find((name) => !migrations.includes(name));
  const isOther = store === "postgres" && manifest.migrations.length !== migrations.length;
  if (unknown !== undefined || isOther) {
    throw new RipenError("BACKUP_OF_OTHER_VERSION", {
      en: `This backup was made by another version of Ripen (${manifest.migrations.at(-1) ?? "no schema"}). Nothing was changed. Restore it with that version, then upgrade.`,
      es: `Esta copia la hizo otra versión de Ripen (${manifest.migrations.at(-1) ?? "sin esquema"}). No se ha cambiado nada. Restáurela con esa versión y actualice después.`,
    });
  }
  return manifest;
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
