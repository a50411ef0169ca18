import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { polled } from "../../src/reading/poll.ts";
import { readSources } from "../../src/store/portals/sources.ts";
import { readProgress } from "./ledger-view.ts";
import { liveActs } from "./live-acts.ts";
import type { DemoOptions } from "./options.ts";
import { progressBar } from "./progress-bar.ts";
import { openScreen, type Screen } from "./screen.ts";
import { serveRecordPages } from "../simulator/record-page/serve-record-pages.ts";
import { openStage, pollSeconds, samePort, type Stage } from "./stage.ts";

const folder = fileURLToPath(new URL("../../data/demo", import.meta.url));
const stateFile = path.join(folder, "simulator.state");

/** Something happens in the portal about this often, in milliseconds. */
const pulseMs = 700;

/** How long webhooks that are on their way may take when the demo ends, in milliseconds. */
const lastWordsMs = 5_000;

/**
 * The demo in front of a person: first run with a progress bar, then live traffic until Ctrl-C. What it
 * stored is gone on with the next time; `--fresh` begins anew. Resolves with the exit code.
 */
export async function runLive(options: DemoOptions): Promise<number> {
  if (options.fresh) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const pagesPort = await samePort({ folder, stateFile }, "pages-port");
  // The console's links to records stay in the demo.
  const uiDomain = `127.0.0.1:${pagesPort}`;
  const stage = await openStage({ ...options, folder, stateFile, uiDomain });
  // What a salesperson sees: contact records with the card, and the view of ready leads.
  const pages = await serveRecordPages({
    portals: stage.simulator.portals,
    appUrl: stage.app().url,
    port: pagesPort,
  });
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const screen = openScreen(process.stdout);
  try {
    for (const { line, reason } of stage.problems) {
      console.log(`Line ${line} is left out: ${reason}`);
    }
    if (!stage.portal.installed()) await stage.install();
    else console.log("Going on from the stored data; npm run demo -- --fresh begins anew.");
    const readyView = pages.readyView(stage.portal.id);
    await live(stage, screen, { seed: options.seed, readyView }, stopping.signal);
  } finally {
    screen.end();
    console.log("Stopping ...");
    await Promise.race([stage.simulator.idle(), sleep(lastWordsMs)]);
    await pages.close();
    await stage.close();
  }
  return 0;
}

async function live(
  stage: Stage,
  screen: Screen,
  shown: { readonly seed: number; readonly readyView: string },
  signal: AbortSignal,
): Promise<void> {
  const acts = liveActs(stage.portal, shown.seed + Math.floor(Date.now() / 1000));
  let last = "";
  while (!signal.aborted) {
    const progress = await readProgress(stage.ledger(), stage.portalId);
    if (progress.backfill?.state === "done") last = acts.next();
    const sources = await readSources(stage.ledger().read, stage.portalId);
    const found = sources.get(polled.contacts)?.found ?? 0;
    screen.show(linesOf(stage, progress, { readyView: shown.readyView, found, last }));
    await sleep(progress.backfill?.state === "done" ? pulseMs : 200, undefined, { signal }).catch(
      () => undefined,
    );
  }
}

function linesOf(
  stage: Stage,
  progress: Awaited<ReturnType<typeof readProgress>>,
  {
    readyView,
    found,
    last,
  }: { readonly readyView: string; readonly found: number; readonly last: string },
): string[] {
  const { simulator, portal } = stage;
  const { backfill, waiting } = progress;
  const total = portal.contacts().length;
  const calls = simulator.countCalls();
  const inside = Map.groupBy(portal.enrolments(), ({ workflow }) => workflow);
  const enrolled = ["handoff", "welcome", "nurture"].map(
    (name) => `${name} ${inside.get(name)?.length ?? 0}`,
  );
  return [
    `Ripen's console  ${stage.app().url}/console/demo-enter`,
    `HubSpot (local)  ${simulator.url}   portal ${portal.id}`,
    `Ready for sales  ${readyView}   (the view and the card)`,
    `App's log        ${stage.logFile}`,
    "",
    backfill?.state === "done"
      ? `First run        done: ${progress.scored} contacts scored, ${progress.ready} ready for sales`
      : `First run        ${progressBar(backfill?.done ?? 0, total)}`,
    `Webhook events   ${simulator.deliveries().length} sent`,
    `Enrolled         ${enrolled.join(", ")}`,
    `Found by poll    ${found} changes that no webhook told (every ${pollSeconds} s here, every 5 minutes otherwise)`,
    ...portal
      .staticLists()
      .map(
        ({ name, members }) =>
          `On the list      ${name}: ${members} (its workflow starts on joining it)`,
      ),
    `Waiting          ${waiting.contacts} to score, ${waiting.writes} to write`,
    `HubSpot calls    ${calls.read} read, ${calls.write} write, ${calls.other} other, ${calls.rateLimited} over the limit`,
    `Just now         ${last}`,
    "",
    "Ctrl-C stops; the next run goes on from here.",
  ];
}
