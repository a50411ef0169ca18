import { commands } from "./commands/all-commands.ts";
import { runRipen } from "./commands/program.ts";

// `ripen ... | head`: the pipe is closed before everything is said.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.stderr.write("Whoever read the answer stopped reading, so the rest was not written.\n");
  process.exit(2);
});
process.stderr.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(2);
});

process.exitCode = await runRipen(commands, process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  // A progress bar moves the cursor, which a dumb terminal cannot.
  isTerminal: process.stderr.isTTY && process.env["TERM"] !== "dumb",
  env: process.env,
});
