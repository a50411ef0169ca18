import { backupEmbedded } from "../store/backup/embedded.ts";
import { backupPostgres } from "../store/backup/postgres.ts";
import { defineCommand } from "./command.ts";
import { atStores, storeOptions } from "./stores.ts";

/**
 * `ripen backup`: both stores as they are at one instant, in a folder of their own, beside a running server. Master
 * keys are not in it.
 */
export const backup = defineCommand({
  name: "backup",
  summary: { en: "back both stores up", es: "hacer una copia de ambos almacenes" },
  examples: [
    "ripen backup /backups/ripen-2026-12-01",
    "ripen backup COPY --data-dir /srv/ripen/data",
  ],
  positionals: [{ name: "DIR", about: { en: "a new folder", es: "una carpeta nueva" } }],
  options: storeOptions,
  run: async ({ language, options, positionals: [folder] }, io) => {
    const { files } = await atStores(options, io, "existing", ({ dataDir, databaseUrl }) =>
      databaseUrl === null
        ? backupEmbedded(dataDir, folder, Date.now())
        : backupPostgres(databaseUrl, folder, Date.now()),
    );
    const count = Object.keys(files).length;
    io.stdout.write(
      language === "es"
        ? `Copia hecha en ${folder} (archivos: ${count}). Guarde aparte las claves maestras y el registro de contactos borrados.\n`
        : `Backed up to ${folder} (files: ${count}). Keep the master keys and the record of erased contacts elsewhere.\n`,
    );
    return 0;
  },
});
