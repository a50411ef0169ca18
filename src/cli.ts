#!/usr/bin/env node
import type { Command } from "./commands/command.ts";

type Entry = { readonly load: () => Promise<Command>; readonly summary: string };

/** Every subcommand of `ripen`; each is loaded only when it runs. */
const commands: Readonly<Record<string, Entry>> = {
  score: {
    load: async () => (await import("./commands/score.ts")).score,
    summary: "score an export of a CRM / puntuar una exportación de un CRM",
  },
  explain: {
    load: async () => (await import("./commands/explain.ts")).explain,
    summary: "explain one contact's score / explicar la puntuación de un contacto",
  },
  lint: {
    load: async () => (await import("./commands/lint.ts")).lint,
    summary: "check a model / revisar un modelo",
  },
  doctor: {
    load: async () => (await import("./commands/doctor.ts")).doctor,
    summary: "check the stores / revisar los almacenes",
  },
  "dead-letters": {
    load: async () => (await import("./commands/dead-letters.ts")).deadLetters,
    summary: "what could not be done / lo que no se pudo hacer",
  },
  resume: {
    load: async () => (await import("./commands/resume.ts")).resume,
    summary: "go on after a breaker / seguir tras una parada de seguridad",
  },
  purge: {
    load: async () => (await import("./commands/purge.ts")).purge,
    summary: "erase a contact or an account / borrar un contacto o una cuenta",
  },
  export: {
    load: async () => (await import("./commands/export.ts")).exportData,
    summary: "all data of an account or a contact / todos los datos de una cuenta o un contacto",
  },
  keys: {
    load: async () => (await import("./commands/keys.ts")).keys,
    summary: "rotate the master keys / rotar las claves maestras",
  },
};

function usage(): string {
  const rows = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(14)}${summary}`,
  );
  return `Usage / Uso: npx ripen COMMAND ...\n\n${rows.join("\n")}\n\nnpx ripen COMMAND --help\n`;
}

/** Runs the subcommand that is named; exit code 2 when there is none of that name. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  const entry = name === undefined ? undefined : Object.entries(commands).find(([n]) => n === name);
  if (entry === undefined) {
    const isHelp = name === undefined || name === "--help" || name === "help";
    (isHelp ? process.stdout : process.stderr).write(usage());
    return isHelp ? 0 : 2;
  }
  const command = await entry[1].load();
  return command(args, {
    stdout: process.stdout,
    stderr: process.stderr,
    isTerminal: process.stderr.isTTY,
    env: process.env,
  });
}

process.exitCode = await main(process.argv.slice(2));
