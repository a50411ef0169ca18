import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { apiUrl, useNock } from "../support/hubspot/hubspot-over-nock.ts";
import {
  grants,
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

test.each([
  ["of another host", "https://evil.example/"],
  ["of a look-alike host", "https://hubspot.com.evil.example/"],
  ["of a host that ends alike", "https://nothubspot.com/"],
  ["without https", "http://app.hubspot.com/"],
  ["with a user in front", "https://app.hubspot.com@evil.example/"],
  ["with a password", "https://user:secret@app.hubspot.com/"],
  ["with a port", "https://app.hubspot.com:8443/"],
  ["that runs a script", "javascript:alert(1)"],
])("a return address %s is refused before anything is exchanged", async (_name, address) => {
  const response = await pages.get(
    `/oauth/install?code=c&returnUrl=${encodeURIComponent(address)}`,
  );
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("does not lead back to HubSpot");
});

test.each([
  ["without its cookie", (_cookie: string) => ""],
  ["with another browser's cookie", (cookie: string) => `${cookie.split("=")[0] ?? ""}=AAAA`],
])("a state %s is refused", async (_name, change) => {
  const { cookie, state } = await pages.begin();
  const response = await pages.get(`/oauth/callback?code=c&state=${state}`, {
    cookie: change(cookie),
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("This install has expired");
});

test("a state works once, for ten minutes, and in its own flow", async () => {
  grants();
  tellsAccount();
  const used = await pages.begin();
  const path = `/oauth/callback?code=c&state=${used.state}`;
  expect((await pages.get(path, { cookie: used.cookie })).status).toBe(302);
  expect((await pages.get(path, { cookie: used.cookie })).status).toBe(400);
  const late = await pages.begin();
  await pages.clock.sleep(600_000);
  const again = await pages.get(`/oauth/callback?code=c&state=${late.state}`, {
    cookie: late.cookie,
  });
  expect(again.status).toBe(400);
  const own = await pages.begin();
  const back = encodeURIComponent(returnUrl);
  const mixed = `/oauth/callback?step=finalize&code=c&state=${own.state}&returnUrl=${back}`;
  expect((await pages.get(mixed, { cookie: own.cookie })).status).toBe(400);
});

test("another account than the one asked for is not stored, and what it granted is revoked", async () => {
  const { cookie, state } = await pages.begin("/oauth/install?portalId=1111");
  grants();
  nock(apiUrl)
    .post(`${token}/revoke`, (body: Record<string, string>) => body["token"] === "refresh-1")
    .reply(200);
  const response = await pages.get(`/oauth/callback?code=c&state=${state}`, { cookie });
  expect(response.status).toBe(409);
  expect(await response.text()).toContain("4242 was chosen");
  expect(await pages.portals.list()).toEqual([]);
});

test("an install without a required scope names it and is not stored", async () => {
  const { cookie, state } = await pages.begin();
  grants({ scopes: ["oauth"] });
  nock(apiUrl).post(`${token}/revoke`).reply(200);
  const response = await pages.get(`/oauth/callback?code=c&state=${state}`, { cookie });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("crm.objects.contacts.write");
  expect(await pages.portals.list()).toEqual([]);
});

test.each([
  ["/oauth/callback?error=access_denied&error_description=<b>no</b>", 400, "se rechazó"],
  ["/oauth/callback", 400, "no está completa"],
  ["/oauth/callback?code=c", 400, "no está completa"],
  ["/oauth/install?portalId=abc", 400, "no está completa"],
])("%s is answered in the reader's language with what to do", async (path, status, text) => {
  const response = await pages.get(path, { "accept-language": "es" });
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
  const { cookie, state } = await pages.begin();
  nock(apiUrl).post(token).reply(400, { status, error: "invalid_grant" });
  const response = await pages.get(`/oauth/callback?code=c&state=${state}`, { cookie });
  expect(response.status).toBe(code);
  expect(await response.text()).toContain(text);
});

test("a HubSpot that is down during an install is no one's fault", async () => {
  const { cookie, state } = await pages.begin();
  nock(apiUrl).post(token).reply(503, "");
  const response = await pages.get(`/oauth/callback?code=c&state=${state}`, { cookie });
  expect(response.status).toBe(503);
});
