import { schedule as cronSchedule } from "node-cron";
import type { Schedule } from "../../config/schedule.ts";
import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/log.ts";
import { takeLease } from "../store/engine/lease.ts";
import type { Ledger } from "../store/engine/ledger.ts";

export type Scheduler = { stop(): Promise<void> };

/** How long one instance keeps a job for itself after it started it, so that the same tick runs it once. */
const leaseMs = 30_000;

/**
 * Runs each job when its cron expression says (UTC); of several instances that share a ledger one runs
 * it, by a lease. A job that fails is logged and runs again at its next time.
 */
export function startScheduler(
  deps: {
    readonly ledger: Ledger;
    readonly clock: Clock;
    readonly log: Logger;
    readonly owner: string;
  },
  schedule: Schedule,
  jobs: { readonly [name in keyof Schedule]: () => Promise<void> },
): Scheduler {
  const { ledger, clock, log, owner } = deps;
  const running = new Set<Promise<void>>();

  const run = async (name: keyof Schedule): Promise<void> => {
    try {
      const lease = await takeLease(ledger, `job:${name}`, owner, clock.now(), leaseMs);
      if (lease === null) return;
      log.info({ job: name }, "a job begins");
      await jobs[name]();
    } catch (error) {
      log.error({ job: name, err: error }, "a job failed; it runs again at its next time");
    }
  };

  const tasks = (Object.keys(schedule) as (keyof Schedule)[]).map((name) =>
    cronSchedule(
      schedule[name],
      () => {
        const work = run(name).finally(() => running.delete(work));
        running.add(work);
      },
      { timezone: "Etc/UTC", noOverlap: true, name },
    ),
  );
  return {
    stop: async () => {
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}
