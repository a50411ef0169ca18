import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { openSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { openPortalsFile } from "../../../src/store/portals/portals-file.ts";
import { createRandom } from "../../simulator/random.ts";
import type { FaultCase } from "../fault-case.ts";
import { openRig } from "../rig.ts";

const walHeader = 32;
const frameHeader = 24;
/** Frames from the end that are cut and flipped. */
const lastFrames = 3;

export const tornFiles: FaultCase = {
  name: "torn-files",
  about:
    "after kill -9 the write-ahead log is cut within its last three frames and single bits of the last are flipped; the portals file is cut and zeroed",
  stores: ["sqlite"],
  async run({ store, seed, kills }) {
    const random = createRandom(seed);
    const rig = await openRig(store, seed);
    const findings: string[] = [];
    try {
      const app = await rig.start();
      await rig.install();
      await rig.settle();
      rig.traffic.burst(10);
      await rig.settle();
      const judged = await rig.judge();
      await app.end("SIGKILL");

      const kept = path.join(rig.folder, "kept");
      cpSync(rig.store.dataDir, kept, { recursive: true });
      const wal = readFileSync(path.join(kept, "ledger.sqlite-wal"));
      const frame = frameHeader + readFileSync(path.join(kept, "ledger.sqlite")).readUInt16BE(16);
      const from = Math.max(walHeader, wal.length - lastFrames * frame);
      const whole = await inspect(kept, rig.folder, wal);
      const damaged: Buffer[] = [];
      const step = Math.max(1, Math.floor((wal.length - from) / Math.max(40, kills)));
      for (let length = from + (seed % step); length < wal.length; length += step) {
        damaged.push(wal.subarray(0, length));
      }
      for (let flip = 0; flip < Math.max(40, kills); flip += 1) {
        const copy = Buffer.from(wal);
        const at = random.int(wal.length - frame, wal.length - 1);
        copy[at] = (copy[at] ?? 0) ^ (1 << random.int(0, 7));
        damaged.push(copy);
      }
      for (const bytes of damaged) {
        const state = await inspect(kept, rig.folder, bytes);
        if (state.check !== "ok") findings.push(`a damaged log was read as: ${state.check}`);
        if (state.requests > whole.requests) findings.push("a damaged log shows what never was");
      }
      findings.push(...(await damagedPortals(kept, rig.folder)));
      return {
        ...judged,
        kills: damaged.length,
        findings: [...findings, ...judged.findings],
        notes: { requests: whole.requests },
      };
    } finally {
      await rig.close();
    }
  },
};

/** What a copy of the store shows whose log is replaced by `wal`. */
async function inspect(
  kept: string,
  folder: string,
  wal: Uint8Array,
): Promise<{ readonly check: string; readonly requests: number }> {
  const copy = path.join(folder, "copy");
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  copyFileSync(path.join(kept, "ledger.sqlite"), path.join(copy, "ledger.sqlite"));
  writeFileSync(path.join(copy, "ledger.sqlite-wal"), wal);
  const ledger = await openSqliteLedger(copy);
  try {
    return { check: await checkOf(ledger), requests: await requestsIn(ledger) };
  } finally {
    await ledger.close();
  }
}

async function checkOf(ledger: Ledger): Promise<string> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(
    ledger.read,
  );
  return rows.map((row) => row.integrity_check).join("; ");
}

async function requestsIn(ledger: Ledger): Promise<number> {
  const { n } = await ledger.read
    .selectFrom("inbox")
    .select((e) => e.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** A damaged document must be refused, never be taken for an empty one. */
async function damagedPortals(kept: string, folder: string): Promise<string[]> {
  const copy = path.join(folder, "copy");
  const whole = readFileSync(path.join(kept, "portals.json"));
  const findings: string[] = [];
  const middle = Math.floor(whole.length / 2);
  for (const bytes of [
    Buffer.alloc(0),
    whole.subarray(0, middle),
    whole.subarray(0, whole.length - 3),
    Buffer.alloc(whole.length),
  ]) {
    writeFileSync(path.join(copy, "portals.json"), bytes);
    try {
      await (await openPortalsFile(copy)).close();
      findings.push(`a portals file of ${bytes.length} of ${whole.length} bytes was accepted`);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : error;
      if (code !== "PORTALS_UNREADABLE")
        findings.push(`a damaged portals file gave ${String(code)}`);
    }
  }
  return findings;
}
