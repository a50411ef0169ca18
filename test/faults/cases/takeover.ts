import { setTimeout as sleep } from "node:timers/promises";
import type { FaultCase } from "../fault-case.ts";
import type { Instance } from "../instance.ts";
import { openRig, type Rig } from "../rig.ts";

/** What a killed and a stopped owner's portal may wait (the issue). */
const killedWithinMs = 35_000;
const stoppedWithinMs = 1_000;

export const takeover: FaultCase = {
  name: "takeover",
  about:
    "the instance that owns the portal is killed, with the lease of production (30 s), or stopped: another serves the portal within 35 s and 1 s",
  stores: ["postgres"],
  async run({ store, seed }) {
    const rig = await openRig(store, seed, 20);
    const env = { RIPEN_LEASE_SECONDS: "30" };
    const findings: string[] = [];
    try {
      const first = await rig.start({ env });
      await rig.install();
      await rig.settle();
      const second = await rig.start({ env, port: await rig.newPort() });

      await rig.settle();
      const stoppedMs = await servedAfter(rig, second, () => first.end("SIGTERM"));
      if (stoppedMs > stoppedWithinMs) findings.push(`served ${stoppedMs} ms after a stop`);

      const third = await rig.start({ env, port: await rig.newPort() });
      const killedMs = await servedAfter(rig, third, () => second.end("SIGKILL"));
      if (killedMs > killedWithinMs) findings.push(`served ${killedMs} ms after a kill`);

      await rig.settle();
      const judged = await rig.judge();
      return {
        ...judged,
        kills: 2,
        findings: [...findings, ...judged.findings],
        notes: { stoppedMs, killedMs },
      };
    } finally {
      await rig.close();
    }
  },
};

/** Milliseconds from the end of the owner until what `next` was told is written to HubSpot. */
async function servedAfter(rig: Rig, next: Instance, end: () => Promise<number>): Promise<number> {
  rig.deliverTo(next);
  await end();
  const endedAt = performance.now();
  const before = rig.simulator.countCalls().read;
  const [contact] = rig.portal.contacts();
  if (contact === undefined) throw new Error("The portal is empty");
  rig.portal.visitPage(contact.id, `https://www.example.com/pricing/${Math.round(endedAt)}`);
  while (rig.simulator.countCalls().read === before) await sleep(10);
  return Math.round(performance.now() - endedAt);
}
