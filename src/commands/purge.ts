import { CannotRun, defineCommand } from "./command.ts";
import { accountFrom, portalOption } from "./options.ts";
import { act, storeOptions } from "./stores.ts";
import { commandFaults } from "../words/command-faults.ts";

/** `ripen purge`: takes every trace of a contact, or of a whole account, out of the stores. It cannot be undone. */
export const purge = defineCommand({
  name: "purge",
  summary: { en: "erase a contact or an account", es: "borrar un contacto o una cuenta" },
  examples: ["ripen purge --portal 123456 --contact 42 --yes"],
  options: {
    ...storeOptions,
    portal: { ...portalOption, isRequired: true },
    contact: {
      value: "ID",
      about: { en: "this contact alone", es: "solo este contacto" },
    },
    yes: { about: { en: "really erase", es: "borrar de verdad" } },
  },
  run: async ({ language, options }, io) => {
    const portal = accountFrom(options.portal);
    const { contact } = options;
    if (!options.yes) {
      const what = contact === null ? `${portal}` : `${portal}/${contact}`;
      throw new CannotRun(commandFaults.purgeUnconfirmed(what));
    }
    await act(
      options,
      io,
      contact === null
        ? { action: "purge-portal", portal }
        : { action: "purge-contact", portal, contact },
    );
    io.stdout.write(language === "es" ? "Borrado.\n" : "Erased.\n");
    return 0;
  },
});
