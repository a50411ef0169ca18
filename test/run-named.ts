import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * `npm run bench -- NAME ...` and `npm run fuzz -- NAME ...`: runs test/bench/NAME/run.ts or
 * test/fuzz/NAME.ts with the rest of the arguments; without a name it lists what there is.
 */
const [kind = "", name = "", ...rest] = process.argv.slice(2);
const folder = fileURLToPath(new URL(`./${kind}`, import.meta.url));
const isBench = kind === "bench";
const file = isBench ? `${folder}/${name}/run.ts` : `${folder}/${name}.ts`;

if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(file)) {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => (isBench ? entry.isDirectory() : entry.name.endsWith(".ts")))
    .map((entry) => entry.name.replace(/\.ts$/, ""))
    .filter((entry) => existsSync(isBench ? `${folder}/${entry}/run.ts` : `${folder}/${entry}.ts`));
  console.error(`Usage: npm run ${kind} -- NAME [options]; NAME is one of: ${names.join(", ")}`);
  process.exit(2);
}
process.argv = [process.argv[0] ?? "node", file, ...rest];
await import(file);
