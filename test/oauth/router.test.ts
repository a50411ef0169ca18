import { createHash } from "node:crypto";
import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { requiredScopes } from "../../src/oauth/scopes.ts";
import { apiUrl, useNock } from "../support/hubspot/hubspot-over-nock.ts";
import {
  grants,
  id,
  openInstallPages,
  returnUrl,
  tellsAccount,
  token,
  type InstallPages,
} from "./install-pages.ts";

useNock();

let pages: InstallPages;
beforeEach(async () => {
  pages = await openInstallPages();
});
afterEach(() => pages.close());

test("our link leads to HubSpot's page with our scopes, a state and a challenge", async () => {
  const { location, setCookie, state } = await pages.begin();
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
  const { location } = await pages.begin("/oauth/install?portalId=4242");
  expect(location.pathname).toBe("/oauth/4242/authorize");
});

test("an install from our link is stored before its token is used, and ends on our page", async () => {
  const { cookie, state, location } = await pages.begin();
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
  tellsAccount(pages.events);
  const response = await pages.get(`/oauth/callback?code=code-1&state=${state}`, {
    cookie,
    "accept-language": "es-ES,es;q=0.9",
  });
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("/console?portal=4242");
  expect(createHash("sha256").update(verifier).digest("base64url")).toBe(
    location.searchParams.get("code_challenge"),
  );
  expect(pages.events).toEqual(["stored", "access token used", "stored", "installed 4242"]);
  const portal = await pages.portals.get(id);
  expect(portal).toMatchObject({
    status: "connected",
    installedAt: pages.clock.now(),
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
    const { cookie, state } = await pages.begin();
    await pages.get(`/oauth/callback?code=c&state=${state}`, {
      cookie,
      "accept-language": language,
    });
    await pages.portals.change(id, (before) => {
      return { ...before, bindings: { welcome: { actuator: "property", boundAt: 5 } } };
    });
  }
  expect(await pages.portals.get(id)).toMatchObject({
    language: "es",
    bindings: { welcome: { actuator: "property", boundAt: 5 } },
  });
});

test("a Marketplace install without sign-in needs no state and goes back to HubSpot", async () => {
  grants();
  tellsAccount();
  const path = `/oauth/install?code=c&returnUrl=${encodeURIComponent(returnUrl)}`;
  const response = await pages.get(path);
  expect(response.headers.get("location")).toBe(returnUrl);
  expect((await pages.portals.get(id))?.status).toBe("connected");
});

test("a Marketplace install with sign-in gives a state and takes it back", async () => {
  const back = encodeURIComponent(returnUrl);
  const first = await pages.begin(`/oauth/install?step=authorize&returnUrl=${back}`);
  expect(first.location.href).toBe(`${returnUrl}&state=${first.state}`);
  expect(first.setCookie).toContain("SameSite=None");
  expect(first.setCookie).toContain("Secure");
  grants();
  tellsAccount();
  const finalize = `/oauth/install?step=finalize&code=c&state=${first.state}&returnUrl=${back}`;
  const response = await pages.get(finalize, { cookie: first.cookie });
  expect(response.headers.get("location")).toBe(returnUrl);
});

test("two installs in one browser do not disturb each other", async () => {
  const first = await pages.begin();
  const second = await pages.begin();
  const cookie = `${first.cookie}; ${second.cookie}`;
  for (const { state } of [second, first]) {
    grants();
    tellsAccount();
    expect((await pages.get(`/oauth/callback?code=c&state=${state}`, { cookie })).status).toBe(302);
  }
});

test("where the token endpoint leaves account and scopes out, the token is introspected", async () => {
  const { cookie, state } = await pages.begin();
  grants({ hub_id: undefined, scopes: undefined });
  nock(apiUrl)
    .post(`${token}/introspect`)
    .reply(200, { active: true, hub_id: id, user: "x", scopes: requiredScopes });
  tellsAccount();
  const response = await pages.get(`/oauth/callback?code=c&state=${state}`, { cookie });
  expect(response.status).toBe(302);
  expect((await pages.portals.get(id))?.scopes).toEqual(requiredScopes);
});
