import { counted } from "../base/counted.ts";
import { defineCommand } from "./command.ts";
import { act, storeOptions } from "./stores.ts";

/**
 * `ripen keys rotate`: brings every account's data key under the first key of RIPEN_MASTER_KEYS, while the
 * server runs; that server must have been started with the new key first. Tokens stay as they are.
 */
export const keys = defineCommand({
  name: "keys",
  summary: { en: "rotate the master keys", es: "rotar las claves maestras" },
  examples: ["ripen keys rotate"],
  positionals: [
    { name: "ACTION", about: { en: "what to do", es: "qué hacer" }, choices: ["rotate"] },
  ],
  options: storeOptions,
  run: async ({ language, options }, io) => {
    const changed = await act(options, io, { action: "rotate-keys" });
    const said = counted(changed, {
      en: ["account brought", "accounts brought"],
      es: ["cuenta pasada", "cuentas pasadas"],
    });
    io.stdout.write(
      language === "es" ? `${said.es} a la clave actual.\n` : `${said.en} under the current key.\n`,
    );
    return 0;
  },
});
