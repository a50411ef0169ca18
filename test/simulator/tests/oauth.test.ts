import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  answerOf,
  caller,
  credentials,
  installLink,
  openHubSpot,
  postToken,
  testClock,
  type Opened,
} from "./open-hubspot.ts";

const redirect = "http://localhost:3000/oauth/callback";
const exchange = { grant_type: "authorization_code", redirect_uri: redirect };

function freshCode({ simulator, portal, app }: Opened, more: object = {}): string {
  const back = new URL(portal.approveInstall(installLink(simulator, app, more)));
  return back.searchParams.get("code") ?? "";
}

test("the install page has a Connect button whose form leads back with code and state", async () => {
  const { simulator, app } = await openHubSpot();
  const link = installLink(simulator, app, { state: "s-1" });
  const page = await (await fetch(link)).text();
  expect(page).toContain("Connect app</button>");
  const action = /action="(?<action>[^"]+)"/u.exec(page)?.groups?.["action"] ?? "";
  const response = await fetch(simulator.url + action.replaceAll("&amp;", "&"), {
    method: "POST",
    redirect: "manual",
  });
  expect(response.status).toBe(302);
  const back = new URL(response.headers.get("location") ?? "");
  expect(back.origin + back.pathname).toBe(redirect);
  expect(back.searchParams.get("state")).toBe("s-1");
  expect(back.searchParams.get("code")).toBeTruthy();
});

test.each([
  ["a required scope is missing", { scope: "oauth" }],
  ["a scope is not configured", { optional_scope: "tickets" }],
  ["the redirect address differs", { redirect_uri: "http://localhost:3000/else" }],
  ["the client is unknown", { client_id: "nobody" }],
])("the install page refuses when %s", async (_, more) => {
  const { simulator, app } = await openHubSpot();
  expect((await fetch(installLink(simulator, app, more))).status).toBe(400);
});

test("the token answer names the portal, the granted scopes and the life of the token", async () => {
  const opened = await openHubSpot({ tier: "free" });
  const { simulator, app, portal } = opened;
  const { status, body } = await postToken(simulator, {
    ...credentials(app),
    ...exchange,
    code: freshCode(opened),
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    token_type: "bearer",
    token_use: "access_token",
    expires_in: 1800,
    hub_id: portal.id,
  });
  expect(body["scopes"]).toContain("crm.lists.read");
  expect(body["scopes"]).not.toContain("automation");
});

test("a code works once, and not after its time", async () => {
  const clock = testClock();
  const opened = await openHubSpot({ now: clock.now, codeLifeMs: 60_000 });
  const form = { ...credentials(opened.app), ...exchange, code: freshCode(opened) };
  expect((await postToken(opened.simulator, form)).status).toBe(200);
  const again = await postToken(opened.simulator, form);
  expect(again.status).toBe(400);
  expect(again.body["status"]).toBe("BAD_AUTH_CODE");
  const late = { ...form, code: freshCode(opened) };
  clock.move(60_000);
  expect((await postToken(opened.simulator, late)).body["status"]).toBe("BAD_AUTH_CODE");
});

test("a code with a challenge needs its verifier", async () => {
  const opened = await openHubSpot();
  const verifier = "v".repeat(43);
  const code_challenge = createHash("sha256").update(verifier).digest("base64url");
  const more = { code_challenge, code_challenge_method: "S256" };
  const form = { ...credentials(opened.app), ...exchange };
  const wrong = { ...form, code: freshCode(opened, more), code_verifier: "w".repeat(43) };
  const right = { ...form, code: freshCode(opened, more), code_verifier: verifier };
  expect((await postToken(opened.simulator, wrong)).body["status"]).toBe("BAD_CODE_VERIFIER");
  expect((await postToken(opened.simulator, right)).status).toBe(200);
});

test.each([
  [{ client_secret: "wrong" }, "BAD_CLIENT_SECRET", "invalid_client"],
  [{ client_id: "wrong" }, "BAD_CLIENT_ID", "invalid_client"],
  [{ redirect_uri: "http://localhost:3000/else" }, "BAD_REDIRECT_URI", "invalid_grant"],
  [{ grant_type: "password" }, "BAD_GRANT_TYPE", "unsupported_grant_type"],
])("the token endpoint refuses %o with %s", async (wrong, status, error) => {
  const opened = await openHubSpot();
  const form = { ...credentials(opened.app), ...exchange, code: freshCode(opened), ...wrong };
  const answer = await postToken(opened.simulator, form);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ status, error });
});

test("the token endpoint takes nothing from the query and no JSON", async () => {
  const opened = await openHubSpot();
  const form = { ...credentials(opened.app), ...exchange, code: freshCode(opened) };
  const url = `${opened.simulator.url}/oauth/2026-09/token`;
  const query = new URLSearchParams(form).toString();
  const byQuery = await fetch(`${url}?${query}`, { method: "POST" });
  const byJson = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(form),
  });
  expect([byQuery.status, byJson.status]).toEqual([400, 400]);
});

