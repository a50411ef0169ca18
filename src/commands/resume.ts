import { defineCommand } from "./command.ts";
import { accountFrom, portalOption } from "./options.ts";
import { act, storeOptions } from "./stores.ts";

/**
 * `ripen resume`: the account goes on after a person paused it or a loop stopped a contact's writes, as by the console's
 * 'resume'; what was intended meanwhile is sent.
 */
export const resume = defineCommand({
  name: "resume",
  summary: { en: "go on after a breaker", es: "seguir tras una parada de seguridad" },
  examples: ["ripen resume --portal 123456"],
  options: { ...storeOptions, portal: { ...portalOption, isRequired: true } },
  run: async ({ language, options }, io) => {
    const portal = accountFrom(options.portal);
    const ended = await act(options, io, { action: "resume", portal });
    io.stdout.write(said(ended, language));
    return 0;
  },
});

function said(ended: number, language: "en" | "es"): string {
  if (ended === 0) {
    return language === "es" ? "Nada estaba parado.\n" : "Nothing was paused.\n";
  }
  return language === "es" ? `Paradas levantadas: ${ended}.\n` : `Pauses ended: ${ended}.\n`;
}
