import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { fewestCalls } from "../../demo/summary.ts";
import { openStage } from "../../demo/stage.ts";

/**
 * The first run of a portal of 20,000 contacts with companies, against the simulator enforcing 110 calls in
 * 10 s, each call held back as long as one over the Internet takes. `ofLimit`: the time that the calls needed
 * take at 100 in 10 s, in parts of the time that it took.
 */
const { values } = parseArgs({
  options: {
    contacts: { type: "string", default: "20000" },
    "from-ms": { type: "string", default: "200" },
    "to-ms": { type: "string", default: "300" },
  },
});
const folder = await mkdtemp(path.join(tmpdir(), "ripen-backfill-"));
const stage = await openStage({
  folder,
  seed: 1,
  people: Number(values.contacts),
  contactsFile: null,
  modelFile: null,
  slow: { fromMs: Number(values["from-ms"]), toMs: Number(values["to-ms"]) },
});
try {
  await stage.install();
  await stage.settle(({ backfill }) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${backfill?.done ?? 0} contacts`);
  });
  const calls = stage.simulator.calls();
  const phase = calls.slice(calls.findIndex(({ kind }) => kind === "read"));
  const last = phase.findLast(({ kind }) => kind === "write");
  const needed = fewestCalls(stage.simulator, stage.portalId);
  const seconds = ((last?.at ?? 0) - (phase[0]?.at ?? 0)) / 1_000;
  const shown = stage.portal
    .contacts()
    .filter(({ properties }) => properties["ripen_lead_score"] !== undefined).length;
  const figures = {
    contacts: stage.portal.contacts().length,
    written: shown,
    seconds: rounded(seconds),
    callsNeeded: needed,
    ofLimit: rounded(needed / 10 / seconds),
    rateLimited: stage.simulator.countCalls().rateLimited,
    callsOverMinimum: rounded(phase.length / needed),
  };
  console.log(JSON.stringify({ bench: "backfill", figures }));
  const isMet =
    figures.ofLimit >= 0.95 &&
    figures.rateLimited === 0 &&
    figures.callsOverMinimum <= 1.02 &&
    figures.written === figures.contacts;
  if (!isMet) process.exitCode = 1;
} finally {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
}

function rounded(x: number): number {
  return Math.round(x * 1_000) / 1_000;
}
