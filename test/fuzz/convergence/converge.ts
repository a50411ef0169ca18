import { judge } from "../../faults/judge.ts";
import { createTraffic } from "../../faults/traffic.ts";
import { compiledModels } from "../../demo/run-once.ts";
import { faultKinds, type FaultRule } from "../../simulator/faults/fault.ts";
import { createRandom } from "../../simulator/random.ts";
import { fastClock } from "../../support/clocks/fast-clock.ts";
import { openWholeApp } from "../../support/app/whole-app.ts";

/** What one seed came to. */
export type Convergence = {
  readonly seed: number;
  /** Part of the calls that failed by plan, 0.01 to 0.5. */
  readonly rate: number;
  readonly calls: number;
  readonly faults: number;
  readonly acked: number;
  readonly enrolments: number;
  readonly lost: number;
  readonly doubled: number;
  readonly findings: readonly string[];
};

/** A second takes a millisecond. */
const speed = 1_000;
const people = 40;

/**
 * The first run and live traffic of a portal while a share of all calls fails in every way that HubSpot's do, until
 * all is quiet; then the simulator's own record is held against the ledger. One seed decides the share, the faults
 * and the traffic.
 */
export async function converge(seed: number): Promise<Convergence> {
  const random = createRandom(seed);
  const rate = 0.01 + 0.49 * random.next();
  const clock = fastClock();
  const models = await compiledModels(null);
  const app = await openWholeApp({
    clock,
    idleMs: 20_000,
    leaseMs: 100_000_000,
    simulator: {
      seed,
      contacts: people,
      delivery: {
        duplicates: 0.1,
        spreadMs: 30,
        retryDelayMs: 5,
        maxRetryDelayMs: 50,
        maxRetries: 1_000,
      },
    },
    // What a call takes here does not shrink: its deadlines are those of a hundred times slower time.
    hubspot: { headersMs: 120_000, totalMs: 240_000 },
  });
  try {
    clock.runAt(speed);
    for (const rule of faultRules(rate)) app.simulator.addFault(rule);
    const traffic = createTraffic(app.portal, seed + 11);
    traffic.burst(6);
    await app.settle();
    for (let burst = 0; burst < 6; burst += 1) {
      traffic.burst(6);
      await new Promise((resolve) => setTimeout(resolve, random.int(5, 60)));
    }
    await app.settle();
    const calls = app.simulator.calls();
    const { acked, lost, doubled, findings } = await judge(
      app.simulator,
      app.ledger,
      app.portalId,
      models,
    );
    return {
      seed,
      rate,
      calls: calls.length,
      faults: calls.filter(({ fault }) => fault !== null).length,
      acked,
      enrolments: app.portal.enrolments().length,
      lost,
      doubled,
      findings,
    };
  } finally {
    await app.close();
  }
}

/** Every kind alike; HubSpot says how long to wait, for a daily limit longer than one call may. */
function faultRules(rate: number): readonly FaultRule[] {
  const daily = faultKinds.filter((kind) => kind === "429-daily");
  const others = faultKinds.filter((kind) => kind !== "429-daily");
  const part = rate / faultKinds.length;
  return [
    { kinds: daily, rate: part, retryAfterSeconds: 90 },
    { kinds: others, rate: rate - part, retryAfterSeconds: 5, holdMs: 200 },
  ];
}
