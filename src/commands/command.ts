import type { Writable } from "node:stream";
import type { Language, Text } from "../scoring/text.ts";

/** Where a command writes. */
export type CommandIo = {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** True when a person watches stderr: only then a progress bar is drawn. */
  readonly isTerminal: boolean;
  /** The process's environment, for commands that work on a running installation's stores. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

/** What the process exits with: done, done with something to look at, cannot run. */
export type ExitCode = 0 | 1 | 2;

/** A subcommand of `ripen`; `args` are those after its name. Never rejects for a mistake of the user's. */
export type Command = (args: readonly string[], io: CommandIo) => Promise<ExitCode>;

/** Thrown inside a command when it cannot run at all; the message says what to do. Exit code 2. */
export class CannotRun extends Error {
  readonly text: Text;

  constructor(en: string, es: string, options?: { readonly cause?: unknown }) {
    super(en, options);
    this.name = "CannotRun";
    this.text = { en, es };
  }
}

/** Runs a command's body; what it cannot run for is said on stderr in the language asked for. */
export async function runCommand(
  language: Language,
  io: CommandIo,
  body: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    io.stderr.write(`${error.text[language]}\n`);
    return 2;
  }
}
