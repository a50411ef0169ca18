import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { endStateOf, type EndState } from "./end-state.ts";
import { readProgress } from "./ledger-view.ts";
import { compiledModels, playTraffic } from "./run-once.ts";
import { openStage, type Stage } from "./stage.ts";
import { verify } from "./verify.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ripen-crash-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The demo with `disturb` in its first run and `disturbTraffic` after each thing that happens. */
async function run(
  name: string,
  disturb: (stage: Stage) => Promise<void>,
  disturbTraffic: (stage: Stage, act: number) => Promise<void>,
): Promise<EndState> {
  const stage = await openStage({
    folder: path.join(folder, name),
    seed: 3,
    people: 600,
    contactsFile: null,
    modelFile: null,
  });
  try {
    await stage.install();
    await disturb(stage);
    await stage.settle();
    let acts = 0;
    await playTraffic(stage, { seed: 3, contactsFile: null }, async () => {
      acts += 1;
      await disturbTraffic(stage, acts);
    });
    const models = await compiledModels(null);
    expect(await verify(stage.simulator, stage.ledger(), stage.portalId, models)).toEqual([]);
    return endStateOf(stage);
  } finally {
    await stage.close();
  }
}

test("an app that is killed in its first run and in the middle of traffic ends like an undisturbed one", async () => {
  const undisturbed = await run(
    "undisturbed",
    async () => undefined,
    async () => undefined,
  );
  let kills = 0;
  const killed = await run(
    "killed",
    async (stage) => {
      // In the middle of the first run: some pages are done, some are not.
      while ((await readProgress(stage.ledger(), stage.portalId)).scored < 200) await sleep(20);
      await stage.crash();
      kills += 1;
    },
    async (stage, act) => {
      if (act % 40 !== 20) return;
      // Webhooks of the last acts are on their way or half dealt with.
      await sleep((act * 7) % 150);
      await stage.crash();
      kills += 1;
    },
  );
  expect(kills).toBeGreaterThan(2);
  expect(undisturbed.enrolments.length).toBeGreaterThan(10);
  expect(killed.enrolments).toEqual(undisturbed.enrolments);
  expect(killed.scores).toEqual(undisturbed.scores);
});
