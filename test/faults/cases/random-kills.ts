import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../../simulator/random.ts";
import type { FaultCase } from "../fault-case.ts";
import { openRig } from "../rig.ts";

export const randomKills: FaultCase = {
  name: "kill",
  about: "kill -9 at a random moment under load, and a new start",
  stores: ["sqlite", "postgres"],
  async run({ store, seed, kills, tell }) {
    const random = createRandom(seed);
    const rig = await openRig(store, seed);
    try {
      let app = await rig.start();
      await rig.install();
      for (let kill = 1; kill <= kills; kill += 1) {
        rig.traffic.burst(random.int(1, 12));
        await sleep(random.int(0, 350));
        rig.traffic.burst(random.int(0, 4));
        await sleep(random.int(0, 120));
        await app.end("SIGKILL");
        app = await rig.start();
        // Every so often the work gets to its end, so that crossings of one round can fire again in the next.
        if (kill % 20 === 0) {
          await rig.settle();
          tell(`${kill} of ${kills} kills`);
        }
      }
      await rig.settle();
      return { kills, ...(await rig.judge()) };
    } finally {
      await rig.close();
    }
  },
};
