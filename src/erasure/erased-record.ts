import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { messageOf, RipenError } from "../base/errors.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import type { Portals } from "../store/portals/portals.ts";

const schema = z.object({
  /** Epoch milliseconds: what was erased later is not in it. */
  writtenAt: z.number(),
  /** The accounts that were there then. */
  portals: z.array(z.number()),
  /** By account the hashes of contacts erased for good (erased-id.ts). */
  erased: z.record(z.string(), z.array(z.string())),
});

/** Who was erased, kept outside the stores and their backups, so that a restore can erase them again. Holds no id. */
export type ErasedRecord = z.infer<typeof schema>;

/**
 * Brings the record in `file` up to date from the tombstones; what stands in it stays. Writes only what changed: that
 * time apart. One instance at a time may do it.
 */
export async function keepErasedRecord(
  ledger: Ledger,
  portals: Portals,
  file: string,
  now: number,
): Promise<void> {
  const before = existsSync(file) ? await readErasedRecord(file) : null;
  const erased = new Map(
    Object.entries(before?.erased ?? {}).map(([id, hashes]) => [id, new Set(hashes)]),
  );
  const stones = await ledger.read
    .selectFrom("tombstones")
    .select(["portal_id", "contact_id"])
    .where("kind", "=", "erased")
    .where("contact_id", "like", "#%")
    .execute();
  for (const { portal_id: portal, contact_id: hash } of stones) {
    const known = erased.get(String(portal)) ?? new Set();
    erased.set(String(portal), known.add(hash));
  }
  const record: ErasedRecord = {
    writtenAt: now,
    portals: (await portals.list()).map(({ portalId }) => portalId),
    erased: Object.fromEntries([...erased].map(([id, hashes]) => [id, [...hashes]])),
  };
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFileAtomic(file, `${JSON.stringify(record)}\n`, { mode: 0o600 });
}

/** Throws RipenError ERASED_UNREADABLE. */
export async function readErasedRecord(file: string): Promise<ErasedRecord> {
  try {
    return schema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    throw new RipenError(
      "ERASED_UNREADABLE",
      {
        en: `The record of who was erased, ${file}, cannot be read (${messageOf(error)}). Name it with --erased FILE.`,
        es: `No se puede leer el registro de contactos borrados ${file} (${messageOf(error)}). Indíquelo con --erased ARCHIVO.`,
      },
      { cause: error },
    );
  }
}
