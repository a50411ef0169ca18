import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { exportRows } from "../store/leaving/export-rows.ts";
import { portalId } from "../store/engine/portal-id.ts";
import { defineCommand } from "./command.ts";
import { accountFrom, portalOption } from "./options.ts";
import { readStores, storeOptions } from "./stores.ts";

/**
 * `ripen export`: everything that is held of an account, or of one contact, one JSON object a line with its
 * table's name. Sealed tokens are left out. Runs beside a server.
 */
export const exportData = defineCommand({
  name: "export",
  summary: {
    en: "all data of an account or a contact",
    es: "todos los datos de una cuenta o un contacto",
  },
  examples: ["ripen export --portal 123456 --contact 42 --out CONTACT.jsonl"],
  options: {
    ...storeOptions,
    portal: { ...portalOption, isRequired: true },
    contact: { value: "ID", about: { en: "this contact alone", es: "solo este contacto" } },
    out: {
      value: "FILE.jsonl",
      about: { en: "the file to write", es: "el archivo que se escribe" },
      isRequired: true,
    },
  },
  run: async ({ language, options }, io) => {
    const portal = portalId(accountFrom(options.portal));
    const { contact, out: file } = options;
    const count = await readStores(options, io, async (ledger, portals) => {
      // Personal data: for its owner's eyes only.
      const out = createWriteStream(file, { mode: 0o600 });
      let lines = 0;
      const write = async (line: object): Promise<void> => {
        lines += 1;
        if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, "drain");
      };
      const document = contact === null ? await portals.get(portal) : null;
      if (document !== null) {
        const { dataKey: _key, refreshToken: _token, ...row } = document;
        await write({ table: "portals", row });
      }
      for await (const line of exportRows(ledger, portal, contact)) await write(line);
      out.end();
      await finished(out);
      return lines;
    });
    io.stdout.write(
      language === "es" ? `${count} filas en ${file}\n` : `${count} rows in ${file}\n`,
    );
    return count === 0 ? 1 : 0;
  },
});
