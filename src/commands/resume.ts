import { runCommand, type Command } from "./command.ts";
import { languageOf, parseOptions } from "./options.ts";
import { portalOption } from "./portal-option.ts";
import { act, storeOptions } from "./stores.ts";

const USAGE = "ripen resume --portal ID [--data-dir DIR | --env FILE] [--language en|es]";

/**
 * `ripen resume`: the account's writes and effects go on after a breaker stopped them, as by the console's
 * 'resume'; what was intended meanwhile is sent.
 */
export const resume: Command = (args, io) => {
  const language = languageOf(args);
  return runCommand(language, io, async () => {
    const given = parseOptions(args, { ...storeOptions, portal: { type: "string" } }, USAGE);
    const portal = portalOption(given, USAGE);
    const ended = await act(given, io, { action: "resume", portal });
    io.stdout.write(said(ended, language));
    return 0;
  });
};

function said(ended: number, language: "en" | "es"): string {
  if (ended === 0) {
    return language === "es" ? "Nada estaba parado.\n" : "Nothing was resting.\n";
  }
  return language === "es" ? `Paradas levantadas: ${ended}.\n` : `Pauses ended: ${ended}.\n`;
}
