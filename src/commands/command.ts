import type { Writable } from "node:stream";
import type { Language, Text } from "../base/text.ts";

/** Where a command writes. */
export type CommandIo = {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** True when a person watches stderr: only then a progress bar is drawn. */
  readonly isTerminal: boolean;
  /** The process's environment, for commands that work on a running installation's stores. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

/** What the process exits with, and what each code means; docs/operations.md has the same table. */
export const exitCodes = {
  0: { en: "done", es: "hecho" },
  1: {
    en: "done, and there is something to look at: bad rows, a warning, a broken check",
    es: "hecho, y hay algo que mirar: filas malas, un aviso, una comprobación que falla",
  },
  2: {
    en: "could not run: the message says what to change",
    es: "no se pudo ejecutar: el mensaje dice qué cambiar",
  },
  3: {
    en: "a fault in Ripen; please report it",
    es: "un fallo de Ripen: comuníquelo, por favor",
  },
} as const satisfies Readonly<Record<number, Text>>;
export type ExitCode = keyof typeof exitCodes;

/** Thrown inside a command when it cannot run at all; the message says what to do. Exit code 2. */
export class CannotRun extends Error {
  readonly text: Text;

  constructor(text: Text, options?: { readonly cause?: unknown }) {
    super(text.en, options);
    this.name = "CannotRun";
    this.text = text;
  }
}

/** What `--name VALUE` is; without `value` it is a switch, on or off. */
export type OptionSpec = {
  /** The word that stands for the value in the usage line, for instance FILE. */
  readonly value?: string;
  readonly about: Text;
  /** The command cannot run without it. */
  readonly isRequired?: true;
  /** May be given several times. */
  readonly isMany?: true;
};

/** What stands on the line without a name. */
export type ArgumentSpec = {
  readonly name: string;
  /** Completes 'Name ...': one CSV file. */
  readonly about: Text;
  readonly isOptional?: true;
  /** The only words that it may be. */
  readonly choices?: readonly string[];
};

type Options = Readonly<Record<string, OptionSpec>>;
type Arguments = readonly ArgumentSpec[];

/** What was given on the command line; an empty text counts as not given. */
export type Given<O extends Options = Options, A extends Arguments = Arguments> = {
  readonly language: Language;
  /** How the command is written, for a message that says so. */
  readonly usage: string;
  readonly positionals: {
    readonly [I in keyof A]: A[I] extends { readonly isOptional: true } ? string | null : string;
  };
  readonly options: {
    readonly [K in keyof O]: O[K] extends { readonly isMany: true }
      ? readonly string[]
      : O[K] extends { readonly value: string }
        ? O[K] extends { readonly isRequired: true }
          ? string
          : string | null
        : boolean;
  };
};

/** A subcommand of `ripen`. `run` rejects with `CannotRun`, and with nothing else for a mistake of the user's. */
export type Command = {
  readonly name: string;
  /** What it does, in a few words. */
  readonly summary: Text;
  /** Lines as a person would type them, for its --help. */
  readonly examples: readonly string[];
  readonly positionals: Arguments;
  readonly options: Options;
  run(given: Given, io: CommandIo): Promise<ExitCode>;
};

/** A subcommand whose `run` gets exactly the options and arguments that it declares. */
export function defineCommand<
  const O extends Options,
  const A extends Arguments = readonly [],
>(command: {
  readonly name: string;
  readonly summary: Text;
  readonly examples: readonly string[];
  readonly positionals?: A;
  readonly options: O;
  run(given: Given<O, A>, io: CommandIo): Promise<ExitCode>;
}): Command {
  return { positionals: [], ...command };
}
