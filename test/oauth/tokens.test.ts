import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { HubSpotError } from "../../src/hubspot/transport/errors.ts";
import type { GrantedTokens } from "../../src/hubspot/calls/oauth-api.ts";
import { createSealing } from "../../src/oauth/sealing.ts";
import { storeInstall } from "../../src/oauth/store-install.ts";
import { staticToken } from "../../src/oauth/static-token.ts";
import { createTokens, type TokensDeps } from "../../src/oauth/tokens.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import { leapingClock } from "../support/hubspot/hubspot-over-nock.ts";
import { silent } from "../support/silent-log.ts";
import { memoryPortals } from "../support/portals/memory-portals.ts";

const portal = portalId(7);
const minute = 60_000;
const sealing = createSealing({ current: "k", keys: new Map([["k", randomBytes(32)]]) });

let events: string[];
let clock: ReturnType<typeof leapingClock>;
let portals: ReturnType<typeof memoryPortals>;
let answer: (refreshToken: string) => GrantedTokens | Promise<GrantedTokens>;
let refreshes: string[];

const granted = (number: number, overrides: Partial<GrantedTokens> = {}): GrantedTokens => ({
  accessToken: `access-${number}`,
  refreshToken: "refresh-0",
  lifeMs: 30 * minute,
  hubId: 7,
  scopes: ["oauth"],
  ...overrides,
});

function tokens(overrides: Partial<TokensDeps> = {}) {
  return createTokens({
    portals,
    sealing,
    clock,
    log: silent,
    random: () => 0,
    api: {
      refresh: async (refreshToken) => {
        refreshes.push(refreshToken);
        events.push("refreshed");
        await Promise.resolve();
        return answer(refreshToken);
      },
    },
    ...overrides,
  });
}

async function storedRefreshToken(): Promise<string | null> {
  const stored = await portals.get(portal);
  if (stored?.refreshToken === null || stored === null) return null;
  return sealing.open(portal, stored.dataKey, "refreshToken", stored.refreshToken);
}

beforeEach(async () => {
  events = [];
  refreshes = [];
  clock = leapingClock();
  portals = memoryPortals(events);
  answer = () => granted(refreshes.length);
  await storeInstall(
    { portals, sealing, clock },
    { portalId: portal, scopes: ["oauth"], granted: granted(0), language: "en" },
  );
  events.length = 0;
});

test("a token is kept until four fifths of its life, then renewed before it is refused", async () => {
  const held = tokens();
  expect(await held.accessToken(portal)).toBe("access-1");
  await clock.sleep(23 * minute);
  expect(await held.accessToken(portal)).toBe("access-1");
  await clock.sleep(minute + 1);
  expect(await held.accessToken(portal)).toBe("access-2");
});

test("jitter brings the renewal forward, never back", async () => {
  const held = tokens({ random: () => 1 });
  await held.accessToken(portal);
  await clock.sleep(21 * minute + 1);
  expect(await held.accessToken(portal)).toBe("access-2");
});

test("calls at the same time share one refresh", async () => {
  const held = tokens();
  const all = await Promise.all(Array.from({ length: 20 }, () => held.accessToken(portal)));
  expect(new Set(all)).toEqual(new Set(["access-1"]));
  expect(refreshes).toHaveLength(1);
});

test("reads the stored token and renews it while no other instance does", async () => {
  const held = tokens({
    alone: async (id, work) => {
      events.push(`alone for ${id}`);
      const result = await work();
      events.push("others may");
      return result;
    },
  });
  await held.accessToken(portal);
  expect(events).toEqual([`alone for ${portal}`, "refreshed", "others may"]);
});

test("a new refresh token is stored before its access token is used, and an unchanged one is not written", async () => {
  answer = () => granted(1, { refreshToken: "refresh-9" });
  const held = tokens();
  events.push(await held.accessToken(portal));
  expect(events).toEqual(["refreshed", "stored", "access-1"]);
  expect(await storedRefreshToken()).toBe("refresh-9");
  events.length = 0;
  await clock.sleep(30 * minute);
  events.push(await held.accessToken(portal));
  expect(events).toEqual(["refreshed", "access-1"]);
  expect(refreshes).toEqual(["refresh-0", "refresh-9"]);
});

test("scopes that were granted since are read back", async () => {
  answer = () => granted(1, { scopes: ["oauth", "automation"] });
  await tokens().accessToken(portal);
  expect((await portals.get(portal))?.scopes).toEqual(["oauth", "automation"]);
});

