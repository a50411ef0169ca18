import { afterEach, beforeEach } from "vitest";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { openSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import { temporaryFolder, type TemporaryFolder } from "../temporary-folder.ts";

/** Gives every test of the file an empty embedded ledger on disk. */
export function useEmbeddedLedger(): { readonly ledger: Ledger; readonly folder: string } {
  let folder: TemporaryFolder;
  let ledger: Ledger;
  beforeEach(async () => {
    folder = temporaryFolder();
    ledger = await openSqliteLedger(folder.path);
  });
  afterEach(async () => {
    await ledger.close();
    folder.remove();
  });
  return {
    get ledger() {
      return ledger;
    },
    get folder() {
      return folder.path;
    },
  };
}
