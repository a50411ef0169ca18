import { CannotRun, runCommand, type Command } from "./command.ts";
import { languageOf, parseOptions } from "./options.ts";
import { act, storeOptions } from "./stores.ts";

const USAGE = "ripen keys rotate [--data-dir DIR | --env FILE] [--language en|es]";

/**
 * `ripen keys rotate`: brings every account's data key under the first key of RIPEN_MASTER_KEYS, while the
 * server runs; that server must have been started with the new key first. Tokens stay as they are.
 */
export const keys: Command = (args, io) => {
  const language = languageOf(args);
  return runCommand(language, io, async () => {
    const given = parseOptions(args, storeOptions, USAGE);
    const [verb, ...others] = given.positionals;
    if (verb !== "rotate" || others.length > 0) {
      throw new CannotRun(`Usage: ${USAGE}`, `Uso: ${USAGE}`);
    }
    const changed = await act(given, io, { action: "rotate-keys" });
    io.stdout.write(
      language === "es"
        ? `${changed} cuenta(s) pasadas a la clave actual.\n`
        : `${changed} account(s) brought under the current key.\n`,
    );
    return 0;
  });
};
