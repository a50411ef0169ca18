import { Argument, Command as Program, CommanderError, Option } from "commander";
import { RipenError } from "../base/errors.ts";
import { packageVersion } from "../base/package-version.ts";
import type { Language, Text } from "../base/text.ts";
import {
  CannotRun,
  exitCodes,
  type Command,
  type CommandIo,
  type ExitCode,
  type Given,
  type OptionSpec,
} from "./command.ts";
import { languageOption } from "./options.ts";
import { commandFaults } from "../words/command-faults.ts";

/** The subcommands by name, each loaded only when it is needed. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** Runs `ripen` with the arguments after its name: a subcommand, --help or --version. */
export async function runRipen(
  commands: Commands,
  args: readonly string[],
  io: CommandIo,
): Promise<ExitCode> {
  const named = Object.entries(commands).find(([name]) => name === args[0]);
  const loads = named === undefined ? Object.values(commands) : [named[1]];
  const language = languageOf(args);
  const program = dressed(new Program("ripen"), language, io)
    .usage(language === "es" ? "ORDEN ..." : "COMMAND ...")
    .helpCommand("help [NAME]", language === "es" ? "la ayuda de una orden" : "a command's help")
    .addOption(optionOf("language", languageOption, language));
  program.addHelpText("after", () => epilogueOf(language));
  let code: ExitCode = 0;
  for (const load of loads) {
    const command = await load();
    program.addCommand(
      programOf(command, language, io, (done) => {
        code = done;
      }),
    );
  }
  return attempt(program, args.length === 0 ? ["--help"] : args, language, io, () => code);
}

/** Runs one subcommand with the arguments after its own name. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  io: CommandIo,
): Promise<ExitCode> {
  const language = languageOf(args);
  let code: ExitCode = 0;
  const program = programOf(command, language, io, (done) => {
    code = done;
  });
  return attempt(program, args, language, io, () => code);
}

/** English unless `--language` asks for `es`. Read before anything can go wrong. */
function languageOf(args: readonly string[]): Language {
  const at = args.indexOf("--language");
  return args[at + 1] === "es" && at >= 0 ? "es" : args.includes("--language=es") ? "es" : "en";
}

/** Parses and runs; what cannot run is said on stderr, exit code 2. */
async function attempt(
  program: Program,
  args: readonly string[],
  language: Language,
  io: CommandIo,
  codeOf: () => ExitCode,
): Promise<ExitCode> {
  try {
    await program.parseAsync(args, { from: "user" });
    return codeOf();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const cannot = asCannotRun(error);
    if (cannot !== null) {
      io.stderr.write(`${cannot.text[language]}\n`);
      return 2;
    }
    io.stderr.write(`${faultTexts[language]}\n${stackOf(error)}\n`);
    return 3;
  }
}

const faultTexts: Text = {
  en: "This is a fault in Ripen. Please report it with the lines below; they contain no contact data.",
  es: "Esto es un fallo de Ripen. Comuníquelo, por favor, con las líneas siguientes; no contienen datos de contactos.",
};

function stackOf(error: unknown): string {
  // Without the message, which may quote what was being read.
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frames = stack.split("\n").filter((line) => /^ {4}at /.test(line));
  return [error instanceof Error ? error.name : typeof error, ...frames].join("\n");
}

/** What a person can act on: our own refusals, and what the operating system refuses (a full disk, no permission). */
function asCannotRun(error: unknown): { readonly text: Text } | null {
  if (error instanceof CannotRun || error instanceof RipenError) return error;
  if (!(error instanceof Error) || !("syscall" in error)) return null;
  return {
    text: {
      en: `The operating system refused a step: ${error.message}. Check the path, its permissions and the free space, then run the command again.`,
      es: `El sistema operativo rechazó un paso: ${error.message}. Revise la ruta, sus permisos y el espacio libre, y repita la orden.`,
    },
  };
}

/** What stands below the list of commands: how to go on, and the exit codes. */
function epilogueOf(language: Language): string {
  const codes = Object.entries(exitCodes).map(([code, text]) => `  ${code}  ${text[language]}`);
  const lines =
    language === "es"
      ? ["Ejemplos de una orden: ripen ORDEN --help", "", "Códigos de salida:"]
      : [
          "Examples of a command: ripen COMMAND --help",
          "En español: ripen --help --language es",
          "",
          "Exit codes:",
        ];
  return ["", ...lines, ...codes].join("\n");
}

