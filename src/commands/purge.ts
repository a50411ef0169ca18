import { CannotRun, runCommand, type Command } from "./command.ts";
import { portalOption } from "./portal-option.ts";
import { languageOf, parseOptions, textOption } from "./options.ts";
import { act, storeOptions } from "./stores.ts";

const USAGE =
  "ripen purge --portal ID [--contact ID] --yes [--data-dir DIR | --env FILE] [--language en|es]";

/** `ripen purge`: takes every trace of a contact, or of a whole account, out of the stores. It cannot be undone. */
export const purge: Command = (args, io) => {
  const language = languageOf(args);
  return runCommand(language, io, async () => {
    const given = parseOptions(
      args,
      {
        ...storeOptions,
        portal: { type: "string" },
        contact: { type: "string" },
        yes: { type: "boolean" },
      },
      USAGE,
    );
    const portal = portalOption(given, USAGE);
    const contact = textOption(given, "contact", null);
    if (given.values["yes"] !== true) {
      const what = contact === null ? `${portal}` : `${portal}/${contact}`;
      throw new CannotRun(
        `This erases everything about ${what} and cannot be undone. Export it first if it may be needed (ripen export), then repeat the command with --yes.`,
        `Esto borra todo sobre ${what} y no se puede deshacer. Expórtelo antes si puede hacer falta (ripen export) y repita la orden con --yes.`,
      );
    }
    await act(
      given,
      io,
      contact === null
        ? { action: "purge-portal", portal }
        : { action: "purge-contact", portal, contact },
    );
    io.stdout.write(language === "es" ? "Borrado.\n" : "Erased.\n");
    return 0;
  });
};
