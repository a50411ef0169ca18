import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultCase } from "../fault-case.ts";
import { openRig } from "../rig.ts";

export const ioErrors: FaultCase = {
  name: "io-errors",
  about:
    "one in thirty writing statements fails with an I/O error, half of them after they took effect",
  stores: ["sqlite"],
  async run({ store, seed, kills }) {
    const rig = await openRig(store, seed);
    const failFrom = path.join(rig.folder, "fail-from-here");
    const rounds = Math.max(2, Math.ceil(kills / 40));
    try {
      const first = await rig.start();
      await rig.install();
      await rig.settle();
      await first.end("SIGTERM");
      for (let round = 0; round < rounds; round += 1) {
        const app = await rig.start({
          preload: "failing-io",
          env: { FAIL_ONE_IN: "30", FAIL_SEED: String(seed + round), FAIL_FROM: failFrom },
        });
        writeFileSync(failFrom, "");
        for (let burst = 0; burst < 8; burst += 1) {
          rig.traffic.burst(6);
          await sleep(700);
        }
        await app.end("SIGKILL");
        rmSync(failFrom);
      }
      await rig.start();
      await rig.settle();
      return { kills: rounds, ...(await rig.judge()) };
    } finally {
      await rig.close();
    }
  },
};
