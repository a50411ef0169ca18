// Runs before every npm script, on whatever Node the person has (20.19 or newer): installs
// what is missing, so that `npm run demo` alone and `npm test` alone work on a fresh machine.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isNewEnough, tooOldText } from "../src/node-version.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// `npm start` needs no tools where the page is built: in a release, or where `npm ci --omit=dev` was run by hand.
const isRuntime =
  process.argv.includes("--runtime") &&
  existsSync(path.join(root, "dist", "console", "index.html"));

/** True when node_modules holds what the lockfile asks for: npm writes its own copy last, and may have left tools out. */
function isInstalled(folder) {
  const marker = path.join(folder, "node_modules", ".package-lock.json");
  const lockfile = path.join(folder, "package-lock.json");
  if (!existsSync(marker) || statSync(marker).mtimeMs < statSync(lockfile).mtimeMs) return false;
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const tools = isRuntime ? [] : Object.keys(manifest.devDependencies ?? {});
  return tools.every((name) => existsSync(path.join(folder, "node_modules", name)));
}

/** What is left out: tools for a runtime, and the Node that npm brings where one's own will do. */
function omitted() {
  if (!isRuntime) return [];
  return ["--omit=dev", ...(isNewEnough(process.versions.node) ? ["--omit=optional"] : [])];
}

function install(folder) {
  if (isInstalled(folder)) return;
  console.log(`Installing what ${path.basename(folder)} needs (once, about a minute)...`);
  // Inside a script of the first run npm's own folder of binaries is still empty: call npm by
  // the path that it gave us.
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { npm_config_dry_run: _, ...env } = process.env;
  const quietly = ["--no-fund", "--no-audit", "--loglevel=error"];
  const run = spawnSync(command, [...args, "ci", ...omitted(), ...quietly], {
    cwd: folder,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (run.status !== 0) {
    console.error(
      `\nnpm ci failed in ${folder}. Check the network and the free disk space, then run the command again.`,
    );
    process.exit(run.status ?? 1);
  }
}

// A test that is running must not lose the packages under it: it asks for another folder alone.
const named = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
if (!process.argv.includes("--alone")) install(root);
// Folders with a lockfile of their own, named by the scripts that need them.
for (const folder of named) install(path.join(root, folder));

// Scripts run on the Node that npm brought (node_modules/.bin comes first on the PATH); where the
// platform has no such package, a new enough Node of the person's own will do.
const brought = path.join(root, "node_modules", ".bin", "node");
if (!existsSync(brought) && !isNewEnough(process.versions.node)) {
  console.error(
    `${tooOldText(process.versions.node).en}\n` +
      `(npm brings one on Linux x64; for ${process.platform} ${process.arch} it has none.)`,
  );
  process.exit(1);
}
