import { runCommand } from "../../../src/commands/program.ts";
import { score } from "../../../src/commands/score.ts";

/** One run of `ripen score` in a process of its own, which prints its peak memory in MiB and its seconds. */
const started = performance.now();
const code = await runCommand(score, process.argv.slice(2), {
  stdout: process.stderr,
  stderr: process.stderr,
  isTerminal: false,
});
if (code !== 0) throw new Error(`ripen score ended with ${code}`);
const seconds = (performance.now() - started) / 1_000;
console.log(JSON.stringify({ seconds, peakMb: process.resourceUsage().maxRSS / 1_024 }));