test("a token endpoint that is down costs nothing while the old token lives", async () => {
  const held = tokens();
  await held.accessToken(portal);
  answer = () => Promise.reject(new HubSpotError({ kind: "unavailable", status: 503, retryAt: 0 }));
  await clock.sleep(25 * minute);
  expect(await held.accessToken(portal)).toBe("access-1");
  expect(await held.accessToken(portal)).toBe("access-1");
  expect(refreshes).toHaveLength(2);
  await clock.sleep(5 * minute);
  await expect(held.accessToken(portal)).rejects.toMatchObject({
    outcome: { kind: "unavailable" },
  });
});

test("a refused refresh token disconnects the portal for good, once, and keeps its data", async () => {
  const gone: number[] = [];
  const held = tokens({ onDisconnected: (id) => gone.push(id) });
  answer = () => Promise.reject(new HubSpotError({ kind: "disconnected" }));
  const disconnected = { outcome: { kind: "disconnected" } };
  await expect(held.accessToken(portal)).rejects.toMatchObject(disconnected);
  await expect(held.accessToken(portal)).rejects.toMatchObject(disconnected);
  expect(refreshes).toHaveLength(1);
  expect(gone).toEqual([7]);
  expect(await portals.get(portal)).toMatchObject({
    status: "disconnected",
    disconnectedAt: clock.now(),
    refreshToken: null,
  });
});

test("a new install while the old token is being refused is not undone", async () => {
  const held = tokens();
  answer = async () => {
    await storeInstall(
      { portals, sealing, clock },
      {
        portalId: portal,
        scopes: ["oauth"],
        granted: granted(5, { refreshToken: "refresh-5" }),
        language: "en",
      },
    );
    throw new HubSpotError({ kind: "disconnected" });
  };
  await expect(held.accessToken(portal)).rejects.toThrow("no longer installed");
  expect((await portals.get(portal))?.status).toBe("connected");
  answer = () => granted(6);
  expect(await held.accessToken(portal)).toBe("access-6");
  expect(refreshes).toEqual(["refresh-0", "refresh-5"]);
});

test("an account of a static token that is configured no more is disconnected, once", async () => {
  await storeInstall(
    { portals, sealing, clock },
    { portalId: portal, scopes: ["oauth"], granted: null, language: "en" },
  );
  events.length = 0;
  const held = tokens();
  for (let tries = 0; tries < 3; tries += 1) {
    await expect(held.accessToken(portal)).rejects.toThrow("no longer installed");
  }
  expect((await portals.get(portal))?.status).toBe("disconnected");
  expect(events).toEqual(["stored"]);
});

test("a new install during a refresh keeps its own refresh token", async () => {
  answer = async () => {
    await storeInstall(
      { portals, sealing, clock },
      {
        portalId: portal,
        scopes: ["oauth"],
        granted: granted(5, { refreshToken: "refresh-5" }),
        language: "en",
      },
    );
    return granted(1, { refreshToken: "refresh-1" });
  };
  await tokens().accessToken(portal);
  expect(await storedRefreshToken()).toBe("refresh-5");
});

test("a 401 renews the token that was refused, and no other", async () => {
  const held = tokens();
  const refused = await held.accessToken(portal);
  await Promise.all([held.renew(portal, refused), held.renew(portal, refused)]);
  expect(refreshes).toHaveLength(2);
  expect(await held.accessToken(portal)).toBe("access-2");
  await held.renew(portal, refused);
  expect(refreshes).toHaveLength(2);
});

test("the token of an install is used without a refresh, and nothing is asked for an unknown portal", async () => {
  const held = tokens();
  held.remember(portal, granted(3));
  expect(await held.accessToken(portal)).toBe("access-3");
  await expect(held.accessToken(portalId(99))).rejects.toMatchObject({
    outcome: { kind: "disconnected" },
  });
  expect(refreshes).toEqual([]);
});

test("refreshes of many portals are spread out", async () => {
  const many = Array.from({ length: 30 }, (_, index) => portalId(100 + index));
  for (const id of many) {
    await storeInstall(
      { portals, sealing, clock },
      { portalId: id, scopes: ["oauth"], granted: granted(0), language: "en" },
    );
  }
  const at: number[] = [];
  answer = () => {
    at.push(clock.now());
    return granted(1);
  };
  const held = tokens();
  for (const id of many) await held.accessToken(id);
  for (const [index, time] of at.entries()) {
    expect(at.filter((other) => other >= time && other < time + 1_000).length).toBeLessThan(11);
    expect(index).toBeLessThan(30);
  }
});

test("a static token is given as it is, and cannot be renewed", async () => {
  const held = staticToken("pat-na1-x");
  expect(await held.accessToken(portal)).toBe("pat-na1-x");
  await expect(held.renew(portal, "pat-na1-x")).rejects.toThrow("static token");
});
