import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { Low, type Adapter } from "lowdb";
import writeFileAtomic from "write-file-atomic";
import { RipenError, messageOf } from "../../base/errors.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { isPortal } from "./portal-document.ts";
import type { Portal, Portals } from "./portals.ts";

type Document = { readonly schema: 1; readonly portals: Record<string, Portal> };

/**
 * The portals document as one JSON file, `portals.json` in `dataDir`, which the caller has locked
 * (data-dir-lock.ts). A change is on disk before it resolves; a crash leaves the old or the new
 * document, never a mixture. Throws RipenError PORTALS_UNREADABLE when the file is damaged; after `close` every
 * change throws PORTALS_CLOSED.
 */
export async function openPortalsFile(dataDir: string): Promise<Portals> {
  const low = new Low<Document>(durableJson(path.join(dataDir, "portals.json")), {
    schema: 1,
    portals: {},
  });
  await low.read();
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  /** Memory shows a change only once the file holds it. */
  const rewrite = <T>(work: (portals: Record<string, Portal>) => T): Promise<T> => {
    // The folder may be another process's by then.
    if (isClosed) return Promise.reject(closed());
    const run = last.then(async () => {
      const portals = { ...low.data.portals };
      const result = work(portals);
      const document: Document = { schema: 1, portals };
      await low.adapter.write(document);
      low.data = document;
      return result;
    });
    last = run.catch(() => undefined);
    return run;
  };

  return {
    list: async () => Object.values(low.data.portals).sort((a, b) => a.portalId - b.portalId),
    get: async (id: PortalId) => low.data.portals[id] ?? null,
    install: (id, make) => rewrite((portals) => (portals[id] = make(portals[id] ?? null))),
    change: (id, make) =>
      rewrite((portals) => {
        const before = portals[id];
        return before === undefined ? null : (portals[id] = make(before));
      }),
    remove: (id) =>
      rewrite((portals) => {
        delete portals[id];
      }),
    close: async () => {
      isClosed = true;
      await last;
    },
  };
}

function durableJson(file: string): Adapter<Document> {
  return {
    async read() {
      let text: string;
      try {
        text = await readFile(file, "utf8");
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw unreadable(file, error);
      }
      try {
        const document: unknown = JSON.parse(text);
        if (!isDocument(document))
          throw new Error("it is not a portals document that this version of Ripen can read");
        return document;
      } catch (error) {
        throw unreadable(file, error);
      }
    },
    async write(document) {
      await writeFileAtomic(file, `${JSON.stringify(document, null, 2)}\n`, { mode: 0o600 });
      // The rename itself must survive a power cut too.
      const folder = await open(path.dirname(file), "r");
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    },
  };
}

function isDocument(value: unknown): value is Document {
  return (
    isRecord(value) &&
    value["schema"] === 1 &&
    isRecord(value["portals"]) &&
    Object.entries(value["portals"]).every(
      ([id, portal]) => isPortal(portal) && String(portal.portalId) === id,
    )
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function closed(): RipenError {
  return new RipenError(
    "PORTALS_CLOSED",
    "Ripen is shutting down and stores no changes any more. Try again once it runs again.",
  );
}

function unreadable(file: string, cause: unknown): RipenError {
  const folder = path.resolve(path.dirname(file));
  return new RipenError(
    "PORTALS_UNREADABLE",
    {
      en: `The portals document ${file} cannot be read (${messageOf(cause)}). Nothing was changed. Restore it from a backup; or start with a new folder, keep the old one and install again: mv "${folder}" "${folder}.old" && npm start`,
      es: `No se puede leer el documento de cuentas ${file} (${messageOf(cause)}). No se ha cambiado nada. Restáurelo desde una copia de seguridad; o empiece con una carpeta nueva, conserve la antigua e instale otra vez: mv "${folder}" "${folder}.old" && npm start`,
    },
    { cause },
  );
}
