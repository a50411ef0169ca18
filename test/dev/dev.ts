import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { nodeFlags } from "../demo/node-flags.ts";
import { samePort } from "../demo/stage.ts";
import { demoApp } from "../simulator/demo-app.ts";

/**
 * `npm run dev`: the simulated HubSpot, the app and the console's page, each beginning anew when its sources change.
 * The page comes from Vite, which hands every other address on to the app: PUBLIC_URL is Vite's own, so that links,
 * cookies and signatures are as in production. Ports and data are kept in data/dev from one run to the next.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: {
    folder: { type: "string", default: path.join(root, "data/dev") },
    people: { type: "string", default: "300" },
  },
});
const { folder } = values;
await mkdir(path.join(folder, "app"), { recursive: true });
const stateFile = path.join(folder, "simulator.state");
const [pagePort, appPort, simulatorPort] = [
  await samePort({ folder, stateFile }, "page-port"),
  await samePort({ folder, stateFile }, "app-port"),
  await samePort({ folder, stateFile }, "simulator-port"),
];
const publicUrl = `http://localhost:${pagePort}`;
const { appId, clientId, clientSecret } = demoApp(publicUrl);

function watched(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, ["--watch", "--watch-preserve-output", ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
}

const children = [
  watched([
    "test/simulator/main.ts",
    `--port=${simulatorPort}`,
    `--app-url=${publicUrl}`,
    `--contacts=${values.people}`,
    `--state=${stateFile}`,
  ]),
  watched([...nodeFlags, "src/main.ts"], {
    PORT: String(appPort),
    PUBLIC_URL: publicUrl,
    DATA_DIR: path.join(folder, "app"),
    LOG_LEVEL: "warn",
    HUBSPOT_API_URL: `http://127.0.0.1:${simulatorPort}`,
    HUBSPOT_APP_ID: String(appId),
    HUBSPOT_CLIENT_ID: clientId,
    HUBSPOT_CLIENT_SECRET: clientSecret,
    RIPEN_MASTER_KEYS: `dev:${Buffer.alloc(32, 7).toString("base64")}`,
  }),
];

const stopping = new AbortController();
const target = `http://127.0.0.1:${appPort}`;
const page = await createServer({
  configFile: path.join(root, "src/console/page/vite.config.ts"),
  root: path.join(root, "src/console/page"),
  logLevel: "warn",
  plugins: [
    {
      name: "console-without-slash",
      configureServer: ({ middlewares }) => {
        middlewares.use((request, _response, next) => {
          // The app serves the page there as well; Vite only below its base.
          if (request.url === "/console") request.url = "/console/";
          next();
        });
      },
    },
  ],
  server: {
    host: "localhost",
    port: pagePort,
    strictPort: true,
    proxy: {
      "^/(?!console(?:/|$))": { target },
      "^/console/(?:api/|enter|demo-enter)": { target },
    },
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
await untilUp();
await page.listen();
console.log(`Install Ripen   ${publicUrl}/oauth/install   (once; then the console opens)`);
console.log(`The console     ${publicUrl}/console/demo-enter`);
console.log(`HubSpot (local) http://127.0.0.1:${simulatorPort}`);
console.log("Ctrl-C stops all three. What is stored is gone on with the next time.");

/** Resolves once the app answers, or once it is told to stop. */
async function untilUp(): Promise<void> {
  while (!stopping.signal.aborted) {
    try {
      if ((await fetch(`${target}/livez`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
}

async function stop(): Promise<void> {
  stopping.abort();
  const ended = children
    .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
    .map((child) => once(child, "exit"));
  for (const child of children) child.kill("SIGTERM");
  await Promise.all([...ended, page.close()]);
}
