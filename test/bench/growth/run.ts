import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { nodeFlags } from "../../demo/node-flags.ts";
import { startPostgres, type PostgresServer } from "../../support/postgres/postgres-server.ts";

/**
 * What an event costs from its acknowledgement to its committed score, with few and with many contacts in
 * the store: one process a size, asked in turn, so that whatever else the machine does falls on all alike.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,100000,1000000" },
    events: { type: "string", default: "20000" },
    rounds: { type: "string", default: "20" },
    store: { type: "string", default: "both" },
  },
});
const sizes = values.sizes.split(",").map(Number);
const rounds = Number(values.rounds);
const eventsARound = Math.round(Number(values.events) / rounds);

type Figures = { readonly ms: number; readonly cpuMs: number; readonly peakMemoryMb: number };
type Worker = { ask(line: string): Promise<Figures>; end(): Promise<void> };

const fillFile = fileURLToPath(new URL("./fill.ts", import.meta.url));
const workerFile = fileURLToPath(new URL("./worker.ts", import.meta.url));

async function startWorker(size: number, folder: string, url: string): Promise<Worker> {
  const args = [String(size), folder, url];
  const filling = spawn(process.execPath, [fillFile, ...args], { stdio: "inherit" });
  await endOf(filling, `filling the store of ${size} contacts`);
  const child: ChildProcess = spawn(process.execPath, [...nodeFlags, workerFile, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = endOf(child, `the app of ${size} contacts`);
  ended.catch(() => undefined);
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error("no pipes");
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Figures> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`the app of ${size} contacts ended`);
    return JSON.parse(line.value) as Figures;
  };
  await next();
  return {
    ask: (line) => {
      stdin.write(`${line}\n`);
      return next();
    },
    end: async () => {
      stdin.end();
      await ended;
    },
  };
}

async function endOf(child: ChildProcess, what: string): Promise<void> {
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${what} ended with ${code}`);
}

async function bench(store: "sqlite" | "postgres"): Promise<{ growth: number; peakMb: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), "ripen-growth-"));
  const server: PostgresServer | null =
    store === "postgres" ? await startPostgres(["fsync=on", "shared_buffers=256MB"]) : null;
  const workers: Worker[] = [];
  try {
    for (const size of sizes) {
      const url = server === null ? "" : await server.createDatabase(`growth_${size}`);
      workers.push(await startWorker(size, path.join(folder, String(size)), url));
      console.error(`${store}: ${size} contacts are stored`);
    }
    // What the filling left to be written to the tables' files is not the app's either.
    await server?.admin("checkpoint");
    for (const worker of workers) await worker.ask(String(eventsARound));
    const taken: number[][] = sizes.map(() => []);
    let peakMb = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, worker] of workers.entries()) {
        const { ms, peakMemoryMb } = await worker.ask(String(eventsARound));
        taken[at]?.push(ms / eventsARound);
        peakMb = Math.max(peakMb, peakMemoryMb);
      }
    }
    const costs = taken.map(median);
    console.error(
      `${store}: ms an event ${sizes.map((size, at) => `${size}: ${(costs[at] ?? 0).toFixed(3)}`).join(", ")}`,
    );
    return { growth: Math.max(...costs) / Math.min(...costs), peakMb };
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

const rounded = (x: number): number => Math.round(x * 100) / 100;
const sqlite = values.store === "postgres" ? null : await bench("sqlite");
const postgres = values.store === "sqlite" ? null : await bench("postgres");
const figures = {
  growthSqlite: sqlite && rounded(sqlite.growth),
  growthPostgres: postgres && rounded(postgres.growth),
  peakMemoryMb: Math.round(Math.max(sqlite?.peakMb ?? 0, postgres?.peakMb ?? 0)),
};
console.log(JSON.stringify({ bench: "growth", figures }));
