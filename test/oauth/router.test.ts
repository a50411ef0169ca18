import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createOauthApi } from "../../src/hubspot/oauth-api.ts";
import { hubspotOptions } from "../../src/hubspot/options.ts";
import { redirectUri } from "../../src/oauth/authorize-url.ts";
import { createOauthRouter } from "../../src/oauth/router.ts";
import { requiredScopes } from "../../src/oauth/scopes.ts";
import { createSealing } from "../../src/oauth/sealing.ts";
import { createTokens } from "../../src/oauth/tokens.ts";
import { portalId } from "../../src/store/portal-id.ts";
import { apiUrl, hubspotOverNock, leapingClock, silent, useNock } from "../hubspot/setup.ts";
import { memoryPortals } from "./memory-portals.ts";

useNock();

const publicUrl = "https://ripen.example";
const returnUrl = "https://app-eu1.hubspot.com/marketplace/4242/done?x=1";
const id = portalId(4242);
const token = "/oauth/2026-09/token";

let events: string[];
let clock: ReturnType<typeof leapingClock>;
let portals: ReturnType<typeof memoryPortals>;
let base: string;
let close: () => void;
const sealing = createSealing({ current: "k", keys: new Map([["k", randomBytes(32)]]) });

beforeEach(async () => {
  nock.enableNetConnect("127.0.0.1");
  events = [];
  clock = leapingClock();
  portals = memoryPortals(events);
  const api = createOauthApi({
    apiUrl,
    clientId: "app-1",
    clientSecret: "secret-1",
    redirectUri: redirectUri(publicUrl),
    clock,
    options: hubspotOptions,
  });
  const tokens = createTokens({ portals, sealing, api, clock, log: silent });
  const hubspot = hubspotOverNock({ accessToken: (portal) => tokens.accessToken(portal), clock });
  const router = createOauthRouter({
    api,
    hubspot,
    portals,
    sealing,
    tokens,
    clock,
    log: silent,
    apiUrl,
    publicUrl,
    clientId: "app-1",
    clientSecret: "secret-1",
    afterInstallUrl: (portal) => `/console?portal=${portal}`,
    onInstalled: (portal) => {
      events.push(`installed ${portal}`);
      return Promise.resolve();
    },
  });
  const server = createServer(express().use(router)).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => void server.close();
});
afterEach(() => close());

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(base + path, { redirect: "manual", headers: { connection: "close", ...headers } });
}

async function begin(path = "/oauth/install") {
  const response = await get(path);
  const location = new URL(response.headers.get("location") ?? "");
  const setCookie = response.headers.get("set-cookie") ?? "";
  const cookie = setCookie.split(";")[0] ?? "";
  const state = location.searchParams.get("state") ?? "";
  return { response, location, setCookie, cookie, state };
}

function grants(overrides: Record<string, unknown> = {}): void {
  nock(apiUrl)
    .post(token)
    .reply(200, {
      access_token: "access-1",
      refresh_token: "refresh-1",
      expires_in: 1_800,
      token_type: "bearer",
      hub_id: id,
      scopes: requiredScopes,
      ...overrides,
    });
}

function tellsAccount(): void {
  nock(apiUrl, { reqheaders: { authorization: "Bearer access-1" } })
    .get("/account-info/2026-09/details")
    .reply(() => {
      events.push("access token used");
      return [200, { portalId: id, timeZone: "Europe/Madrid", uiDomain: "app-eu1.hubspot.com" }];
    });
  nock(apiUrl)
    .post(`${token}/introspect`)
    .reply(200, { active: true, hub_id: id, user: "ana@example.com", scopes: [] });
}

test("our link leads to HubSpot's page with our scopes, a state and a challenge", async () => {
  const { location, setCookie, state } = await begin();
  expect(location.origin + location.pathname).toBe("https://app.hubspot.com/oauth/authorize");
  expect(Object.fromEntries(location.searchParams)).toMatchObject({
    client_id: "app-1",
    redirect_uri: "https://ripen.example/oauth/callback",
    scope: requiredScopes.join(" "),
    optional_scope: expect.stringContaining("automation") as string,
    code_challenge_method: "S256",
  });
  expect(Buffer.from(state, "base64url")).toHaveLength(32);
  expect(setCookie).toMatch(/^__Host-ripen-install-/);
  for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=600"]) {
    expect(setCookie).toContain(attribute);
  }
});

