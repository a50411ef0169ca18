import { Client } from "@hubspot/api-client";
import nock from "nock";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Call, Observed } from "../../../src/hubspot/transport/client.ts";
import { HubSpotError } from "../../../src/hubspot/transport/errors.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const call: Call<{ ok: boolean }> = {
  kind: "read",
  method: "GET",
  path: "/thing",
  schema: z.object({ ok: z.boolean() }),
  idempotent: true,
};

async function outcomeOf(promise: Promise<unknown>): Promise<HubSpotError["outcome"]> {
  const error: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HubSpotError)) throw new Error(`Not a HubSpotError: ${String(error)}`);
  return error.outcome;
}

test("a call carries the portal's token, JSON and the query", async () => {
  nock(apiUrl, {
    reqheaders: { authorization: "Bearer token-1", "content-type": "application/json" },
  })
    .post("/thing", { a: 1 })
    .query({ b: "c d" })
    .reply(200, { ok: true });
  const client = hubspotOverNock().portal(portal);
  await expect(
    client.call({ ...call, method: "POST", body: { a: 1 }, query: { b: "c d" } }),
  ).resolves.toEqual({ ok: true });
});

test("the official client's own retries and limiter stay off, whoever switched them on", async () => {
  const other = new Client({ numberOfApiCallRetries: 6, limiterOptions: { minTime: 60_000 } });
  expect(other).toBeDefined();
  nock(apiUrl).get("/thing").reply(400, { status: "error", category: "VALIDATION_ERROR" });
  nock(apiUrl).get("/thing").reply(200, { ok: true });
  const client = hubspotOverNock().portal(portal);
  await expect(outcomeOf(client.call(call))).resolves.toMatchObject({ kind: "refused" });
  await expect(client.call(call)).resolves.toEqual({ ok: true });
});

test("a 401 is answered by one renewal and one repetition", async () => {
  let token = "old";
  const renewals: string[] = [];
  const hubspot = hubspotOverNock({
    accessToken: () => Promise.resolve(token),
    onUnauthorized: (_portal, refused) => {
      renewals.push(refused);
      token = "new";
      return Promise.resolve();
    },
  });
  nock(apiUrl, { reqheaders: { authorization: "Bearer old" } })
    .get("/thing")
    .reply(401, {});
  nock(apiUrl, { reqheaders: { authorization: "Bearer new" } })
    .get("/thing")
    .reply(401, {});
  await expect(outcomeOf(hubspot.portal(portal).call(call))).resolves.toEqual({
    kind: "unauthorised",
  });
  expect(renewals).toEqual(["old"]);
});

test("a 403 names the scopes that are missing", async () => {
  nock(apiUrl)
    .get("/thing")
    .reply(403, {
      category: "MISSING_SCOPES",
      errors: [{ message: "no", context: { requiredGranularScopes: ["automation"] } }],
    });
  await expect(outcomeOf(hubspotOverNock().portal(portal).call(call))).resolves.toEqual({
    kind: "forbidden",
    missingScopes: ["automation"],
  });
});

test.each([
  ["a page of the edge", "<html>Forbidden</html>"],
  ["nothing at all", ""],
  ["another category", JSON.stringify({ category: "BANNED", message: "no" })],
])("a 403 with %s says nothing about scopes", async (_, body) => {
  nock(apiUrl).get("/thing").reply(403, body);
  await expect(outcomeOf(hubspotOverNock().portal(portal).call(call))).resolves.toEqual({
    kind: "forbidden",
    missingScopes: [],
    unclear: true,
  });
});

test("an error body of any shape is read, and HubSpot's correlation id is kept", async () => {
  nock(apiUrl)
    .get("/thing")
    .reply(400, { message: "no", category: 7, correlationId: "c-1", context: { ids: ["1"] } });
  const error: unknown = await hubspotOverNock()
    .portal(portal)
    .call(call)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: "HUBSPOT_REFUSED",
    correlationId: "c-1",
    route: "GET /thing",
    outcome: { category: "UNKNOWN", message: "no", context: { ids: ["1"] } },
  });
});

test("every request that went out is observed with its kind, route and status", async () => {
  const seen: Observed[] = [];
  nock(apiUrl).get("/thing").reply(500, "");
  nock(apiUrl).get("/thing").reply(200, { ok: true });
  const hubspot = hubspotOverNock({ observe: (observed) => seen.push(observed) });
  await hubspot.portal(portal).call({ ...call, route: "/{thing}" });
  expect(seen.map(({ kind, route, status }) => ({ kind, route, status }))).toEqual([
    { kind: "read", route: "/{thing}", status: 500 },
    { kind: "read", route: "/{thing}", status: 200 },
  ]);
});

test("closing ends the waits of calls that have not been sent", async () => {
  const hubspot = hubspotOverNock();
  hubspot.close();
  await expect(outcomeOf(hubspot.portal(portal).call(call))).resolves.toMatchObject({
    kind: "unavailable",
  });
});
