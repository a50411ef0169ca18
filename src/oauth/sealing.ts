import { createDecipheriv, randomBytes } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";
import { RipenError } from "../base/errors.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import type { Sealed, SealedBefore } from "../store/portals/portals.ts";

/** Master keys by id, 32 bytes each. New seals use `current`; the others only open what they sealed. */
export type MasterKeys = {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
};

/**
 * Seals secrets at rest: each portal has a data key of its own, sealed under a master key of the
 * environment (reliability.md 4.1). A seal is a JWE; portal, field and key id stand in its protected header, so that
 * a sealed text cannot be moved to another place. All reject with RipenError: SEAL_KEY_MISSING when the master key is
 * not configured, SEAL_BROKEN when the text was changed or moved.
 */
export type Sealing = {
  /** A new data key for a portal, sealed under the current master key. */
  newDataKey(portalId: PortalId): Promise<Sealed>;
  seal(portalId: PortalId, dataKey: Sealed, field: string, text: string): Promise<Sealed>;
  open(portalId: PortalId, dataKey: Sealed, field: string, sealed: Sealed): Promise<string>;
  /** The same data key under the current master key; unchanged when it is there already. What it sealed stays as it is. */
  rewrap(portalId: PortalId, dataKey: Sealed): Promise<Sealed>;
};

/** Where a secret belongs: nowhere else does it open. */
type Place = { readonly portalId: PortalId; readonly field: string; readonly keyId: string };

const keyBytes = 32;
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

  const openDataKey = async (portalId: PortalId, dataKey: Sealed): Promise<Uint8Array> => {
    const { keyId } = dataKey;
    return decrypt(master(keyId), { portalId, field: dataKeyField, keyId }, dataKey);
  };
  const wrap = async (portalId: PortalId, key: Uint8Array): Promise<Sealed> => {
    const { current: keyId } = masterKeys;
    return encrypt(master(keyId), { portalId, field: dataKeyField, keyId }, key);
  };

  return {
    newDataKey: async (portalId) => wrap(portalId, randomBytes(keyBytes)),
    seal: async (portalId, dataKey, field, text) => {
      const key = await openDataKey(portalId, dataKey);
      return encrypt(key, { portalId, field, keyId: dataKeyId }, Buffer.from(text, "utf8"));
    },
    open: async (portalId, dataKey, field, sealed) => {
      const key = await openDataKey(portalId, dataKey);
      const opened = await decrypt(key, { portalId, field, keyId: sealed.keyId }, sealed);
      return Buffer.from(opened).toString("utf8");
    },
    rewrap: async (portalId, dataKey) =>
      dataKey.keyId === masterKeys.current
        ? dataKey
        : wrap(portalId, await openDataKey(portalId, dataKey)),
  };
}

/** True when both are the very same seal: no text is sealed the same way twice. */
export function isSameSeal(a: Sealed | null, b: Sealed | null): boolean {
  return sealOf(a) === sealOf(b);
}

function sealOf(sealed: Sealed | null): string | null {
  if (sealed === null) return null;
  return "jwe" in sealed ? sealed.jwe : sealed.text;
}

async function encrypt(key: Uint8Array, place: Place, text: Uint8Array): Promise<Sealed> {
  const { portalId: portal, field, keyId } = place;
  const jwe = await new CompactEncrypt(text)
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: keyId, portal, field })
    .encrypt(key);
  return { keyId, jwe };
}

async function decrypt(key: Uint8Array, place: Place, sealed: Sealed): Promise<Uint8Array> {
  try {
    if (!("jwe" in sealed)) return decryptBefore(key, place, sealed);
    const { plaintext, protectedHeader } = await compactDecrypt(sealed.jwe, key, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    const { kid, portal, field } = protectedHeader;
    if (kid !== place.keyId || portal !== place.portalId || field !== place.field) {
      throw new Error("The seal was made for another place");
    }
    return plaintext;
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

/** Opens what was sealed before seals were JWEs: AES-256-GCM with its parts apart, the place as additional data. */
function decryptBefore(
  key: Uint8Array,
  { portalId, field, keyId }: Place,
  sealed: SealedBefore,
): Uint8Array {
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(sealed.nonce, "base64"), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(JSON.stringify([portalId, field, keyId]), "utf8"))
    .setAuthTag(Buffer.from(sealed.tag, "base64"));
  return Buffer.concat([decipher.update(Buffer.from(sealed.text, "base64")), decipher.final()]);
}
