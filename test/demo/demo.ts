import { RipenError } from "../../src/base/errors.ts";
import { readOptions, usage } from "./options.ts";
import { runLive } from "./run-live.ts";
import { runOnce } from "./run-once.ts";

/** `npm run demo`: see options.ts for what it takes. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(usage);
    return 0;
  }
  if (!options.once) return runLive(options);
  const { summary, disagreements } = await runOnce(options, (line) => console.error(line));
  for (const disagreement of disagreements) console.error(`DISAGREEMENT: ${disagreement}`);
  console.log(JSON.stringify(summary));
  return disagreements.length === 0 && summary.errors === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(
    error instanceof RipenError || !(error instanceof Error) ? String(error) : error.stack,
  );
  process.exitCode = 1;
}
