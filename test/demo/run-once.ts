import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { lexicon } from "../../config/lexicon.ts";
import { startModels } from "../../src/jobs/start-models.ts";
import { polled } from "../../src/reading/poll.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { readSources } from "../../src/store/portals/sources.ts";
import { progressBar } from "./progress-bar.ts";
import type { DemoOptions } from "./options.ts";
import { openStage, type Stage } from "./stage.ts";
import { fewestCalls, summarise, type Summary } from "./summary.ts";
import { planTraffic } from "./traffic.ts";
import { verify, type Models } from "./verify.ts";

export type Outcome = {
  readonly summary: Summary;
  /** Where the simulator and the app disagree; empty when all is well. */
  readonly disagreements: readonly string[];
};

/**
 * The demo to its end on fresh stores: install, first run, a day's traffic, and then the simulator's own
 * record held against what the app believes. `tell` gets lines for a person.
 */
export async function runOnce(
  options: DemoOptions,
  tell: (line: string) => void,
): Promise<Outcome> {
  const startedAt = performance.now();
  const models = await compiledModels(options.modelFile);
  const folder = await mkdtemp(path.join(tmpdir(), "ripen-demo-"));
  try {
    const stage = await openStage({ ...options, folder });
    try {
      const backfill = await firstRun(stage, tell);
      tell("Live traffic: edits, behaviour, new contacts, a merge, deletions ...");
      await playTraffic(stage, options);
      const { simulator, portal, portalId } = stage;
      const found = (await readSources(stage.ledger().read, portalId)).get(polled.contacts)?.found;
      tell(`The poll found ${found ?? 0} contacts of which no webhook told: who opened an e-mail.`);
      for (const { name, members } of portal.staticLists()) {
        tell(`The list "${name}" has ${members} members: its workflow starts on joining it.`);
      }
      const seconds = (performance.now() - startedAt) / 1000;
      return {
        summary: await summarise(simulator, stage.ledger(), portalId, backfill, seconds),
        disagreements: await verify(simulator, stage.ledger(), portalId, models),
      };
    } finally {
      await stage.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Installs the app and waits for the end of its first run; gives the calls that the first run took. */
export async function firstRun(
  stage: Stage,
  tell: (line: string) => void,
): Promise<{ calls: ReturnType<Stage["simulator"]["calls"]>; minimum: number }> {
  const { simulator, portal, portalId } = stage;
  for (const { line, reason } of stage.problems) tell(`Line ${line} is left out: ${reason}`);
  const total = portal.contacts().length;
  tell(`HubSpot is simulated at ${simulator.url}: portal ${portal.id} with ${total} contacts`);
  tell(`Ripen runs at ${stage.app().url}; its log is ${stage.logFile}`);
  await stage.install();
  tell("Installed through OAuth. First run: every contact is read, scored and written back.");
  let shown = -1;
  await stage.settle(({ backfill }) => {
    const done = backfill?.done ?? 0;
    if (Math.floor((10 * done) / total) === shown) return;
    shown = Math.floor((10 * done) / total);
    tell(progressBar(done, total));
  });
  const all = simulator.calls();
  // The phase begins when the first records are read; what comes before prepares the portal.
  const from = all.findIndex(({ kind }) => kind === "read");
  return { calls: all.slice(from), minimum: fewestCalls(simulator, portalId) };
}

/** Plays the planned traffic phase by phase, each once the one before is dealt with. */
export async function playTraffic(
  stage: Stage,
  options: Pick<DemoOptions, "seed" | "contactsFile">,
  afterEachAct?: () => Promise<void>,
): Promise<void> {
  const hasTrial = options.contactsFile === null;
  for (const phase of planTraffic(stage.portal, options.seed + 7, hasTrial)) {
    for (const act of phase) {
      act();
      await afterEachAct?.();
    }
    await stage.settle();
  }
  // What the last phase did, only the poll finds.
  await stage.polled();
  await stage.settle();
}

export async function compiledModels(modelFile: string | null): Promise<Models> {
  const { lead, customer } = await startModels(modelFile);
  return {
    lead: compileModel({ ...lead, version: 1 }, lexicon),
    customer: customer === null ? null : compileModel({ ...customer, version: 2 }, lexicon),
  };
}
