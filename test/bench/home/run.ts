import { parseArgs } from "node:util";
import { sql } from "kysely";
import { isPostgres } from "../../../src/store/engine/dialect.ts";
import { lookAtUnknownTables } from "../../../src/store/engine/table-statistics.ts";
import { home, openConsole, start } from "../../console/open-console.ts";
import { startPostgres } from "../../support/postgres/postgres-server.ts";
import { fillHome } from "./fill-home.ts";

/**
 * `npm run bench -- home [--contacts 1000000] [--store sqlite|postgres|both]`: how long Home takes to answer over a real
 * socket, this week's and a year's, the middle of nine; PostgreSQL also as it is right after a restore.
 */
const { values } = parseArgs({
  options: {
    contacts: { type: "string", default: "1000000" },
    store: { type: "string", default: "both" },
  },
});
const contacts = Number(values.contacts);
/** Home stands within so many milliseconds. */
const limitMs = 300;
const rounds = 9;
const spans = { week: "", year: "?from=2025-09-22&to=2026-09-21" };

async function bench(store: string): Promise<Record<string, number>> {
  const server =
    store === "postgres"
      ? await startPostgres(["fsync=off", "autovacuum=off", "shared_buffers=256MB"])
      : null;
  const rig = await openConsole({}, (await server?.createDatabase("home")) ?? null);
  const figures: Record<string, number> = {};
  try {
    await fillHome(rig.ledger, home, contacts, start);
    const visit = await rig.enter();
    const measure = async (name: string): Promise<void> => {
      for (const [span, query] of Object.entries(spans)) {
        const took: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const began = performance.now();
          const { status } = await visit.call("GET", `/home${query}`);
          if (status !== 200) throw new Error(`Home answered ${status}`);
          took.push(performance.now() - began);
        }
        took.sort((a, b) => a - b);
        figures[`${store}_${name}${span}`] = Math.round(took[(rounds - 1) / 2] ?? 0);
      }
    };
    if (isPostgres(rig.ledger.read)) {
      await lookAtUnknownTables(rig.ledger.read);
      await measure("restored_");
      await sql`vacuum (analyze)`.execute(rig.ledger.read);
    }
    await measure("");
  } finally {
    await rig.close();
    await server?.remove();
  }
  return figures;
}

const stores = values.store === "both" ? ["sqlite", "postgres"] : [values.store];
const figures: Record<string, number> = {};
for (const store of stores) Object.assign(figures, await bench(store));
for (const [name, ms] of Object.entries(figures)) {
  if (ms <= limitMs) continue;
  console.error(`${name} is ${ms} ms, allowed are ${limitMs}`);
  process.exitCode = 1;
}
console.log(JSON.stringify({ bench: "home", contacts, figures }));
