import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import { knownContacts } from "../../src/store/leaving/known-contacts.ts";
import { isQuiet, readProgress } from "../demo/ledger-view.ts";
import { openRig } from "../faults/rig.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function ripen(...args: string[]): string {
  const run = spawnSync(process.execPath, ["src/ripen.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  });
  if (run.status !== 0) throw new Error(`ripen ${args.join(" ")}: ${run.stderr}`);
  return run.stdout;
}

/** On a quiet machine a second or so for each step; this only ends what hangs. */
const hangs = 300_000;

test(
  "a killed server is restored from an older backup: nothing is set off twice, and who was erased stays erased",
  { timeout: hangs },
  async () => {
    const rig = await openRig("sqlite", 41, 25);
    try {
      const { dataDir } = rig.store;
      const copy = path.join(rig.folder, "copy");
      const askForDemo = (id: string): void =>
        rig.portal.submitForm(id, "f3a1c7e2-demo", "Pricing: Request a demo");
      const app = await rig.start();
      await rig.install();
      await rig.settle();
      const [purged = "", deleted = "", unheard = "", ...others] = rig.portal
        .contacts()
        .map(({ id }) => id);
      rig.portal.visitPage(purged, "https://www.example.com/pricing");
      others.slice(0, 6).forEach(askForDemo);
      await rig.settle();
      ripen("backup", copy, "--data-dir", dataDir);

      // What the backup knows nothing of.
      others.slice(6, 14).forEach(askForDemo);
      rig.portal.privacyDelete(deleted);
      await rig.settle();
      const purge = ["--portal", String(rig.portalId), "--contact", purged, "--yes"];
      ripen("purge", ...purge, "--data-dir", dataDir);
      const before = rig.portal.enrolments().length;
      expect(before).toBeGreaterThan(0);
      await app.end("SIGKILL");
      // Nobody heard of this one: only HubSpot can tell.
      rig.portal.privacyDelete(unheard);

      renameSync(dataDir, `${dataDir}.old`);
      const record = path.join(`${dataDir}.old`, "erased.json");
      expect(readFileSync(record, "utf8")).not.toContain(purged);
      const said = ripen("restore", copy, "--data-dir", dataDir, "--erased", record);
      expect(said).toContain("contacts erased again: 2;");
      expect(readdirSync(dataDir)).not.toContain("restoring");

      await rig.start();
      const ledger = readSqliteLedger(dataDir);
      try {
        await expect
          .poll(async () => isQuiet(await readProgress(ledger, rig.portalId)), {
            timeout: hangs,
            interval: 100,
          })
          .toBe(true);
        expect(rig.portal.enrolments().slice(before)).toEqual([]);
        const rows = await ledger.read.selectFrom("scores").select("contact_id").execute();
        const scored = new Set(rows.map(({ contact_id: id }) => id));
        expect(others.filter((id) => !scored.has(id))).toEqual([]);
        for (const id of [purged, deleted, unheard]) expect(scored.has(id)).toBe(false);
        const known = await knownContacts(ledger, rig.portalId);
        expect(known.filter((id) => [purged, deleted, unheard].includes(id))).toEqual([]);
        expect(ripen("doctor", "--data-dir", dataDir)).not.toContain("BROKEN");

        // It works on: what happens now is told.
        others.forEach(askForDemo);
        await expect
          .poll(() => rig.portal.enrolments().length, { timeout: hangs, interval: 100 })
          .toBeGreaterThan(before);
      } finally {
        await ledger.close();
      }
    } finally {
      await rig.close();
    }
  },
);
