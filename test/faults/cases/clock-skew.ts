import { setTimeout as sleep } from "node:timers/promises";
import type { FaultCase } from "../fault-case.ts";
import type { Instance } from "../instance.ts";
import { openRig } from "../rig.ts";

const minute = 60_000;

export const clockSkew: FaultCase = {
  name: "clock-skew",
  about:
    "clocks that are wrong by minutes and jump back every other second; on PostgreSQL three instances with clocks ten minutes apart",
  stores: ["sqlite", "postgres"],
  async run({ store, seed, kills }) {
    const rig = await openRig(store, seed);
    const rounds = Math.max(4, Math.ceil(kills / 10));
    const skewed = (port: number | null, skewMs: number, jumpMs: number): Promise<Instance> =>
      rig.start({
        ...(port === null ? {} : { port }),
        preload: "skewed-clock",
        env: { CLOCK_SKEW_MS: String(skewMs), CLOCK_JUMP_MS: String(jumpMs) },
      });
    try {
      // HubSpot's signature is good for 300 s and may lie 60 s ahead of us.
      const door = await skewed(null, 4 * minute, 4 * minute);
      await rig.install();
      if (store === "postgres") {
        await skewed(await rig.newPort(), 10 * minute, 0);
        await skewed(await rig.newPort(), -10 * minute, 0);
      }
      let app = door;
      for (let round = 0; round < rounds; round += 1) {
        rig.traffic.burst(8);
        await sleep(600);
        if (round % 3 === 2) {
          await app.end("SIGKILL");
          app = await skewed(null, round % 2 === 0 ? 4 * minute : -30_000, 0);
        }
      }
      await rig.settle();
      return { kills: rounds, ...(await rig.judge()) };
    } finally {
      await rig.close();
    }
  },
};
