import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultCase } from "../fault-case.ts";
import { openRig } from "../rig.ts";

/** Ready again at most this long after there is room (reliability.md, F3). */
const withinMs = 10_000;

/** Bytes: every file of the store is larger, so that nothing can be written behind its first page. */
const noRoom = 4_096;

export const diskFull: FaultCase = {
  name: "disk-full",
  about:
    "files may not grow any more under load, and later may again: 503 and not ready meanwhile, ready within 10 s",
  stores: ["sqlite"],
  async run({ store, seed, kills }) {
    const rig = await openRig(store, seed);
    const rounds = Math.max(2, Math.ceil(kills / 40));
    const findings: string[] = [];
    let slowestMs = 0;
    try {
      const app = await rig.start({ preload: "file-size-limit" });
      await rig.install();
      await rig.settle();
      for (let round = 0; round < rounds; round += 1) {
        limitFiles(app.pid, noRoom);
        rig.traffic.burst(25);
        await sleep(1_500);
        const status = await statusOf(`${app.url}/readyz`);
        if (status !== 503) findings.push(`/readyz answered ${status} without room on the disk`);
        if (!app.isAlive()) throw new Error("the app did not survive a full disk");
        limitFiles(app.pid, null);
        const freedAt = performance.now();
        while ((await statusOf(`${app.url}/readyz`)) !== 200) {
          if (performance.now() - freedAt > withinMs) throw new Error("not ready again after 10 s");
          await sleep(50);
        }
        slowestMs = Math.max(slowestMs, performance.now() - freedAt);
      }
      await rig.settle();
      const refused = rig.simulator
        .deliveries()
        .filter(({ attempts }) => attempts.some(({ status }) => status === 503)).length;
      if (refused === 0) findings.push("no request was refused while the disk was full");
      const judged = await rig.judge();
      return {
        ...judged,
        kills: rounds,
        findings: [...findings, ...judged.findings],
        notes: { refused, readyAgainMs: Math.round(slowestMs) },
      };
    } finally {
      await rig.close();
    }
  },
};

function limitFiles(pid: number, bytes: number | null): void {
  const limit = bytes === null ? "unlimited" : String(bytes);
  const set = spawnSync("prlimit", ["--pid", String(pid), `--fsize=${limit}:unlimited`], {
    encoding: "utf8",
  });
  if (set.status !== 0) {
    throw new Error(
      `prlimit (util-linux) is needed for this case: ${set.stderr || String(set.error)}`,
    );
  }
}

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.text();
  return response.status;
}
