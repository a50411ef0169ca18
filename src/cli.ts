#!/usr/bin/env node
import { commands } from "./commands/all-commands.ts";
import { runRipen } from "./commands/program.ts";

process.exitCode = await runRipen(commands, process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  isTerminal: process.stderr.isTTY,
  env: process.env,
});