test("an install for a certain account asks HubSpot for that account", async () => {
  const { location } = await begin("/oauth/install?portalId=4242");
  expect(location.pathname).toBe("/oauth/4242/authorize");
});

test("an install from our link is stored before its token is used, and ends on our page", async () => {
  const { cookie, state, location } = await begin();
  let verifier = "";
  nock(apiUrl)
    .post(token, (body: Record<string, string>) => {
      verifier = body["code_verifier"] ?? "";
      return body["code"] === "code-1" && body["grant_type"] === "authorization_code";
    })
    .reply(200, {
      access_token: "access-1",
      refresh_token: "refresh-1",
      expires_in: 1_800,
      hub_id: id,
      scopes: [...requiredScopes, "automation"],
    });
  tellsAccount();
  const response = await get(`/oauth/callback?code=code-1&state=${state}`, {
    cookie,
    "accept-language": "es-ES,es;q=0.9",
  });
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("/console?portal=4242");
  expect(createHash("sha256").update(verifier).digest("base64url")).toBe(
    location.searchParams.get("code_challenge"),
  );
  expect(events).toEqual(["stored", "access token used", "stored", "installed 4242"]);
  const portal = await portals.get(id);
  expect(portal).toMatchObject({
    status: "connected",
    installedAt: clock.now(),
    installedBy: "ana@example.com",
    timeZone: "Europe/Madrid",
    uiDomain: "app-eu1.hubspot.com",
    language: "es",
    scopes: [...requiredScopes, "automation"],
  });
  expect(JSON.stringify(portal)).not.toContain("refresh-1");
});

test("a new install keeps the portal's models, language and bindings", async () => {
  for (const language of ["es", "en"]) {
    grants();
    tellsAccount();
    const { cookie, state } = await begin();
    await get(`/oauth/callback?code=c&state=${state}`, { cookie, "accept-language": language });
    await portals.update(id, (before) => {
      if (before === null) throw new Error("Not installed");
      return { ...before, bindings: { welcome: { actuator: "property", boundAt: 5 } } };
    });
  }
  expect(await portals.get(id)).toMatchObject({
    language: "es",
    bindings: { welcome: { actuator: "property", boundAt: 5 } },
  });
});

test("a Marketplace install without sign-in needs no state and goes back to HubSpot", async () => {
  grants();
  tellsAccount();
  const path = `/oauth/install?code=c&returnUrl=${encodeURIComponent(returnUrl)}`;
  const response = await get(path);
  expect(response.headers.get("location")).toBe(returnUrl);
  expect((await portals.get(id))?.status).toBe("connected");
});

test("a Marketplace install with sign-in gives a state and takes it back", async () => {
  const back = encodeURIComponent(returnUrl);
  const first = await begin(`/oauth/install?step=authorize&returnUrl=${back}`);
  expect(first.location.href).toBe(`${returnUrl}&state=${first.state}`);
  expect(first.setCookie).toContain("SameSite=None");
  expect(first.setCookie).toContain("Secure");
  grants();
  tellsAccount();
  const finalize = `/oauth/install?step=finalize&code=c&state=${first.state}&returnUrl=${back}`;
  const response = await get(finalize, { cookie: first.cookie });
  expect(response.headers.get("location")).toBe(returnUrl);
});

test.each([
  ["of another host", "https://evil.example/"],
  ["of a look-alike host", "https://hubspot.com.evil.example/"],
  ["of a host that ends alike", "https://nothubspot.com/"],
  ["without https", "http://app.hubspot.com/"],
  ["with a user in front", "https://app.hubspot.com@evil.example/"],
  ["with a port", "https://app.hubspot.com:8443/"],
  ["that runs a script", "javascript:alert(1)"],
])("a return address %s is refused before anything is exchanged", async (_name, address) => {
  const response = await get(`/oauth/install?code=c&returnUrl=${encodeURIComponent(address)}`);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("does not lead back to HubSpot");
});

test.each([
  ["without its cookie", (_cookie: string) => ""],
  ["with another browser's cookie", (cookie: string) => `${cookie.split("=")[0] ?? ""}=AAAA`],
])("a state %s is refused", async (_name, change) => {
  const { cookie, state } = await begin();
  const response = await get(`/oauth/callback?code=c&state=${state}`, { cookie: change(cookie) });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("This install has expired");
});

