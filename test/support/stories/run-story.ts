import { existsSync, globSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { missedBars, type Story } from "./story.ts";

/**
 * `npm run story -- NAME [--people N] [--seed N]` runs test/stories/NAME.ts. Its last line is
 * `{"story":NAME,"figures":{...}}`; it ends with 1 when a figure misses its bar, with 2 when there is no such story.
 */
const folder = fileURLToPath(new URL("../../stories", import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { people: { type: "string" }, seed: { type: "string" } },
});
const [name = ""] = positionals;
const file = path.join(folder, `${name}.ts`);

if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(file)) {
  const names = globSync("*.ts", { cwd: folder })
    .filter((entry) => !entry.endsWith(".test.ts"))
    .map((entry) => path.basename(entry, ".ts"));
  console.error(
    `Usage: npm run story -- NAME [--people N] [--seed N]; NAME is one of: ${names.join(", ")}`,
  );
  process.exit(2);
}

const { story } = (await import(file)) as { readonly story: Story };
const size = {
  people: Number(values.people ?? story.usual.people),
  seed: Number(values.seed ?? story.usual.seed),
};
console.error(story.tells);
const began = performance.now();
const figures = await story.run(size, (line) => {
  console.error(`${Math.round((performance.now() - began) / 1_000)} s: ${line}`);
});
const missed = missedBars(figures);
for (const sentence of missed) console.error(`MISSED: ${sentence}`);
const told = Object.fromEntries(Object.entries(figures).map(([key, { value }]) => [key, value]));
console.log(JSON.stringify({ story: name, figures: told }));
process.exitCode = missed.length === 0 ? 0 : 1;
