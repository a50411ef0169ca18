import { ledgerBattery } from "./ledger-battery.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

ledgerBattery({
  create: async () => {
    const folder = temporaryFolder();
    return {
      module: new URL("../../src/store/engine/ledger-sqlite.ts", import.meta.url),
      open: "openSqliteLedger",
      argument: folder.path,
      remove: async () => folder.remove(),
    };
  },
});
