import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";

export type TemporaryFolder = {
  readonly path: string;
  /** Removes the folder. Fails when this process still has a file of it open. */
  remove(): void;
};

export function temporaryFolder(): TemporaryFolder {
  const folder = mkdtempSync(path.join(tmpdir(), "ripen-test-"));
  return {
    path: folder,
    remove: () => {
      const left = openFilesUnder(folder);
      rmSync(folder, { recursive: true, force: true });
      expect(left, "files that the test left open").toEqual([]);
    },
  };
}

/** Linux tells which files a process has open; elsewhere this check says nothing. */
function openFilesUnder(folder: string): string[] {
  const descriptors = "/proc/self/fd";
  if (!existsSync(descriptors)) return [];
  return readdirSync(descriptors).flatMap((descriptor) => {
    try {
      const file = readlinkSync(path.join(descriptors, descriptor));
      return file.startsWith(`${folder}${path.sep}`) ? [file] : [];
    } catch {
      // The descriptor of the listing itself is closed by now.
      return [];
    }
  });
}
