import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { kindsOfTests } from "./kinds-of-tests.ts";

/**
 * `npm test -- FILE ...` runs those files or folders and nothing else, whatever kind they are of. Without one it runs
 * all but the long ones, and then what hubspot/ tests on its own. Options go to Vitest as they are.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const given = process.argv.slice(2);
const files = given.filter((arg) => !arg.startsWith("-") && existsSync(path.join(root, arg)));

/** The kinds to prepare: each costs a part of a second, and a page or a browser where it needs one. */
function kinds(): string[] {
  if (files.length === 0) return ["unit", "real", "pages"];
  return Object.entries(kindsOfTests(root))
    .filter(([, tests]) => tests.some((test) => files.some((file) => test.includes(file))))
    .map(([kind]) => kind);
}

function vitest(folder: string, args: readonly string[]): boolean {
  const manifest = createRequire(path.join(folder, "package.json")).resolve("vitest/package.json");
  const program = path.join(path.dirname(manifest), "vitest.mjs");
  const { status } = spawnSync(process.execPath, [program, "run", ...args], {
    cwd: folder,
    stdio: "inherit",
  });
  return status === 0;
}

const projects = kinds().map((kind) => `--project=${kind}`);
let isGood = vitest(root, ["--config", "test/vitest.config.ts", ...projects, ...given]);
if (files.length === 0) {
  // A report of its own beside the other one.
  const ofHubspot = given.map((arg) =>
    arg.startsWith("--outputFile") ? arg.replace(/\.json$/, ".hubspot.json") : arg,
  );
  isGood = vitest(path.join(root, "hubspot"), ofHubspot) && isGood;
}
process.exitCode = isGood ? 0 : 1;
