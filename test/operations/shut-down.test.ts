import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";

const shutDown = new URL("../../src/operations/shut-down-on-signals.ts", import.meta.url).href;
const log = new URL("../../src/base/log.ts", import.meta.url).href;

/** Runs a process that shuts down as the server does; `then` is what happens to it afterwards. */
async function run(then: string, signals: readonly NodeJS.Signals[] = [], stopMs = 20) {
  const script = `
    import { shutDownOnSignals } from ${JSON.stringify(shutDown)};
    import { createLog } from ${JSON.stringify(log)};
    const alive = setInterval(() => undefined, 1_000);
    shutDownOnSignals(async () => {
      await new Promise((done) => setTimeout(done, ${stopMs}));
      console.log("stopped");
    }, createLog("info"));
    console.log("started");
    ${then}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  let logged = "";
  child.stderr.on("data", (chunk: Buffer) => (logged += chunk.toString()));
  createInterface({ input: child.stdout }).on("line", (line) => {
    said.push(line);
    if (line === "started") for (const signal of signals) child.kill(signal);
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said, logged };
}

test("a signal ends it with 0 once everything has stopped", async () => {
  expect(await run("", ["SIGTERM"])).toMatchObject({ code: 0, said: ["started", "stopped"] });
});

test("a second signal ends it at once", async () => {
  const { code, said } = await run("", ["SIGTERM", "SIGINT"], 60_000);
  expect({ code, said }).toEqual({ code: 1, said: ["started"] });
});

test.each([
  ["an exception", `setTimeout(() => { throw new Error("lost in a timer"); }, 5);`],
  ["a promise", `Promise.reject(new Error("lost in a timer"));`],
])("%s that nobody took is logged, and everything stops before it ends with 1", async (_, then) => {
  const { code, said, logged } = await run(then);
  expect({ code, said }).toEqual({ code: 1, said: ["started", "stopped"] });
  expect(logged).toContain("lost in a timer");
  expect(logged).toContain('"level":60');
});
