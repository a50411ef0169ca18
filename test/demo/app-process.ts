import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { demoKeys } from "./demo-app.ts";
import { nodeFlags } from "./node-flags.ts";

/** The app under its own process, as `npm start` runs it. */
export type AppProcess = {
  readonly url: string;
  /** Asks it to shut down, and resolves with its exit code. */
  stop(): Promise<number | null>;
  /** kill -9 */
  kill(): Promise<void>;
};

export type AppSettings = {
  readonly port: number;
  readonly simulatorUrl: string;
  readonly dataDir: string;
  /** Where its log goes. */
  readonly logFile: string;
  readonly modelFile: string | null;
  /** Seconds between two polls; left out: the usual time. */
  readonly pollSeconds?: number;
};

const mainFile = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const startWithinMs = 120_000;

/** Starts the app and resolves once it answers. Rejects with the end of its log when it does not come up. */
export async function startApp(settings: AppSettings): Promise<AppProcess> {
  const url = `http://localhost:${settings.port}`;
  const log = openSync(settings.logFile, "a");
  const child = spawn(process.execPath, [...nodeFlags, mainFile], {
    stdio: ["ignore", log, log],
    // A group of its own: Ctrl-C is for the demo, which stops the app once all is delivered.
    detached: true,
    env: {
      PATH: process.env["PATH"],
      PORT: String(settings.port),
      PUBLIC_URL: url,
      DATA_DIR: settings.dataDir,
      LOG_LEVEL: "info",
      HUBSPOT_API_URL: settings.simulatorUrl,
      HUBSPOT_APP_ID: String(demoKeys.appId),
      HUBSPOT_CLIENT_ID: demoKeys.clientId,
      HUBSPOT_CLIENT_SECRET: demoKeys.clientSecret,
      RIPEN_MASTER_KEYS: demoKeys.masterKeys,
      RIPEN_MODEL: settings.modelFile ?? "",
      RIPEN_POLL_SECONDS: String(settings.pollSeconds ?? ""),
    },
  });
  const exited = once(child, "exit");
  const killWithUs = (): void => void child.kill("SIGKILL");
  process.once("exit", killWithUs);
  child.once("exit", () => process.off("exit", killWithUs));
  await untilUp(child, url, settings.logFile);
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
      return child.exitCode;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function untilUp(child: ChildProcess, url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + startWithinMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    try {
      if ((await fetch(`${url}/livez`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (child.exitCode !== null) {
    throw new Error(
      `The app ended with ${child.exitCode} before it answered; its log is ${logFile}`,
    );
  }
  child.kill("SIGKILL");
  throw new Error(`The app did not answer in time; its log is ${logFile}`);
}
