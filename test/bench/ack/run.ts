import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { demoKeys } from "../../demo/demo-app.ts";
import { freePort } from "../../support/free-port.ts";
import type { StoreName } from "../../faults/options.ts";
import { openRig, type Rig } from "../../faults/rig.ts";
import { load, type LoadResult } from "./load.ts";
import { makeBodies } from "./make-bodies.ts";

/**
 * How many signed requests of 100 events the front door takes a second, durable before the answer, while
 * its lanes work on them; against the least that a durable door can be (minimal-server.ts), both under the
 * same load in turn. HubSpot is simulated in the load generator's own process, on the same cores.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "6" },
    connections: { type: "string", default: "10" },
    store: { type: "string", default: "both" },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const connections = Number(values.connections);
const people = 1_000;

type Round = { readonly ours: LoadResult; readonly minimal: LoadResult };

async function benchStore(store: StoreName): Promise<readonly Round[]> {
  const rig = await openRig(store, 1, people);
  try {
    const app = await rig.start({ env: { LOG_LEVEL: "warn", RIPEN_LEASE_SECONDS: "30" } });
    await rig.install();
    await rig.settle();
    const minimal = await startMinimal(rig);
    const ids = rig.portal.contacts().map(({ id }) => id);
    const bodies = makeBodies(rig.portalId, demoKeys.appId, ids, 40);
    // What an earlier round left to our lanes must not take the cores from the server that is measured next.
    const measure = async (url: string, forSeconds = seconds): Promise<LoadResult> => {
      await rig.settle();
      return load(url, demoKeys.clientSecret, bodies, connections, forSeconds);
    };
    const done: Round[] = [];
    try {
      await measure(app.url, 2);
      await measure(minimal.url, 2);
      for (let round = 1; round <= rounds; round += 1) {
        const first = round % 2 === 0 ? await measure(minimal.url) : null;
        await rig.settle();
        const before = rig.simulator.countCalls().read;
        const ours = await measure(app.url);
        const lanes = rig.simulator.countCalls().read - before;
        const one = { ours, minimal: first ?? (await measure(minimal.url)) };
        console.error(
          `${store} round ${round}: ours ${show(ours)}, minimal ${show(one.minimal)}, lanes read ${lanes} batches meanwhile`,
        );
        done.push(one);
      }
    } finally {
      await minimal.stop();
    }
    return done;
  } finally {
    await rig.close();
  }
}

function show({ postsPerSecond, p99Ms, refused }: LoadResult): string {
  return `${Math.round(postsPerSecond)}/s p99 ${p99Ms} ms${refused > 0 ? ` REFUSED ${refused}` : ""}`;
}

async function startMinimal(rig: Rig): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const dataDir = path.join(rig.folder, "minimal");
  mkdirSync(dataDir);
  const file = fileURLToPath(new URL("./minimal-server.ts", import.meta.url));
  const databaseUrl = rig.store.env["DATABASE_URL"];
  const child = spawn(process.execPath, [file], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      PATH: process.env["PATH"],
      PORT: String(port),
      PUBLIC_URL: url,
      SECRET: demoKeys.clientSecret,
      DATA_DIR: dataDir,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      NODE_ENV: "production",
    },
  });
  const exited = once(child, "exit");
  for (;;) {
    try {
      if ((await fetch(`${url}/livez`)).ok) break;
    } catch {
      await sleep(30);
    }
  }
  return {
    url,
    stop: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const rounded = (x: number): number => Math.round(x * 100) / 100;

const results = new Map<StoreName, readonly Round[]>();
for (const store of ["sqlite", "postgres"] as const) {
  if (values.store === "both" || values.store === store)
    results.set(store, await benchStore(store));
}
const of = (store: StoreName, figure: (round: Round) => number): number =>
  rounded(median((results.get(store) ?? []).map(figure)));
const ratio = ({ ours, minimal }: Round): number => ours.postsPerSecond / minimal.postsPerSecond;
const ratios = [...results.values()].map((done) => median(done.map(ratio)));
const refused = [...results.values()].flat().reduce((sum, { ours }) => sum + ours.refused, 0);
const figures = {
  postsPerSecondSqlite: of("sqlite", ({ ours }) => ours.postsPerSecond),
  postsPerSecondPostgres: of("postgres", ({ ours }) => ours.postsPerSecond),
  p99MsSqlite: of("sqlite", ({ ours }) => ours.p99Ms),
  p99MsPostgres: of("postgres", ({ ours }) => ours.p99Ms),
  ofMinimal: rounded(Math.min(...ratios)),
  ofMinimalSqlite: of("sqlite", ratio),
  ofMinimalPostgres: of("postgres", ratio),
  refused,
};
console.log(JSON.stringify({ bench: "ack", figures }));
