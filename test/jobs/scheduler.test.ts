import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { schedule, type Schedule } from "../../config/schedule.ts";
import { systemClock } from "../../src/base/clock.ts";
import { startScheduler, type Scheduler } from "../../src/jobs/scheduler.ts";
import { openSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { silent } from "../support/silent-log.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;
let ledger: Ledger;
let schedulers: Scheduler[];

beforeEach(async () => {
  folder = temporaryFolder();
  ledger = await openSqliteLedger(folder.path);
  schedulers = [];
});

afterEach(async () => {
  for (const scheduler of schedulers) await scheduler.stop();
  await ledger.close();
  folder.remove();
});

/** Two of its seconds on a quiet machine. */
const patience = { timeout: 60_000 };

const names = Object.keys(schedule) as (keyof Schedule)[];
const eachSecond = Object.fromEntries(names.map((name) => [name, "* * * * * *"])) as Schedule;

function start(owner: string, run: (name: keyof Schedule) => Promise<void>): void {
  const jobs = Object.fromEntries(names.map((name) => [name, () => run(name)]));
  schedulers.push(
    startScheduler(
      { ledger, clock: systemClock, log: silent, owner },
      eachSecond,
      jobs as Parameters<typeof startScheduler>[2],
    ),
  );
}

test("of two instances one runs a job", async () => {
  const runs: string[] = [];
  const note = (owner: string) => async (name: keyof Schedule) =>
    void runs.push(`${owner} ${name}`);
  start("one", note("one"));
  start("two", note("two"));
  await vi.waitFor(() => expect(new Set(runs).size).toBe(names.length), patience);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const owners = names.map((name) => new Set(runs.filter((run) => run.endsWith(` ${name}`))).size);
  expect(owners).toEqual(names.map(() => 1));
});

test("a job that fails runs again at its next time, and a stop waits for what is under way", async () => {
  let runs = 0;
  let isEnded = false;
  start("one", async (name) => {
    if (name !== names[0]) return;
    runs += 1;
    if (runs === 1) throw new Error("not this time");
    await new Promise((resolve) => setTimeout(resolve, 100));
    isEnded = true;
  });
  await vi.waitFor(() => expect(runs).toBe(2), patience);
  await schedulers.pop()?.stop();
  expect(isEnded).toBe(true);
});
