import { createCipheriv, randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rewrapPortals } from "../../src/oauth/rewrap-portals.ts";
import { createSealing } from "../../src/oauth/sealing.ts";
import { storeInstall } from "../../src/oauth/store-install.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import type { Sealed, SealedBefore } from "../../src/store/portals/portals.ts";
import { leapingClock } from "../support/hubspot/hubspot-over-nock.ts";
import { memoryPortals } from "../support/portals/memory-portals.ts";

const first = randomBytes(32);
const second = randomBytes(32);
const one = portalId(1);
const two = portalId(2);
const old = createSealing({ current: "k1", keys: new Map([["k1", first]]) });
const both = createSealing({
  current: "k2",
  keys: new Map([
    ["k1", first],
    ["k2", second],
  ]),
});
const onlyNew = createSealing({ current: "k2", keys: new Map([["k2", second]]) });

test("what was sealed opens again, and does not show in what is stored", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 8, unit: "grapheme" }), async (text) => {
      const dataKey = await old.newDataKey(one);
      const sealed = await old.seal(one, dataKey, "refreshToken", text);
      expect(await old.open(one, dataKey, "refreshToken", sealed)).toBe(text);
      expect(JSON.stringify(sealed)).not.toContain(text);
    }),
    { numRuns: 50 },
  );
});

test("the same text never gives the same seal", async () => {
  const dataKey = await old.newDataKey(one);
  const parts = await Promise.all(
    Array.from({ length: 100 }, async () => partsOf(await old.seal(one, dataKey, "f", "text"))),
  );
  expect(new Set(parts.map(({ nonce }) => nonce)).size).toBe(100);
  expect(new Set(parts.map(({ text }) => text)).size).toBe(100);
});

test("a sealed text opens for its own portal and field only", async () => {
  const dataKey = await old.newDataKey(one);
  const sealed = await old.seal(one, dataKey, "refreshToken", "secret");
  const shut = "cannot be opened";
  await expect(old.open(one, dataKey, "other", sealed)).rejects.toThrow(shut);
  await expect(old.open(two, dataKey, "refreshToken", sealed)).rejects.toThrow(shut);
  const another = await old.newDataKey(two);
  await expect(old.open(two, another, "refreshToken", sealed)).rejects.toThrow(shut);
});

test("a text that its own data key sealed for another place stays shut there", async () => {
  const dataKey = await old.newDataKey(one);
  const sealed = await old.seal(one, dataKey, "other", "secret");
  await expect(old.open(one, dataKey, "refreshToken", sealed)).rejects.toThrow("cannot be opened");
});

test("any changed byte of any part keeps a sealed text shut", async () => {
  const dataKey = await old.newDataKey(one);
  const sealed = await old.seal(one, dataKey, "f", "a secret of some length");
  const { keyId } = sealed;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("header", "nonce", "text", "tag"),
      fc.nat(),
      async (part, at) => {
        const parts = partsOf(sealed);
        const bytes = Buffer.from(parts[part], "base64url");
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ (1 + (at % 255));
        const changed = jweOf({ ...parts, [part]: bytes.toString("base64url") });
        await expect(old.open(one, dataKey, "f", { keyId, jwe: changed })).rejects.toThrow(
          "cannot be opened",
        );
      },
    ),
    { numRuns: 100 },
  );
});

test("a shortened tag is refused", async () => {
  const dataKey = await old.newDataKey(one);
  const sealed = await old.seal(one, dataKey, "f", "text");
  const parts = partsOf(sealed);
  const tag = Buffer.from(parts.tag, "base64url").subarray(0, 4).toString("base64url");
  const shortened = { keyId: sealed.keyId, jwe: jweOf({ ...parts, tag }) };
  await expect(old.open(one, dataKey, "f", shortened)).rejects.toThrow("cannot be opened");
});

