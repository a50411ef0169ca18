import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { exportRows } from "../store/leaving/export-rows.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { portalId, type PortalId } from "../store/engine/portal-id.ts";
import type { Portal, Portals } from "../store/portals/portals.ts";
import { commandFaults } from "../words/command-faults.ts";
import { counted } from "../base/counted.ts";
import { CannotRun, defineCommand } from "./command.ts";
import { accountFrom, jsonOption, portalOption } from "./options.ts";
import { personCopy } from "./person-copy.ts";
import { readStores, storeOptions } from "./stores.ts";

/** Personal data: for its owner's eyes only. */
const forOwner = { mode: 0o600 } as const;

/**
 * `ripen export`: everything that is held of an account, one JSON object a line with its table's name; of one contact
 * a copy in plain words that the person is given, or with --json its rows. Sealed tokens are left out. Runs beside a
 * server. Exit code 1 when nothing is held.
 */
export const exportData = defineCommand({
  name: "export",
  summary: {
    en: "all data of an account, or a contact's copy in plain words",
    es: "todos los datos de una cuenta, o la copia de un contacto en palabras sencillas",
  },
  examples: [
    "ripen export --portal 123456 --out ACCOUNT.jsonl",
    "ripen export --portal 123456 --contact 42 --out COPY.txt",
    "ripen export --portal 123456 --contact 42 --json --out CONTACT.jsonl",
  ],
  options: {
    ...storeOptions,
    portal: { ...portalOption, isRequired: true },
    contact: {
      value: "ID",
      about: {
        en: "this contact alone, in plain words for the person",
        es: "solo este contacto, en palabras sencillas para la persona",
      },
    },
    json: jsonOption,
    out: {
      value: "FILE",
      about: { en: "the file to write", es: "el archivo que se escribe" },
      isRequired: true,
    },
  },
  run: async ({ language, options }, io) => {
    const id = portalId(accountFrom(options.portal));
    const { contact, out: file } = options;
    if (contact !== null && !options.json) {
      const copy = await readStores(options, io, async (ledger, portals) =>
        personCopy(ledger, await installed(portals, id), contact, Date.now(), language),
      );
      if (copy === null) {
        io.stderr.write(`${commandFaults.nothingHeld(contact)[language]}\n`);
        return 1;
      }
      await writeFile(file, copy, forOwner);
      io.stdout.write(
        language === "es" ? `La copia está en ${file}\n` : `The copy is in ${file}\n`,
      );
      return 0;
    }
    const count = await readStores(options, io, (ledger, portals) =>
      writeRows(ledger, portals, id, contact, file),
    );
    const rows = counted(count, { en: ["row", "rows"], es: ["fila", "filas"] })[language];
    io.stdout.write(language === "es" ? `${rows} en ${file}\n` : `${rows} in ${file}\n`);
    return count === 0 ? 1 : 0;
  },
});

async function installed(portals: Portals, id: PortalId): Promise<Portal> {
  const portal = await portals.get(id);
  if (portal === null) throw new CannotRun(commandFaults.accountUnknown(id));
  return portal;
}

/** Writes the rows and resolves with their number. */
async function writeRows(
  ledger: Ledger,
  portals: Portals,
  id: PortalId,
  contact: string | null,
  file: string,
): Promise<number> {
  const out = createWriteStream(file, forOwner);
  let lines = 0;
  const write = async (line: object): Promise<void> => {
    lines += 1;
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, "drain");
  };
  const document = contact === null ? await portals.get(id) : null;
  if (document !== null) {
    const { dataKey: _key, refreshToken: _token, ...row } = document;
    await write({ table: "portals", row });
  }
  for await (const line of exportRows(ledger, id, contact)) await write(line);
  out.end();
  await finished(out);
  return lines;
}
