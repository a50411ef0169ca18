import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { exportRows } from "../store/leaving/export-rows.ts";
import { portalId } from "../store/engine/portal-id.ts";
import { runCommand, type Command } from "./command.ts";
import { languageOf, parseOptions, textOption } from "./options.ts";
import { portalOption } from "./portal-option.ts";
import { readStores, storeOptions } from "./stores.ts";

const USAGE =
  "ripen export --portal ID [--contact ID] --out FILE.jsonl [--data-dir DIR | --env FILE] [--language en|es]";

/**
 * `ripen export`: everything that is held of an account, or of one contact, one JSON object a line with its
 * table's name. Sealed tokens are left out. Runs beside a server.
 */
export const exportData: Command = (args, io) => {
  const language = languageOf(args);
  return runCommand(language, io, async () => {
    const given = parseOptions(
      args,
      {
        ...storeOptions,
        portal: { type: "string" },
        contact: { type: "string" },
        out: { type: "string" },
      },
      USAGE,
    );
    const portal = portalId(portalOption(given, USAGE));
    const contact = textOption(given, "contact", null);
    const file = textOption(given, "out", USAGE) ?? "";
    const count = await readStores(given, io, async (ledger, portals) => {
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
  });
};
