import { createHash } from "node:crypto";
import path from "node:path";

/** Where a running server listens for the command line; `isFile` where that is a file, to be removed and protected. */
export type ControlAddress = { readonly address: string; readonly isFile: boolean };

/**
 * What Ripen does differently by platform stands here: on Windows, which has no socket files, a pipe is named after the
 * data folder. Files are made durable by write-file-atomic and SQLite, which know their platforms themselves.
 */
export function controlAddress(
  dataDir: string,
  platform: NodeJS.Platform = process.platform,
): ControlAddress {
  if (platform !== "win32") return { address: path.join(dataDir, "control.sock"), isFile: true };
  // Windows takes no difference between capital and small letters in paths.
  const folder = path.win32.resolve(dataDir).toLowerCase();
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 32);
  return { address: `\\\\.\\pipe\\ripen-${name}`, isFile: false };
}
