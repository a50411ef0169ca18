import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { commands } from "../../src/commands/all-commands.ts";
import type { Command, CommandIo } from "../../src/commands/command.ts";
import { runCommand as runOne, runRipen } from "../../src/commands/program.ts";

/** What a command said and ended with. */
export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs one command as `ripen` would, its output caught. */
export function runCommand(
  command: Command,
  args: readonly string[],
  isTerminal = false,
): Promise<Ran> {
  return caught(isTerminal, (io) => runOne(command, args, io));
}

/** Runs `ripen` with all its commands, within this process. */
export function runProgram(args: readonly string[]): Promise<Ran> {
  return caught(false, (io) => runRipen(commands, args, io));
}

async function caught(isTerminal: boolean, run: (io: CommandIo) => Promise<number>): Promise<Ran> {
  const said = { stdout: "", stderr: "" };
  const into = (name: "stdout" | "stderr"): Writable =>
    new Writable({
      write: (part: Buffer, _, done) => {
        said[name] += part.toString();
        done();
      },
    });
  const code = await run({ stdout: into("stdout"), stderr: into("stderr"), isTerminal });
  return { code, ...said };
}

/** A folder for one test file; `remove` takes it away with all that is in it. */
export function folder(): {
  readonly write: (name: string, text: string) => string;
  readonly path: (name: string) => string;
  readonly remove: () => void;
} {
  const root = mkdtempSync(join(tmpdir(), "ripen-test-"));
  const path = (name: string): string => join(root, name);
  return {
    path,
    write: (name, text) => {
      writeFileSync(path(name), text);
      return path(name);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
