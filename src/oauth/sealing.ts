import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { RipenError } from "../base/errors.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import type { Sealed } from "../store/portals/portals.ts";

/** Master keys by id, 32 bytes each. New seals use `current`; the others only open what they sealed. */
export type MasterKeys = {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
};

/**
 * Seals secrets at rest: each portal has a data key of its own, sealed under a master key of the
 * environment (reliability.md 4.1). Portal, field and key id are additional data, so that a sealed text
 * cannot be moved to another place. All throw RipenError: SEAL_KEY_MISSING when the master key is not
 * configured, SEAL_BROKEN when the text was changed or moved.
 */
export type Sealing = {
  /** A new data key for a portal, sealed under the current master key. */
  newDataKey(portalId: PortalId): Sealed;
  seal(portalId: PortalId, dataKey: Sealed, field: string, text: string): Sealed;
  open(portalId: PortalId, dataKey: Sealed, field: string, sealed: Sealed): string;
  /** The same data key under the current master key; unchanged when it is there already. What it sealed stays as it is. */
  rewrap(portalId: PortalId, dataKey: Sealed): Sealed;
};

const keyBytes = 32;
const nonceBytes = 12;
const dataKeyField = "dataKey";
/** The key id in what a portal's data key seals. */
const dataKeyId = "data";

/** Throws RipenError SEAL_KEY_MISSING or SEAL_KEY_LENGTH when the current key cannot be used. */
export function createSealing(masterKeys: MasterKeys): Sealing {
  for (const [id, key] of masterKeys.keys) {
    if (key.length !== keyBytes) {
      throw new RipenError(
        "SEAL_KEY_LENGTH",
        `Master key ${id} has ${key.length} bytes; it must have ${keyBytes}. Make one with: openssl rand -base64 32`,
      );
    }
  }
  const master = (id: string): Buffer => {
    const key = masterKeys.keys.get(id);
    if (key === undefined) {
      throw new RipenError("SEAL_KEY_MISSING", {
        en: `Master key ${id} is not configured. Put it back into RIPEN_MASTER_KEYS, or install the app again in the accounts that were sealed with it.`,
        es: `La clave maestra ${id} no está configurada. Devuélvala a RIPEN_MASTER_KEYS o instale la app otra vez en las cuentas que se sellaron con ella.`,
      });
    }
    return key;
  };
  master(masterKeys.current);

  const openDataKey = (portalId: PortalId, dataKey: Sealed): Buffer =>
    decrypt(master(dataKey.keyId), place(portalId, dataKeyField, dataKey.keyId), dataKey);
  const wrap = (portalId: PortalId, key: Buffer): Sealed => {
    const { current } = masterKeys;
    return encrypt(master(current), current, place(portalId, dataKeyField, current), key);
  };

  return {
    newDataKey: (portalId) => wrap(portalId, randomBytes(keyBytes)),
    seal: (portalId, dataKey, field, text) =>
      encrypt(
        openDataKey(portalId, dataKey),
        dataKeyId,
        place(portalId, field, dataKeyId),
        Buffer.from(text, "utf8"),
      ),
    open: (portalId, dataKey, field, sealed) =>
      decrypt(
        openDataKey(portalId, dataKey),
        place(portalId, field, sealed.keyId),
        sealed,
      ).toString("utf8"),
    rewrap: (portalId, dataKey) =>
      dataKey.keyId === masterKeys.current
        ? dataKey
        : wrap(portalId, openDataKey(portalId, dataKey)),
  };
}

function place(portalId: PortalId, field: string, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([portalId, field, keyId]), "utf8");
}

function encrypt(key: Buffer, keyId: string, additional: Buffer, text: Buffer): Sealed {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(additional);
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return {
    keyId,
    nonce: nonce.toString("base64"),
    text: sealed.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
  };
}

function decrypt(key: Buffer, additional: Buffer, sealed: Sealed): Buffer {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(sealed.nonce, "base64"), {
      authTagLength: 16,
    })
      .setAAD(additional)
      .setAuthTag(Buffer.from(sealed.tag, "base64"));
    return Buffer.concat([decipher.update(Buffer.from(sealed.text, "base64")), decipher.final()]);
  } catch (cause) {
    throw new RipenError(
      "SEAL_BROKEN",
      {
        en: "A stored secret cannot be opened: it was changed, moved, or sealed with another key of the same name. Check RIPEN_MASTER_KEYS, or install the app again.",
        es: "No se puede abrir un secreto guardado: se cambió, se movió o se selló con otra clave del mismo nombre. Revise RIPEN_MASTER_KEYS o instale la app otra vez.",
      },
      { cause },
    );
  }
}
