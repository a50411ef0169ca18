// Stores requests one after the other and prints the number of each once it is acknowledged, until it is killed.
import { requestStore } from "../../src/store/inbox/store-request.ts";
import { openLedgerAt } from "./open-ledger-at.ts";

const [module, open, argument] = process.argv.slice(2);
if (module === undefined || open === undefined || argument === undefined) {
  throw new Error("module, function and argument are missing");
}
const ledger = await openLedgerAt({ module: new URL(module), open, argument });
const store = requestStore(ledger);
for (let n = 1; ; n += 1) {
  await store({ body: Buffer.from(`request ${n}`), receivedAt: n });
  console.log(n);
}