function programOf(
  command: Command,
  language: Language,
  io: CommandIo,
  done: (code: ExitCode) => void,
): Program {
  const options: readonly (readonly [string, OptionSpec])[] = Object.entries({
    ...command.options,
    language: languageOption,
  });
  const usage = [
    ...command.positionals.map(({ name, isOptional, choices }) => {
      const written = choices?.join("|") ?? name;
      return isOptional === true ? `[${written}]` : written;
    }),
    ...options
      .toSorted(([, a], [, b]) => Number(b.isRequired ?? false) - Number(a.isRequired ?? false))
      .map(([name, spec]) => {
        const written = [`--${name}`, ...(spec.value === undefined ? [] : [spec.value])].join(" ");
        const once = spec.isRequired === true ? written : `[${written}]`;
        return spec.isMany === true ? `${once}...` : once;
      }),
  ].join(" ");
  const program = dressed(new Program(command.name), language, io)
    .description(command.summary[language])
    .usage(usage);
  for (const { name, about, isOptional, choices } of command.positionals) {
    const argument = new Argument(isOptional ? `[${name}]` : `<${name}>`, about[language]);
    program.addArgument(choices === undefined ? argument : argument.choices(choices));
  }
  for (const [name, spec] of options) program.addOption(optionOf(name, spec, language));
  const written = `ripen ${command.name} ${usage}`;
  const title = language === "es" ? "Ejemplos:" : "Examples:";
  program.addHelpText(
    "after",
    ["", title, ...command.examples.map((line) => `  ${line}`)].join("\n"),
  );
  program.helpCommand(false).configureOutput({
    outputError: (message, write) =>
      write(`${refusal(message, command.positionals, written)[language]}\n`),
  });
  return program.action(async () => {
    done(await command.run(givenOf(program, command, language, written), io));
  });
}

function optionOf(name: string, spec: OptionSpec, language: Language): Option {
  const flags = spec.value === undefined ? `--${name}` : `--${name} <${spec.value}>`;
  const option = new Option(flags, spec.about[language]);
  if (spec.isMany !== true) return option;
  return option.argParser((value: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    value,
  ]);
}

function givenOf(program: Program, command: Command, language: Language, usage: string): Given {
  const values = program.opts<Record<string, string | boolean | readonly string[] | undefined>>();
  const options = Object.entries(command.options).map(([name, spec]) => {
    const value = values[new Option(`--${name}`).attributeName()];
    if (spec.value === undefined) return [name, value === true];
    const given = value === "" ? null : (value ?? null);
    if (spec.isMany === true) {
      const all = Array.isArray(given) ? given.filter((one) => one !== "") : [];
      if (all.length > 0 || spec.isRequired !== true) return [name, all];
    }
    // Checked here and not by commander, which would ask for an option before the file that is missing.
    if ((given === null || spec.isMany === true) && spec.isRequired === true) {
      throw new CannotRun(commandFaults.optionMissing(name, usage));
    }
    return [name, given];
  });
  return {
    language,
    usage,
    positionals: command.positionals.map((_, index) => program.args[index] ?? null) as string[],
    options: Object.fromEntries(options),
  };
}

/** What commander says of a line that it cannot take, in both languages and with what to do. */
function refusal(message: string, [first]: Command["positionals"], usage: string): Text {
  const valueless = /option '(--[^']+)' argument missing/.exec(message)?.[1];
  if (valueless !== undefined) return commandFaults.valueMissing(valueless, usage);
  const likely = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1] ?? null;
  const unknown = /unknown option '([^']+)'/.exec(message)?.[1];
  if (unknown !== undefined) return commandFaults.optionUnknown(unknown, likely, usage);
  const command = /unknown command '([^']+)'/.exec(message)?.[1];
  if (command !== undefined) return commandFaults.commandUnknown(command, likely, usage);
  if (first === undefined) return commandFaults.optionsAlone(usage);
  const choices = first.choices?.join(", ");
  return commandFaults.argumentMissing(
    choices === undefined ? first.about : { en: `one of: ${choices}`, es: `uno de: ${choices}` },
    usage,
  );
}

const titles: Readonly<Record<string, string>> = {
  "Usage:": "Uso:",
  "Arguments:": "Argumentos:",
  "Options:": "Opciones:",
  "Commands:": "Órdenes:",
};

/** What every level has: --help and --version, in the language asked for, and no exit of its own. */
function dressed(program: Program, language: Language, io: CommandIo): Program {
  const isSpanish = language === "es";
  return program
    .exitOverride()
    .helpOption("-h, --help", isSpanish ? "mostrar esta ayuda" : "show this help")
    .version(packageVersion, "-V, --version", isSpanish ? "mostrar la versión" : "show the version")
    .configureHelp({
      styleTitle: (title) => (isSpanish ? (titles[title] ?? title) : title),
      subcommandTerm: (command) => command.name(),
    })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (message, write) =>
        write(
          `${refusal(message, [], isSpanish ? "ripen ORDEN ... (ripen --help)" : "ripen COMMAND ... (ripen --help)")[language]}\n`,
        ),
    });
}
