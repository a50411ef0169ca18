import { spawn } from "node:child_process";
import { once } from "node:events";
import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { connect } from "../demo/connect.ts";
import { demoApp, demoKeys } from "../demo/demo-app.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { freePort } from "../support/free-port.ts";

/** A command of another folder than ours, with what it needs to know beside the app's settings. */
export type AppCommand = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/**
 * Starts the app by its command beside a local HubSpot and asks it as people do: whether it is ready, for the console's
 * page with its script, and, once it is installed, for the card of a contact. Its output is told when it does not come up.
 */
export async function askApp({ command, args, cwd, dataDir, env }: AppCommand): Promise<void> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const simulator = await startSimulator({ contacts: 20, app: demoApp(url) });
  const child = spawn(command, args, {
    cwd,
    // A group of its own, so that npm and what it started end together.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...env,
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      HUBSPOT_API_URL: simulator.url,
      HUBSPOT_APP_ID: String(demoKeys.appId),
      HUBSPOT_CLIENT_ID: demoKeys.clientId,
      HUBSPOT_CLIENT_SECRET: demoKeys.clientSecret,
      RIPEN_MASTER_KEYS: demoKeys.masterKeys,
    },
  });
  const exited = once(child, "exit");
  let told = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (told += text));
  }
  const status = async (page: string): Promise<number> => (await fetch(url + page)).status;
  try {
    await expect
      .poll(async () => {
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${told}`);
        return status("/readyz").catch(() => told);
      })
      .toBe(200);
    const page = await (await fetch(`${url}/console`)).text();
    const script = /src="(\/console\/assets\/[^"]+\.js)"/.exec(page)?.[1];
    if (script === undefined) throw new Error(`The console has no script:\n${page}`);
    expect(await status(script)).toBe(200);

    await connect(url);
    const [portal] = simulator.portals;
    if (portal === undefined) throw new Error("The local HubSpot has no account");
    const [contact] = portal.contacts();
    const card = await portal.cardFetch(`${url}/cards/contacts/${contact?.id}`);
    expect([card.status, await card.json()]).toEqual([200, expect.anything()]);
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await exited;
    await simulator.close();
  }
}

/** How much a folder takes on the disk, in bytes. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => lstatSync(path.join(entry.parentPath, entry.name)))
    .reduce((sum, { blocks, size }) => sum + (blocks > 0 ? blocks * 512 : size), 0);
}