test("a token that was sealed before seals were JWEs opens, for its own place only", async () => {
  const key = randomBytes(32);
  const dataKey = sealedBefore(first, "k1", [one, "dataKey", "k1"], key);
  const sealed = sealedBefore(key, "data", [one, "refreshToken", "data"], Buffer.from("a token"));
  expect(await old.open(one, dataKey, "refreshToken", sealed)).toBe("a token");
  await expect(old.open(two, dataKey, "refreshToken", sealed)).rejects.toThrow("cannot be opened");
  const tag = Buffer.from(sealed.tag, "base64").subarray(0, 4).toString("base64");
  await expect(old.open(one, dataKey, "refreshToken", { ...sealed, tag })).rejects.toThrow(
    "cannot be opened",
  );
  const rewrapped = await both.rewrap(one, dataKey);
  expect(await onlyNew.open(one, rewrapped, "refreshToken", sealed)).toBe("a token");
});

test("an account installs again without the master key of its earlier install", async () => {
  const portals = memoryPortals();
  const clock = leapingClock();
  const granted = { accessToken: "a", refreshToken: "r", lifeMs: 1, hubId: 1, scopes: [] };
  const install = { portalId: one, scopes: [], language: "en", granted } as const;
  await storeInstall({ portals, sealing: old, clock }, install);
  const { dataKey, refreshToken } = await storeInstall(
    { portals, sealing: onlyNew, clock },
    { ...install, granted: { ...granted, refreshToken: "later" } },
  );
  if (refreshToken === null) throw new Error("The refresh token went away");
  expect(await onlyNew.open(one, dataKey, "refreshToken", refreshToken)).toBe("later");
});

test("a rotation brings every data key under the new master key, and what they sealed stays readable", async () => {
  const portals = memoryPortals();
  const clock = leapingClock();
  for (const portal of [one, two]) {
    await storeInstall(
      { portals, sealing: old, clock },
      {
        portalId: portal,
        scopes: [],
        language: "en",
        granted: { accessToken: "a", refreshToken: `r${portal}`, lifeMs: 1, hubId: 1, scopes: [] },
      },
    );
  }
  const before = await portals.get(one);
  expect(await rewrapPortals(portals, both)).toBe(2);
  expect(await rewrapPortals(portals, both)).toBe(0);
  for (const { portalId: id, dataKey, refreshToken } of await portals.list()) {
    expect(dataKey.keyId).toBe("k2");
    if (refreshToken === null) throw new Error("The refresh token went away");
    expect(await onlyNew.open(id, dataKey, "refreshToken", refreshToken)).toBe(`r${id}`);
  }
  expect((await portals.get(one))?.refreshToken).toEqual(before?.refreshToken);
});

test("a master key that is not configured is named, with what to do", async () => {
  const dataKey = await old.newDataKey(one);
  await expect(onlyNew.seal(one, dataKey, "f", "text")).rejects.toThrow(
    "Master key k1 is not configured",
  );
  expect(() => createSealing({ current: "k9", keys: new Map([["k1", first]]) })).toThrow("k9");
  expect(() => createSealing({ current: "k", keys: new Map([["k", randomBytes(16)]]) })).toThrow(
    "16 bytes",
  );
});

type Parts = {
  readonly header: string;
  readonly nonce: string;
  readonly text: string;
  readonly tag: string;
};

/** The parts of a compact JWE; its second is empty where the key is used directly. */
function partsOf(sealed: Sealed): Parts {
  if (!("jwe" in sealed)) throw new Error("This is a seal of before");
  const [header = "", , nonce = "", text = "", tag = ""] = sealed.jwe.split(".");
  return { header, nonce, text, tag };
}

function jweOf({ header, nonce, text, tag }: Parts): string {
  return [header, "", nonce, text, tag].join(".");
}

/** Seals as Ripen did before seals were JWEs. */
function sealedBefore(
  key: Buffer,
  keyId: string,
  place: readonly unknown[],
  text: Buffer,
): SealedBefore {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(
    Buffer.from(JSON.stringify(place)),
  );
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  const parts = { nonce, text: sealed, tag: cipher.getAuthTag() };
  return {
    keyId,
    nonce: parts.nonce.toString("base64"),
    text: parts.text.toString("base64"),
    tag: parts.tag.toString("base64"),
  };
}
