import { readdir, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Removes what a kill -9 in the middle of a write left beside the portals document: write-file-atomic writes
 * `portals.json.<n>` in full and renames it at the end. Only for the holder of the folder's lock
 * (data-dir-lock.ts): such a file is a running process's own otherwise.
 */
export async function removeHalfWritten(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (/^portals\.json\.\d+$/.test(name)) await rm(path.join(dataDir, name), { force: true });
  }
}