test("a refresh gives a new access token until the app is uninstalled", async () => {
  const opened = await openHubSpot();
  const { simulator, app, portal } = opened;
  const first = await postToken(simulator, {
    ...credentials(app),
    ...exchange,
    code: freshCode(opened),
  });
  const form = {
    ...credentials(app),
    grant_type: "refresh_token",
    refresh_token: String(first.body["refresh_token"]),
  };
  const second = await postToken(simulator, form);
  expect(second.body["access_token"]).not.toBe(first.body["access_token"]);
  const call = caller(simulator, String(second.body["access_token"]));
  expect((await call("DELETE", "/appinstalls/2026-09/external-install")).status).toBe(204);
  expect(portal.installed()).toBe(false);
  expect((await postToken(simulator, form)).body).toEqual({
    error: "invalid_grant",
    error_description: "refresh token is invalid, expired or revoked",
    status: "BAD_REFRESH_TOKEN",
    message: "refresh token is invalid, expired or revoked",
  });
});

test("a closed account answers a refresh with BAD_HUB", async () => {
  const opened = await openHubSpot();
  const { simulator, app, portal } = opened;
  const code = freshCode(opened);
  const { body } = await postToken(simulator, { ...credentials(app), ...exchange, code });
  portal.closeAccount();
  const refresh_token = String(body["refresh_token"]);
  const form = { ...credentials(app), grant_type: "refresh_token", refresh_token };
  expect((await postToken(simulator, form)).body).toMatchObject({
    status: "BAD_HUB",
    error: "access_denied",
    message: "missing or unknown hub id",
  });
});

test("introspection tells an access token from a refresh token, and a revoked one is not active", async () => {
  const opened = await openHubSpot();
  const { simulator, app, token, portal } = opened;
  const ask = (value: string): ReturnType<typeof postToken> =>
    postToken(simulator, { ...credentials(app), token: value }, "/introspect");
  const access = await ask(token);
  expect(access.body).toMatchObject({
    active: true,
    hub_id: portal.id,
    token_use: "access_token",
    app_id: app.appId,
    signed_access_token: { hublet: "na1", hubId: portal.id },
  });
  const code = freshCode(opened);
  const { body } = await postToken(simulator, { ...credentials(app), ...exchange, code });
  const refresh = String(body["refresh_token"]);
  const asked = await ask(refresh);
  expect(asked.body["token_use"]).toBe("refresh_token");
  expect(asked.body["signed_access_token"]).toBeUndefined();
  await postToken(simulator, { ...credentials(app), token: refresh }, "/revoke");
  expect((await ask(refresh)).body).toEqual({ active: false });
});

test("a Marketplace install brings a code and the address to return to, without a state of ours", async () => {
  const { simulator, app, portal } = await openHubSpot();
  const url = new URL(portal.seamlessInstallUrl(redirect));
  expect(url.searchParams.get("returnUrl")).toMatch(/^https:\/\/app\.hubspot\.com\//u);
  expect(url.searchParams.has("state")).toBe(false);
  const code = url.searchParams.get("code") ?? "";
  expect((await postToken(simulator, { ...credentials(app), ...exchange, code })).status).toBe(200);
  const { authorize, finalize } = portal.partnerInstallUrls(redirect);
  expect(new URL(authorize).searchParams.get("step")).toBe("authorize");
  expect(new URL(finalize("abc")).searchParams.get("state")).toBe("abc");
});

test("an expired token answers 401 with the time at which it expired", async () => {
  const clock = testClock();
  const { call } = await openHubSpot({ now: clock.now });
  expect((await call("GET", "/account-info/2026-09/details")).status).toBe(200);
  clock.move(1_875_000);
  const { status, body } = await call("GET", "/account-info/2026-09/details");
  expect(status).toBe(401);
  expect(body).toMatchObject({
    status: "error",
    message: "The OAuth token used to make this call expired 75 second(s) ago.",
    category: "EXPIRED_AUTHENTICATION",
    context: { "expire time": ["2026-11-20T09:30:00.000Z"] },
  });
});

test("a call without a token answers 401, one without its scope 403 with the scopes that are missing", async () => {
  const { simulator, portal } = await openHubSpot();
  const naked = await answerOf(await fetch(`${simulator.url}/crm/objects/2026-09/contacts`));
  expect([naked.status, naked.body["category"]]).toEqual([401, "INVALID_AUTHENTICATION"]);
  const call = caller(simulator, portal.staticToken(["oauth"]));
  const { status, body } = await call("GET", "/crm/objects/2026-09/contacts");
  expect(status).toBe(403);
  expect(body["category"]).toBe("MISSING_SCOPES");
  expect(body["context"]?.["requiredGranularScopes"]).toEqual(["crm.objects.contacts.read"]);
});
