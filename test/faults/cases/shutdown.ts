import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../../simulator/random.ts";
import type { FaultCase } from "../fault-case.ts";
import { openRig } from "../rig.ts";

/** What a shutdown may take at most (the issue). */
const withinMs = 10_000;

export const shutdown: FaultCase = {
  name: "shutdown",
  about:
    "SIGTERM under load: exit code 0 within 10 s; every fourth time a second signal, which ends it at once",
  stores: ["sqlite", "postgres"],
  async run({ store, seed, kills }) {
    const random = createRandom(seed);
    const rig = await openRig(store, seed);
    const rounds = Math.max(3, Math.ceil(kills / 10));
    const findings: string[] = [];
    let slowestMs = 0;
    let secondMs = 0;
    try {
      let app = await rig.start();
      await rig.install();
      for (let round = 1; round <= rounds; round += 1) {
        rig.traffic.burst(20);
        await sleep(random.int(0, 250));
        const isTwice = round % 4 === 0;
        const ending = app.end("SIGTERM");
        if (isTwice) {
          await sleep(2);
          secondMs = Math.max(secondMs, await app.end("SIGTERM"));
        }
        const tookMs = await ending;
        const code = await app.exited;
        slowestMs = Math.max(slowestMs, tookMs);
        if (tookMs > withinMs) findings.push(`a shutdown took ${Math.round(tookMs)} ms`);
        if (!isTwice && code !== 0) findings.push(`a shutdown ended with ${code}`);
        app = await rig.start();
      }
      await rig.settle();
      const judged = await rig.judge();
      return {
        ...judged,
        kills: rounds,
        findings: [...findings, ...judged.findings],
        notes: { slowestMs: Math.round(slowestMs), secondSignalMs: Math.round(secondMs) },
      };
    } finally {
      await rig.close();
    }
  },
};
