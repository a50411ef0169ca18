import { z } from "zod";
import { RipenError } from "../../base/errors.ts";
import { checkedColumn } from "../engine/json-column.ts";
import type { Portal } from "./portals.ts";

const sealed = z.union([
  z.object({ keyId: z.string(), jwe: z.string() }),
  z.object({ keyId: z.string(), nonce: z.string(), text: z.string(), tag: z.string() }),
]);

/** What every version of Ripen that can use a document has put there; what may be absent is left to who uses it. */
const shape = z.looseObject({
  portalId: z.number().int(),
  status: z.enum(["connected", "disconnected"]),
  installedAt: z.number(),
  installedBy: z.string(),
  scopes: z.array(z.string()),
  timeZone: z.string(),
  uiDomain: z.string(),
  language: z.enum(["en", "es"]),
  dataKey: sealed,
  refreshToken: sealed.nullable(),
  models: z.array(z.looseObject({ version: z.number().int(), publishedAt: z.number() })),
  current: z.object({ lead: z.number().nullable(), customer: z.number().nullable() }),
  bindings: z.record(z.string(), z.looseObject({ boundAt: z.number() })),
});

/** Whether a value that was read back is the document of a portal. */
export function isPortal(value: unknown): value is Portal {
  return shape.safeParse(value).success;
}

const column = checkedColumn(isPortal);

export const writePortal = column.write;

/**
 * The document of a portal out of the database. Throws RipenError PORTALS_UNREADABLE: tokens, settings and models cannot be
 * made again, so nobody goes on without them.
 */
export function readPortal(text: string): Portal {
  const portal = column.read(text);
  if (portal !== null) return portal;
  throw new RipenError("PORTALS_UNREADABLE", {
    en: "This version of Ripen cannot read an account's document in the database. Nothing was changed. Start the version that wrote it, or restore the table portals from a backup.",
    es: "Esta versión de Ripen no puede leer el documento de una cuenta en la base de datos. No se ha cambiado nada. Arranque la versión que lo escribió o restaure la tabla portals desde una copia de seguridad.",
  });
}