test("a state works once, for ten minutes, and in its own flow", async () => {
  grants();
  tellsAccount();
  const used = await begin();
  const path = `/oauth/callback?code=c&state=${used.state}`;
  expect((await get(path, { cookie: used.cookie })).status).toBe(302);
  expect((await get(path, { cookie: used.cookie })).status).toBe(400);
  const late = await begin();
  await clock.sleep(600_000);
  const again = await get(`/oauth/callback?code=c&state=${late.state}`, { cookie: late.cookie });
  expect(again.status).toBe(400);
  const own = await begin();
  const back = encodeURIComponent(returnUrl);
  const mixed = `/oauth/callback?step=finalize&code=c&state=${own.state}&returnUrl=${back}`;
  expect((await get(mixed, { cookie: own.cookie })).status).toBe(400);
});

test("two installs in one browser do not disturb each other", async () => {
  const first = await begin();
  const second = await begin();
  const cookie = `${first.cookie}; ${second.cookie}`;
  for (const { state } of [second, first]) {
    grants();
    tellsAccount();
    expect((await get(`/oauth/callback?code=c&state=${state}`, { cookie })).status).toBe(302);
  }
});

test("another account than the one asked for is not stored, and what it granted is revoked", async () => {
  const { cookie, state } = await begin("/oauth/install?portalId=1111");
  grants();
  nock(apiUrl)
    .post(`${token}/revoke`, (body: Record<string, string>) => body["token"] === "refresh-1")
    .reply(200);
  const response = await get(`/oauth/callback?code=c&state=${state}`, { cookie });
  expect(response.status).toBe(409);
  expect(await response.text()).toContain("4242 was chosen");
  expect(await portals.list()).toEqual([]);
});

test("an install without a required scope names it and is not stored", async () => {
  const { cookie, state } = await begin();
  grants({ scopes: ["oauth"] });
  nock(apiUrl).post(`${token}/revoke`).reply(200);
  const response = await get(`/oauth/callback?code=c&state=${state}`, { cookie });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("crm.objects.contacts.write");
  expect(await portals.list()).toEqual([]);
});

test.each([
  ["/oauth/callback?error=access_denied&error_description=<b>no</b>", 400, "se rechazó"],
  ["/oauth/callback", 400, "no está completa"],
  ["/oauth/callback?code=c", 400, "no está completa"],
  ["/oauth/install?portalId=abc", 400, "no está completa"],
])("%s is answered in the reader's language with what to do", async (path, status, text) => {
  const response = await get(path, { "accept-language": "es" });
  expect(response.status).toBe(status);
  const html = await response.text();
  expect(html).toContain(text);
  expect(html).toContain('lang="es"');
  expect(html).not.toContain("<b>");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test.each([
  ["BAD_AUTH_CODE", 400, "HubSpot did not accept the install"],
  ["BAD_CLIENT_SECRET", 500, "not set up correctly"],
])("a code that meets %s ends on a page that says so", async (status, code, text) => {
  const { cookie, state } = await begin();
  nock(apiUrl).post(token).reply(400, { status, error: "invalid_grant" });
  const response = await get(`/oauth/callback?code=c&state=${state}`, { cookie });
  expect(response.status).toBe(code);
  expect(await response.text()).toContain(text);
});

test("a HubSpot that is down during an install is no one's fault", async () => {
  const { cookie, state } = await begin();
  nock(apiUrl).post(token).reply(503, "");
  const response = await get(`/oauth/callback?code=c&state=${state}`, { cookie });
  expect(response.status).toBe(503);
});

test("where the token endpoint leaves account and scopes out, the token is introspected", async () => {
  const { cookie, state } = await begin();
  grants({ hub_id: undefined, scopes: undefined });
  nock(apiUrl)
    .post(`${token}/introspect`)
    .reply(200, { active: true, hub_id: id, user: "x", scopes: requiredScopes });
  tellsAccount();
  const response = await get(`/oauth/callback?code=c&state=${state}`, { cookie });
  expect(response.status).toBe(302);
  expect((await portals.get(id))?.scopes).toEqual(requiredScopes);
});
