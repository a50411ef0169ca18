import { readFileSync } from "node:fs";
import path from "node:path";
import type { FaultCase } from "../fault-case.ts";
import { openRig, type Rig } from "../rig.ts";

/** Things that happen in each round. */
const burst = 3;

export const everyAwait: FaultCase = {
  name: "every-await",
  about:
    "kill -9 before and after every statement of the stores and every HTTP exchange; fewer kills than points are spread evenly",
  stores: ["sqlite", "postgres"],
  async run({ store, seed, kills, tell }) {
    const rig = await openRig(store, seed, 12);
    try {
      const first = await rig.start();
      await rig.install();
      await rig.settle();
      await first.end("SIGTERM");
      const points = await countPoints(rig);
      const step = Math.max(1, points / kills);
      let killed = 0;
      for (let at = 1 + (seed % Math.ceil(step)); at <= points; at += step) {
        const app = await rig.start({
          preload: "crash-at",
          env: { CRASH_AT: String(Math.floor(at)) },
          awaitUp: false,
        });
        rig.traffic.burst(burst);
        await rig.settle(() => !app.isAlive());
        if (!app.isAlive()) killed += 1;
        else await app.end("SIGKILL");
        if (killed % 50 === 0) tell(`${killed} killed, at point ${Math.floor(at)} of ${points}`);
      }
      await rig.start();
      await rig.settle();
      return { kills: killed, ...(await rig.judge()), notes: { points } };
    } finally {
      await rig.close();
    }
  },
};

/** How many points a round passes that nobody disturbs. */
async function countPoints(rig: Rig): Promise<number> {
  const file = path.join(rig.folder, "points");
  const app = await rig.start({ preload: "crash-at", env: { CRASH_AT: "0", COUNT_FILE: file } });
  rig.traffic.burst(burst);
  await rig.settle();
  await app.end("SIGTERM");
  return Number(readFileSync(file, "utf8"));
}
