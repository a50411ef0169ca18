import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createOauthApi } from "../../src/hubspot/calls/oauth-api.ts";
import { hubspotOptions } from "../../src/hubspot/transport/options.ts";
import { readingCalls } from "./every-call/reading.ts";
import { setUpCalls } from "./every-call/set-up.ts";
import { writingCalls } from "./every-call/writing.ts";
import { callsOf, type SentCall } from "./record-calls.ts";
import {
  apiUrl,
  hubspotOverNock,
  leapingClock,
  portal,
  useNock,
} from "../support/hubspot/hubspot-over-nock.ts";

useNock();

const verbs = { ...setUpCalls, ...readingCalls, ...writingCalls };

test.for(Object.entries(verbs))(
  "%s: exact address, headers and body",
  async ([, { act, answers, sent }]) => {
    const calls = await callsOf(() => act(hubspotOverNock().portal(portal)), ...answers);
    expect(calls).toEqual(
      sent.map(([method, address, body = ""]): SentCall => ({
        method,
        address,
        headers: {
          accept: "application/json, */*;q=0.8",
          authorization: "Bearer token-1",
          "content-type": "application/json",
        },
        body,
      })),
    );
  },
);

const fieldsOf = (body: unknown): unknown =>
  typeof body === "string" ? Object.fromEntries(new URLSearchParams(body)) : body;

test("the token endpoint is asked by forms, without any token in a header", async () => {
  const api = createOauthApi({
    apiUrl,
    clientId: "id",
    clientSecret: "secret",
    redirectUri: "https://ripen.example/oauth/callback",
    clock: leapingClock(),
    options: hubspotOptions,
  });
  const granted = { access_token: "a", refresh_token: "r", expires_in: 1_800, hub_id: 1 };
  const app = { client_id: "id", client_secret: "secret" };
  const path = "/oauth/2026-09/token";
  const calls = await callsOf(
    async () => {
      await api.exchangeCode("code", "verifier");
      await api.refresh("r");
      await api.introspect("a", "access_token");
      await api.revoke("r", "refresh_token");
    },
    ["POST", granted],
    ["POST", granted],
    ["POST", { active: false }],
    ["POST", {}],
  );
  const forms = [
    [
      path,
      {
        grant_type: "authorization_code",
        ...app,
        redirect_uri: "https://ripen.example/oauth/callback",
        code: "code",
        code_verifier: "verifier",
      },
    ],
    [path, { grant_type: "refresh_token", ...app, refresh_token: "r" }],
    [`${path}/introspect`, { ...app, token: "a", token_type_hint: "access_token" }],
    [`${path}/revoke`, { ...app, token: "r", token_type_hint: "refresh_token" }],
  ] as const;
  expect(calls.map((call) => ({ ...call, body: fieldsOf(call.body) }))).toEqual(
    forms.map(([address, body]) => ({
      method: "POST",
      address,
      headers: {
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
      },
      body,
    })),
  );
});

const hasTestOfItsOwn = (name: string): boolean =>
  existsSync(new URL(`./calls/${name}.test.ts`, import.meta.url));

test("no verb that calls HubSpot is without such a test", () => {
  const folder = new URL("../../src/hubspot/calls/", import.meta.url);
  const calling = readdirSync(folder)
    .filter((file) => readFileSync(new URL(file, folder), "utf8").includes("client.call({"))
    .map((file) => file.replace(/\.ts$/, ""));
  expect(calling.length).toBeGreaterThan(15);
  const held = new Set(Object.values(verbs).map(({ of }) => of));
  expect(calling.filter((name) => !held.has(name) && !hasTestOfItsOwn(name))).toEqual([]);
});
