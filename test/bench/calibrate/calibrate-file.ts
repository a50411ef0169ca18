import { calibrate } from "../../../src/commands/calibrate.ts";
import { runCommand } from "../../../src/commands/program.ts";

/** One run of `ripen calibrate` in a process of its own, which prints its peak memory in MiB and its seconds. */
const started = performance.now();
const code = await runCommand(calibrate, process.argv.slice(2), {
  stdout: process.stderr,
  stderr: process.stderr,
  isTerminal: false,
});
if (code !== 0 && code !== 1) throw new Error(`ripen calibrate ended with ${code}`);
const seconds = (performance.now() - started) / 1_000;
console.log(JSON.stringify({ seconds, peakMb: process.resourceUsage().maxRSS / 1_024 }));
