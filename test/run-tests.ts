import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * `npm test -- FILE ...` runs those files and nothing else, whatever kind they are of. Without a file it runs all but
 * the long ones, and then what hubspot/ tests on its own. Options go to Vitest as they are.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const given = process.argv.slice(2);
const isOfFiles = given.some((arg) => !arg.startsWith("-") && existsSync(path.join(root, arg)));

function vitest(folder: string, args: readonly string[]): boolean {
  const manifest = createRequire(path.join(folder, "package.json")).resolve("vitest/package.json");
  const program = path.join(path.dirname(manifest), "vitest.mjs");
  const { status } = spawnSync(process.execPath, [program, "run", ...args], {
    cwd: folder,
    stdio: "inherit",
  });
  return status === 0;
}

const kinds = isOfFiles ? [] : ["--project=unit", "--project=real", "--project=pages"];
let isGood = vitest(root, ["--config", "test/vitest.config.ts", ...kinds, ...given]);
if (!isOfFiles) {
  // A report of its own beside the other one.
  const ofHubspot = given.map((arg) =>
    arg.startsWith("--outputFile") ? arg.replace(/\.json$/, ".hubspot.json") : arg,
  );
  isGood = vitest(path.join(root, "hubspot"), ofHubspot) && isGood;
}
process.exitCode = isGood ? 0 : 1;
