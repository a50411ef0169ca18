#!/usr/bin/env node
import { runRipen, type Commands } from "./commands/program.ts";

/** Every subcommand of `ripen`; each is loaded only when it runs, or when all are listed. */
const commands: Commands = {
  score: async () => (await import("./commands/score.ts")).score,
  explain: async () => (await import("./commands/explain.ts")).explain,
  lint: async () => (await import("./commands/lint.ts")).lint,
  calibrate: async () => (await import("./commands/calibrate.ts")).calibrate,
  backtest: async () => (await import("./commands/backtest.ts")).backtest,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
  "dead-letters": async () => (await import("./commands/dead-letters.ts")).deadLetters,
  resume: async () => (await import("./commands/resume.ts")).resume,
  purge: async () => (await import("./commands/purge.ts")).purge,
  export: async () => (await import("./commands/export.ts")).exportData,
  keys: async () => (await import("./commands/keys.ts")).keys,
};

process.exitCode = await runRipen(commands, process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  isTerminal: process.stderr.isTTY,
  env: process.env,
});
