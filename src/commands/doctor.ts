import path from "node:path";
import type { Text } from "../base/text.ts";
import { checkInvariants, type Check } from "../store/check-invariants.ts";
import { type CommandIo, defineCommand } from "./command.ts";
import { instantFrom, jsonOption, nowOption } from "./options.ts";
import { operatorPages, sourceOfPage } from "../site/operator-pages.ts";
import { readPublicSite, readStores, storeOptions } from "./stores.ts";

const texts: Readonly<Record<Check["name"], Text>> = {
  file_damage: {
    en: "places where the ledger's file is damaged: restore it from a backup",
    es: "lugares donde el archivo del registro está dañado: restáurelo de una copia",
  },
  rows_of_unknown_portals: {
    en: "rows of accounts that are not installed: ripen purge --portal ID takes them away",
    es: "filas de cuentas no instaladas: ripen purge --portal ID las elimina",
  },
  crossings_open_twice: {
    en: "scenarios that count as set off twice for one contact: please report this",
    es: "escenarios activados dos veces para un contacto: comuníquelo, por favor",
  },
  rows_of_gone_contacts: {
    en: "rows of contacts that are deleted, merged or erased: please report this",
    es: "filas de contactos eliminados, fusionados o borrados: comuníquelo, por favor",
  },
  requests_waiting: {
    en: "webhook requests that have waited more than five minutes: is the server running?",
    es: "peticiones de webhook que esperan más de cinco minutos: ¿está en marcha el servidor?",
  },
  erasures_waiting: {
    en: "contacts whose erasure has waited more than a day: is the server running?",
    es: "contactos cuyo borrado espera más de un día: ¿está en marcha el servidor?",
  },
  dead_letters: {
    en: "dead letters: see ripen dead-letters",
    es: "operaciones fallidas: vea ripen dead-letters",
  },
  quarantined_events: {
    en: "quarantined events: see ripen dead-letters --quarantine",
    es: "eventos en cuarentena: vea ripen dead-letters --quarantine",
  },
};

/**
 * `ripen doctor`: holds the stores to their invariants, beside a running server. With --listing it looks for the
 * operator's public pages instead, which must be live. Exit code 1 when an invariant is broken or a page is missing.
 */
export const doctor = defineCommand({
  name: "doctor",
  summary: { en: "check the stores", es: "revisar los almacenes" },
  examples: [
    "ripen doctor",
    "ripen doctor --data-dir /srv/ripen/data --json",
    "ripen doctor --listing",
  ],
  options: {
    ...storeOptions,
    listing: {
      about: {
        en: "check the public pages that HubSpot's listing names instead of the stores",
        es: "revisar las páginas públicas que nombra la ficha de HubSpot en lugar de los almacenes",
      },
    },
    json: jsonOption,
    now: nowOption,
  },
  run: async ({ language, options }, io) => {
    if (options.listing) return checkListing(language, options, io);
    const checks = await readStores(options, io, (ledger, portals) =>
      checkInvariants(ledger, portals, instantFrom(options.now)),
    );
    const broken = checks.some(({ found, isBroken }) => isBroken && found > 0);
    if (options.json) io.stdout.write(`${JSON.stringify({ checks, broken })}\n`);
    else {
      for (const { name, found, isBroken } of checks) {
        const mark = found === 0 ? "ok" : isBroken ? "BROKEN" : "look";
        io.stdout.write(
          `${mark.padEnd(8)}${String(found).padStart(8)}  ${texts[name][language]}\n`,
        );
      }
    }
    return broken ? 1 : 0;
  },
});

const listingTexts = {
  ready: { en: "is there", es: "está" },
  missing: {
    en: (page: string, folder: string) =>
      `is missing: write ${folder}/${page}.md, or set ${page.toUpperCase()}_URL`,
    es: (page: string, folder: string) =>
      `falta: escriba ${folder}/${page}.md o indique ${page.toUpperCase()}_URL`,
  },
} as const;

function checkListing(
  language: keyof Text,
  options: Parameters<typeof readPublicSite>[0] & { readonly json: boolean },
  io: CommandIo,
): 0 | 1 {
  const settings = readPublicSite(options, io);
  const folder = path.join(settings.dataDir, "pages");
  const pages = operatorPages.map((page) => ({
    page,
    isThere: sourceOfPage(settings, page, language).kind !== "missing",
  }));
  if (options.json) io.stdout.write(`${JSON.stringify({ pages })}\n`);
  else {
    for (const { page, isThere } of pages) {
      const text = isThere
        ? listingTexts.ready[language]
        : listingTexts.missing[language](page, folder);
      io.stdout.write(`${(isThere ? "ok" : "MISSING").padEnd(8)} /${page} ${text}\n`);
    }
  }
  return pages.every(({ isThere }) => isThere) ? 0 : 1;
}
