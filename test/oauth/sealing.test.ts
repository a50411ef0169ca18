import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rewrapPortals } from "../../src/oauth/rewrap-portals.ts";
import { createSealing } from "../../src/oauth/sealing.ts";
import { storeInstall } from "../../src/oauth/store-install.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import type { Sealed } from "../../src/store/portals/portals.ts";
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

test("what was sealed opens again, and does not show in what is stored", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8, unit: "grapheme" }), (text) => {
      const dataKey = old.newDataKey(one);
      const sealed = old.seal(one, dataKey, "refreshToken", text);
      expect(old.open(one, dataKey, "refreshToken", sealed)).toBe(text);
      expect(JSON.stringify(sealed)).not.toContain(text);
    }),
    { numRuns: 50 },
  );
});

test("the same text never gives the same seal", () => {
  const dataKey = old.newDataKey(one);
  const seals = Array.from({ length: 100 }, () => old.seal(one, dataKey, "f", "text"));
  expect(new Set(seals.map(({ nonce }) => nonce)).size).toBe(100);
  expect(new Set(seals.map(({ text }) => text)).size).toBe(100);
});

test("a sealed text opens for its own portal and field only", () => {
  const dataKey = old.newDataKey(one);
  const sealed = old.seal(one, dataKey, "refreshToken", "secret");
  expect(() => old.open(one, dataKey, "other", sealed)).toThrow("cannot be opened");
  expect(() => old.open(two, dataKey, "refreshToken", sealed)).toThrow("cannot be opened");
  expect(() => old.open(two, old.newDataKey(two), "refreshToken", sealed)).toThrow(
    "cannot be opened",
  );
});

test("any changed byte of any part keeps a sealed text shut", () => {
  const dataKey = old.newDataKey(one);
  const sealed = old.seal(one, dataKey, "f", "a secret of some length");
  fc.assert(
    fc.property(fc.constantFrom("nonce", "text", "tag"), fc.nat(), (part, at) => {
      const bytes = Buffer.from(sealed[part], "base64");
      const index = at % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ (1 + (at % 255));
      const changed: Sealed = { ...sealed, [part]: bytes.toString("base64") };
      expect(() => old.open(one, dataKey, "f", changed)).toThrow("cannot be opened");
    }),
    { numRuns: 100 },
  );
});

test("a shortened tag is refused", () => {
  const dataKey = old.newDataKey(one);
  const sealed = old.seal(one, dataKey, "f", "text");
  const tag = Buffer.from(sealed.tag, "base64").subarray(0, 4).toString("base64");
  expect(() => old.open(one, dataKey, "f", { ...sealed, tag })).toThrow("cannot be opened");
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
    expect(onlyNew.open(id, dataKey, "refreshToken", refreshToken)).toBe(`r${id}`);
  }
  expect((await portals.get(one))?.refreshToken).toEqual(before?.refreshToken);
});

test("a master key that is not configured is named, with what to do", () => {
  const dataKey = old.newDataKey(one);
  expect(() => onlyNew.seal(one, dataKey, "f", "text")).toThrow("Master key k1 is not configured");
  expect(() => createSealing({ current: "k9", keys: new Map([["k1", first]]) })).toThrow("k9");
  expect(() => createSealing({ current: "k", keys: new Map([["k", randomBytes(16)]]) })).toThrow(
    "16 bytes",
  );
});
