import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readyBrowser } from "./browser.ts";

/** Before the first test that shows a page: what hubspot/ is built with, the console's page, the browser. */
export async function setup(): Promise<void> {
  run("install.mjs", "--alone", "hubspot");
  run("build-console.mjs");
  await readyBrowser();
}

function run(script: string, ...args: readonly string[]): void {
  const file = fileURLToPath(new URL(`../../../.ci/${script}`, import.meta.url));
  const { status } = spawnSync(process.execPath, [file, ...args], { stdio: "inherit" });
  if (status !== 0)
    throw new Error(`.ci/${script} ended with ${status}; what is wrong stands above`);
}
