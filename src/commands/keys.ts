import { defineCommand } from "./command.ts";
import { act, storeOptions } from "./stores.ts";

/**
 * `ripen keys rotate`: brings every account's data key under the first key of RIPEN_MASTER_KEYS, while the
 * server runs; that server must have been started with the new key first. Tokens stay as they are.
 */
export const keys = defineCommand({
  name: "keys",
  summary: { en: "rotate the master keys", es: "rotar las claves maestras" },
  positionals: [
    { name: "ACTION", about: { en: "what to do", es: "qué hacer" }, choices: ["rotate"] },
  ],
  options: storeOptions,
  run: async ({ language, options }, io) => {
    const changed = await act(options, io, { action: "rotate-keys" });
    io.stdout.write(
      language === "es"
        ? `${changed} cuenta(s) pasadas a la clave actual.\n`
        : `${changed} account(s) brought under the current key.\n`,
    );
    return 0;
  },
});
