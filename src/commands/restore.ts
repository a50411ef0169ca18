import { existsSync } from "node:fs";
import { createLog } from "../base/log.ts";
import { afterRestore, type Restored } from "../erasure/after-restore.ts";
import { readErasedRecord } from "../erasure/erased-record.ts";
import { restoreEmbedded } from "../store/backup/embedded.ts";
import { restorePostgres } from "../store/backup/postgres.ts";
import { CannotRun, defineCommand } from "./command.ts";
import { atStores, storeOptions } from "./stores.ts";

/**
 * `ripen restore`: puts a backup into an empty place and prepares it, so that the server sets off nothing twice and
 * whoever was erased since stays erased. The server must not run meanwhile.
 */
export const restore = defineCommand({
  name: "restore",
  summary: { en: "restore a backup", es: "restaurar una copia" },
  examples: [
    "ripen restore /backups/ripen-2026-12-01 --erased /srv/ripen/data.old/erased.json",
    "ripen restore /backups/ripen-2026-12-01 --without-erased",
  ],
  positionals: [{ name: "DIR", about: { en: "one backup", es: "una copia" } }],
  options: {
    ...storeOptions,
    erased: {
      value: "FILE",
      about: {
        en: "the record of who was erased (ERASED_FILE)",
        es: "el registro de los contactos borrados (ERASED_FILE)",
      },
    },
    "without-erased": {
      about: {
        en: "go on without that record: nobody was erased since the backup",
        es: "seguir sin ese registro: nadie se borró después de la copia",
      },
    },
  },
  run: async ({ language, options, positionals: [folder] }, io) => {
    const done = await atStores(options, io, "new", async (place) => {
      const { dataDir, databaseUrl } = place;
      const file = options.erased ?? place.erasedFile;
      const isThere = existsSync(file);
      if (!options["without-erased"] && !isThere) throw withoutRecord(file);
      const record = options["without-erased"] ? null : await readErasedRecord(file);
      const log = createLog("silent");
      if (databaseUrl !== null) {
        return restorePostgres(folder, databaseUrl, async (stores, portals) => {
          const result = await afterRestore({ ...stores, log }, portals, record);
          return { portals: result.portals, result };
        });
      }
      return restoreEmbedded(folder, dataDir, async (stores) => {
        const standing = await stores.portals.list();
        const result = await afterRestore({ ...stores, log }, standing, record);
        const kept = new Map(result.portals.map((portal) => [portal.portalId, portal]));
        for (const { portalId } of standing) {
          const portal = kept.get(portalId);
          if (portal === undefined) await stores.portals.remove(portalId);
          else await stores.portals.change(portalId, () => portal);
        }
        return result;
      });
    });
    io.stdout.write(doneText[language](done));
    return 0;
  },
});

const doneText = {
  en: ({ portals, erased, purged }: Restored) =>
    `Restored. Accounts: ${portals.length}; contacts erased again: ${erased}; accounts purged again: ${purged}.\nStart the server: it asks HubSpot who is gone, reads every contact and sets nothing off that began before now.\n`,
  es: ({ portals, erased, purged }: Restored) =>
    `Restaurado. Cuentas: ${portals.length}; contactos borrados de nuevo: ${erased}; cuentas eliminadas de nuevo: ${purged}.\nArranque el servidor. Este consultará en HubSpot quién ya no está, leerá todos los contactos y no iniciará nada que empezara antes de ahora.\n`,
};

function withoutRecord(file: string): CannotRun {
  return new CannotRun({
    en: `There is no record of who was erased in ${file}. Name it with --erased FILE, or say --without-erased if nobody was erased since the backup. Nothing was changed.`,
    es: `No hay ningún registro de contactos borrados en ${file}. Indíquelo con --erased ARCHIVO o use --without-erased si no se borró a nadie después de la copia. No se ha cambiado nada.`,
  });
}
