import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../../simulator/random.ts";
import type { FaultCase } from "../fault-case.ts";
import { openRig } from "../rig.ts";

/** Beyond the lease of 2 s that the rig sets. */
const pauseMs = 3_500;

export const pausedOwner: FaultCase = {
  name: "paused-owner",
  about:
    "SIGSTOP beyond the lease in the middle of work, and SIGCONT; on PostgreSQL another instance has taken over meanwhile",
  stores: ["sqlite", "postgres"],
  async run({ store, seed, kills }) {
    const random = createRandom(seed);
    const rig = await openRig(store, seed);
    const rounds = Math.max(2, Math.ceil(kills / 20));
    try {
      const first = await rig.start();
      await rig.install();
      const second = store === "postgres" ? await rig.start({ port: await rig.newPort() }) : null;
      for (let round = 0; round < rounds; round += 1) {
        const [paused, other] = round % 2 === 0 || !second ? [first, second] : [second, first];
        rig.deliverTo(paused);
        rig.traffic.burst(15);
        await sleep(random.int(0, 200));
        paused.signal("SIGSTOP");
        if (other) rig.deliverTo(other);
        rig.traffic.burst(10);
        await sleep(pauseMs);
        rig.traffic.burst(5);
        paused.signal("SIGCONT");
        await sleep(random.int(0, 500));
      }
      await rig.settle();
      return { kills: rounds, ...(await rig.judge()) };
    } finally {
      await rig.close();
    }
  },
};
