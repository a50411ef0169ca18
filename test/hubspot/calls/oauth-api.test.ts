import nock from "nock";
import { expect, test } from "vitest";
import { createOauthApi } from "../../../src/hubspot/calls/oauth-api.ts";
import { hubspotOptions } from "../../../src/hubspot/transport/options.ts";
import { apiUrl, leapingClock, useNock } from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const token = "/oauth/2026-09/token";
const app = { client_id: "app-1", client_secret: "secret-1" };

function api(clock = leapingClock()) {
  return createOauthApi({
    apiUrl,
    clientId: app.client_id,
    clientSecret: app.client_secret,
    redirectUri: "https://ripen.example/oauth/callback",
    clock,
    options: hubspotOptions,
    random: () => 1,
  });
}

const granted = {
  token_type: "bearer",
  access_token: "access-1",
  refresh_token: "refresh-1",
  expires_in: 1_800,
  hub_id: 4242,
  scopes: ["oauth", "automation"],
  token_use: "access_token",
};

const form = { reqheaders: { "content-type": /^application\/x-www-form-urlencoded/ } };

test("a code is exchanged in a form-encoded body, with its verifier", async () => {
  nock(apiUrl, form)
    .post(token, {
      grant_type: "authorization_code",
      ...app,
      redirect_uri: "https://ripen.example/oauth/callback",
      code: "code-1",
      code_verifier: "verifier-1",
    })
    .reply(200, granted);
  await expect(api().exchangeCode("code-1", "verifier-1")).resolves.toEqual({
    accessToken: "access-1",
    refreshToken: "refresh-1",
    lifeMs: 1_800_000,
    hubId: 4242,
    scopes: ["oauth", "automation"],
  });
});

test("a code without a verifier is sent without one", async () => {
  nock(apiUrl, form)
    .post(token, (body: Record<string, string>) => !("code_verifier" in body))
    .reply(200, granted);
  await expect(api().exchangeCode("code-1", null)).resolves.toMatchObject({ hubId: 4242 });
});

test("a code that was used is refused with HubSpot's own word, and not sent twice", async () => {
  nock(apiUrl).post(token).reply(400, {
    error: "invalid_grant",
    status: "BAD_AUTH_CODE",
    message: "missing or unknown auth code",
  });
  await expect(api().exchangeCode("code-1", null)).rejects.toMatchObject({
    outcome: { kind: "refused", category: "BAD_AUTH_CODE" },
  });
});

test("an exchange that met a server error is not repeated: the code may be used up", async () => {
  nock(apiUrl).post(token).reply(502, "");
  await expect(api().exchangeCode("code-1", null)).rejects.toMatchObject({
    outcome: { kind: "unknownOutcome" },
  });
});

test("a refresh sends the refresh token and takes the one that comes back", async () => {
  nock(apiUrl, form)
    .post(token, { grant_type: "refresh_token", ...app, refresh_token: "refresh-1" })
    .reply(200, { ...granted, refresh_token: "refresh-2" });
  await expect(api().refresh("refresh-1")).resolves.toMatchObject({ refreshToken: "refresh-2" });
});

test.each([
  { status: "BAD_REFRESH_TOKEN", error: "invalid_grant" },
  { status: "BAD_HUB", error: "access_denied" },
  { error: "invalid_grant" },
])("a refresh that meets %o means that the app was uninstalled", async (body) => {
  nock(apiUrl).post(token).reply(400, body);
  await expect(api().refresh("refresh-1")).rejects.toMatchObject({
    outcome: { kind: "disconnected" },
  });
});

test("a refresh with a wrong client secret disconnects nobody", async () => {
  nock(apiUrl).post(token).reply(400, { status: "BAD_CLIENT_SECRET", error: "invalid_client" });
  await expect(api().refresh("refresh-1")).rejects.toMatchObject({
    outcome: { kind: "refused", category: "BAD_CLIENT_SECRET" },
  });
});

test("a refresh waits for the token endpoint's own limit and is repeated after server errors", async () => {
  const clock = leapingClock();
  nock(apiUrl).post(token).reply(429, { policyName: "OTHER" }, { "retry-after": "2" });
  nock(apiUrl).post(token).reply(503, "");
  nock(apiUrl).post(token).reply(200, granted);
  await expect(api(clock).refresh("refresh-1")).resolves.toMatchObject({ accessToken: "access-1" });
  expect(clock.slept).toEqual([2_025, 4_000]);
});

test("an introspected token names account, installer and scopes; a revoked one is not active", async () => {
  nock(apiUrl, form)
    .post(`${token}/introspect`, {
      ...app,
      token: "access-1",
      token_type_hint: "access_token",
    })
    .reply(200, {
      active: true,
      hub_id: 4242,
      user: "ana@example.com",
      hub_domain: "example.com",
      scopes: ["oauth"],
      token_use: "access_token",
    });
  await expect(api().introspect("access-1", "access_token")).resolves.toEqual({
    active: true,
    hubId: 4242,
    user: "ana@example.com",
    hubDomain: "example.com",
    scopes: ["oauth"],
  });
  nock(apiUrl)
    .post(`${token}/introspect`, (body: Record<string, string>) => body["token"] === "r")
    .reply(200, { active: false });
  await expect(api().introspect("r", "refresh_token")).resolves.toEqual({ active: false });
});

test("a refresh token is revoked", async () => {
  nock(apiUrl, form)
    .post(`${token}/revoke`, { ...app, token: "refresh-1", token_type_hint: "refresh_token" })
    .reply(200);
  await expect(api().revoke("refresh-1", "refresh_token")).resolves.toBeUndefined();
});
