import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { readSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import { portalId } from "../../../src/store/engine/portal-id.ts";
import { startApp } from "../../demo/app-process.ts";
import { freePort } from "../free-port.ts";
import { demoApp } from "../../demo/demo-app.ts";
import { isQuiet, readProgress } from "../../demo/ledger-view.ts";
import { buildWorkflows } from "../../demo/workflows.ts";
import type { PortalControl } from "../../simulator/control.ts";
import type { PortalOptions } from "../../simulator/options.ts";

import { startSimulator, type Simulator } from "../../simulator/simulator.ts";
import { openIsolatedBrowser } from "./browser.ts";

/** A page of the console with whatever went wrong in it: faults, console errors, refused addresses. */
export type ConsolePage = { readonly page: Page; readonly faults: readonly string[] };

export type ConsoleStage = {
  readonly simulator: Simulator;
  /** Every portal, as its people see it. */
  readonly portals: readonly [PortalControl, ...PortalControl[]];
  readonly url: string;
  /** A browser of its own: no cookie, no stored choice. `language` is the browser's. */
  readonly newPage: (
    options?: Readonly<{ language?: "en-GB" | "es-ES"; width?: number; look?: "light" | "dark" }>,
  ) => Promise<ConsolePage>;
  /** Installs the app in the browser as an admin does, and ends on the console's first page. */
  readonly install: (page: Page, portal: PortalControl) => Promise<void>;
  /** Waits until every webhook is delivered and nothing of the portal waits to be scored or written. */
  readonly settle: (portal: PortalControl) => Promise<void>;
  readonly close: () => Promise<void>;
};

const root = fileURLToPath(new URL("../../..", import.meta.url));
/** A page answers within a second or two on a quiet machine, an account settles within ten. */
const shownWithinMs = 120_000;
const settledWithinMs = 300_000;

/** Builds the page when its sources have changed, starts a simulated HubSpot, the app and a browser. */
export async function openConsoleStage(
  seed: number,
  given: readonly PortalOptions[],
): Promise<ConsoleStage> {
  const built = spawnSync(process.execPath, [path.join(root, ".ci/build-console.mjs")]);
  if (built.status !== 0) throw new Error(`The page was not built: ${built.stderr.toString()}`);
  const folder = await mkdtemp(path.join(tmpdir(), "ripen-console-"));
  const dataDir = path.join(folder, "app");
  await mkdir(dataDir);
  const port = await freePort();
  const simulator = await startSimulator({
    seed,
    app: demoApp(`http://localhost:${port}`),
    portals: given,
    delivery: { duplicates: 0.05, spreadMs: 20 },
  });
  const [first, ...others] = simulator.portals;
  if (first === undefined) throw new Error("The simulator has no portal");
  for (const portal of simulator.portals) buildWorkflows(portal);
  const app = await startApp({
    port,
    simulatorUrl: simulator.url,
    dataDir,
    logFile: path.join(folder, "app.log"),
    modelFile: null,
  });
  const browser = await openIsolatedBrowser();
  const ledger = readSqliteLedger(dataDir);
  return {
    simulator,
    portals: [first, ...others],
    url: app.url,
    newPage: (options = {}) => newPage(browser, options),
    install: async (page, portal) => {
      await page.goto(`${app.url}/oauth/install`);
      await page.getByLabel("Account").selectOption(String(portal.id));
      await page.getByRole("button", { name: "Connect app" }).click();
      await page.waitForURL(/\/console\/\w+/);
    },
    settle: async (portal) => {
      for (const deadline = Date.now() + settledWithinMs; Date.now() < deadline;) {
        await simulator.idle();
        if (isQuiet(await readProgress(ledger, portalId(portal.id)))) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`Portal ${portal.id} has not settled`);
    },
    close: async () => {
      await browser.close();
      await ledger.close();
      await app.stop();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A page of the console in a context of its own: no cookie, no stored choice. */
export async function newPage(
  browser: Browser,
  {
    language = "en-GB",
    width = 1280,
    look = "light",
  }: { language?: string; width?: number; look?: "light" | "dark" } = {},
): Promise<ConsolePage> {
  const context: BrowserContext = await browser.newContext({
    locale: language,
    viewport: { width, height: 900 },
    colorScheme: look,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(shownWithinMs);
  const faults: string[] = [];
  const note = (fault: string): void => {
    if (!faults.includes(fault)) faults.push(fault);
  };
  page.on("pageerror", (error) => note(`fault: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    note(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, faults };
}
