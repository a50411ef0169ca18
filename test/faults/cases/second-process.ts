import type { FaultCase } from "../fault-case.ts";
import { openRig } from "../rig.ts";

export const secondProcess: FaultCase = {
  name: "second-process",
  about: "a second process on the same data folder, also right after kill -9 of the first",
  stores: ["sqlite"],
  async run({ store, seed, kills }) {
    const rig = await openRig(store, seed, 20);
    const rounds = Math.max(3, Math.ceil(kills / 10));
    const findings: string[] = [];
    try {
      let app = await rig.start();
      await rig.install();
      for (let round = 0; round < rounds; round += 1) {
        rig.traffic.burst(5);
        const second = await rig.start({ port: await rig.newPort(), awaitUp: false });
        const code = await second.exited;
        if (code !== 1)
          findings.push(`a second process ended with ${code} instead of being refused`);
        if (!app.isAlive()) findings.push("the first process did not survive the second");
        if (round % 2 === 1) {
          await app.end("SIGKILL");
          // The lock goes with its holder: nothing stale keeps the next one out.
          app = await rig.start();
        }
      }
      await rig.settle();
      const judged = await rig.judge();
      return { ...judged, kills: rounds, findings: [...findings, ...judged.findings] };
    } finally {
      await rig.close();
    }
  },
};
