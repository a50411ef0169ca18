import { DatabaseSync } from "node:sqlite";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultCase } from "../fault-case.ts";
import { openRig, type Rig } from "../rig.ts";

/** What a next version would add: forward-only, and nothing that this version's statements stumble over. */
const nextVersion = [
  "alter table scores add column of_the_next_version text",
  "create table of_the_next_version (portal_id bigint not null, note text)",
  "insert into kysely_migration (name, timestamp) values ('9999-of-the-next-version', '2030-01-01')",
];

export const upgrade: FaultCase = {
  name: "upgrade",
  about:
    "a newer version brings the schema forward under the running one, which goes on; started again it refuses the newer schema",
  stores: ["sqlite", "postgres"],
  async run({ store, seed }) {
    const rig = await openRig(store, seed);
    const findings: string[] = [];
    try {
      const app = await rig.start();
      await rig.install();
      rig.traffic.burst(20);
      await sleep(150);
      await migrateForward(rig);
      for (let burst = 0; burst < 6; burst += 1) {
        rig.traffic.burst(8);
        await sleep(200);
      }
      await rig.settle();
      const judged = await rig.judge();
      await app.end("SIGTERM");
      const again = await rig.start({ awaitUp: false });
      const code = await again.exited;
      if (code !== 1) findings.push(`the older version started on a newer schema (${code})`);
      return { ...judged, kills: 1, findings: [...findings, ...judged.findings] };
    } finally {
      await rig.close();
    }
  },
};

async function migrateForward(rig: Rig): Promise<void> {
  if (rig.store.server !== null) {
    await rig.store.server.admin(`begin; ${nextVersion.join("; ")}; commit`, "ripen");
    return;
  }
  const database = new DatabaseSync(path.join(rig.store.dataDir, "ledger.sqlite"));
  database.exec("pragma busy_timeout = 5000");
  database.exec(`begin immediate; ${nextVersion.join("; ")}; commit`);
  database.close();
}
