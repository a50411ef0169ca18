// Waits for a line, opens the ledger in the folder that it is given, counts to fifty in it, and ends.
import { once } from "node:events";
import { openSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import { addToTally } from "../../../src/store/engine/tally.ts";

console.log("ready");
await once(process.stdin, "data");
process.stdin.destroy();
const ledger = await openSqliteLedger(process.argv[2] ?? "");
for (let n = 0; n < 50; n += 1) await ledger.transaction((tx) => addToTally(tx, "n", 1));
await ledger.close();
