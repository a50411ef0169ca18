#!/usr/bin/env node
// The `ripen` command's first step: an old Node gets a sentence here, where loading TypeScript would be a stack trace.
import { isNewEnough, tooOldText } from "./node-version.mjs";

const { node } = process.versions;
if (isNewEnough(node)) {
  // Node 22 and 24 call their SQLite an experiment at every start; nobody who reads an answer can act on that.
  const { emitWarning } = process;
  process.emitWarning = (warning, ...kind) => {
    if (kind[0] !== "ExperimentalWarning") emitWarning(warning, ...kind);
  };
  await import("./cli.ts");
} else {
  const line = process.argv.slice(2).join(" ");
  const language = /--language[ =]es\b/.test(line) ? "es" : "en";
  console.error(tooOldText(node)[language]);
  process.exitCode = 2;
}
