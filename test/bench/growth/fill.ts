// Makes one store of a certain size, in a process of its own: what that takes is not the app's.
import { fillStore } from "./fill-store.ts";
import { first, home, openApp } from "./open-app.ts";

const [size = "", dataDir = "", databaseUrl = ""] = process.argv.slice(2);
const app = await openApp(dataDir, databaseUrl);
await app.acknowledge([first]);
await app.score();
await app.writeBack();
await fillStore(app.ledger, home, first, Number(size) - 1);
await app.ledger.cleanFiles();
await app.close();
