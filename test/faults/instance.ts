import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { demoKeys } from "../demo/demo-app.ts";
import { nodeFlags } from "../demo/node-flags.ts";

/** One running process of the app. */
export type Instance = {
  readonly url: string;
  readonly pid: number;
  /** True until it has ended, whatever ended it. */
  isAlive(): boolean;
  /** Resolves with the exit code, or null when a signal ended it. */
  readonly exited: Promise<number | null>;
  signal(signal: NodeJS.Signals): void;
  /** Signals it and waits for its end; gives the milliseconds that it took. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<number>;
};

export type InstanceSettings = {
  readonly port: number;
  readonly simulatorUrl: string;
  readonly logFile: string;
  /** DATA_DIR or DATABASE_URL, and whatever else the case sets. */
  readonly env: Readonly<Record<string, string>>;
  /** A module of test/faults/preload that the process loads first. */
  readonly preload?: string;
  /** False: does not wait until it answers; a case that expects it to refuse or to die waits itself. */
  readonly awaitUp?: boolean;
};

/** Beside the packages, because other checkouts share the temporary folder. */
const compiled = fileURLToPath(
  new URL("../../node_modules/.cache/ripen/compiled", import.meta.url),
);
const mainFile = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
/** A start takes a second or two on a quiet machine; this only ends what hangs. */
const startWithinMs = 300_000;

/** Starts the app as `npm start` does. Rejects when it ends, or does not answer within five minutes. */
export async function startInstance(settings: InstanceSettings): Promise<Instance> {
  const url = `http://127.0.0.1:${settings.port}`;
  const log = openSync(settings.logFile, "a");
  const preload =
    settings.preload === undefined
      ? []
      : ["--import", new URL(`./preload/${settings.preload}.ts`, import.meta.url).href];
  const child = spawn(process.execPath, [...nodeFlags, ...preload, mainFile], {
    stdio: ["ignore", log, log],
    env: {
      PATH: process.env["PATH"],
      // A start costs half of the time; whatever ends by itself writes it.
      NODE_COMPILE_CACHE: compiled,
      PORT: String(settings.port),
      PUBLIC_URL: url,
      LOG_LEVEL: "info",
      HUBSPOT_API_URL: settings.simulatorUrl,
      HUBSPOT_APP_ID: String(demoKeys.appId),
      HUBSPOT_CLIENT_ID: demoKeys.clientId,
      HUBSPOT_CLIENT_SECRET: demoKeys.clientSecret,
      RIPEN_MASTER_KEYS: demoKeys.masterKeys,
      ...settings.env,
    },
  });
  const exited = once(child, "exit").then(() => child.exitCode);
  const instance: Instance = {
    url,
    pid: child.pid ?? 0,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    exited,
    signal: (signal) => void child.kill(signal),
    end: async (signal) => {
      const startedAt = performance.now();
      child.kill(signal);
      await exited;
      return performance.now() - startedAt;
    },
  };
  if (settings.awaitUp !== false) await untilUp(child, instance, settings.logFile);
  return instance;
}

async function untilUp(child: ChildProcess, instance: Instance, logFile: string): Promise<void> {
  const deadline = Date.now() + startWithinMs;
  while (Date.now() < deadline && instance.isAlive()) {
    try {
      if ((await fetch(`${instance.url}/livez`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await sleep(15);
  }
  const ended = child.exitCode ?? child.signalCode;
  if (ended !== null) {
    throw new Error(`The app ended (${ended}) before it answered; its log is ${logFile}`);
  }
  child.kill("SIGKILL");
  throw new Error(`The app did not answer in time; its log is ${logFile}`);
}
