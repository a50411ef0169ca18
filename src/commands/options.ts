import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import type { Language } from "../scoring/text.ts";
import { CannotRun } from "./command.ts";

/** What was given on the command line: options by name, and the rest in order. */
export type Given = {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
};

/** The language that `--language` asks for; English unless it is `es`. Read before anything can go wrong. */
export function languageOf(args: readonly string[]): Language {
  const at = args.indexOf("--language");
  return args[at + 1] === "es" && at >= 0 ? "es" : args.includes("--language=es") ? "es" : "en";
}

/** Parses the arguments; an unknown or missing one cannot run, and the usage line says what is right. */
export function parseOptions(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  usage: string,
): Given {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, language: { type: "string" } },
      allowPositionals: true,
    });
    return { values, positionals };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotRun(`${detail}\nUsage: ${usage}`, `${detail}\nUso: ${usage}`, { cause: error });
  }
}

/** A text option; cannot run without it when `usage` is given. */
export function textOption(given: Given, name: string, usage: string | null): string | null {
  const value = given.values[name];
  if (typeof value === "string" && value !== "") return value;
  if (usage === null) return null;
  throw new CannotRun(`Give --${name}.\nUsage: ${usage}`, `Indique --${name}.\nUso: ${usage}`);
}

/** The instant that `--now` names, epoch milliseconds; the machine's when it is not given. */
export function nowOption(given: Given): number {
  const text = textOption(given, "now", null);
  if (text === null) return Date.now();
  const now = Date.parse(text);
  if (Number.isFinite(now)) return now;
  throw new CannotRun(
    `--now is not a date: ${text}. Write it like 2026-03-20 or 2026-03-20T12:00:00Z.`,
    `--now no es una fecha: ${text}. Escríbala como 2026-03-20 o 2026-03-20T12:00:00Z.`,
  );
}
