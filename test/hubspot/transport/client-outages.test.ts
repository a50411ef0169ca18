import nock from "nock";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Call, Observed } from "../../../src/hubspot/transport/client.ts";
import { HubSpotError } from "../../../src/hubspot/transport/errors.ts";
import { hubspotOptions } from "../../../src/hubspot/transport/options.ts";
import {
  apiUrl,
  hubspotOverNock,
  leapingClock,
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

test("a 429 waits for Retry-After and is no attempt", async () => {
  const clock = leapingClock();
  nock(apiUrl)
    .get("/thing")
    .times(hubspotOptions.limitWaits)
    .reply(429, { policyName: "TEN_SECONDLY_ROLLING" }, { "retry-after": "3" });
  nock(apiUrl).get("/thing").reply(200, { ok: true });
  await expect(hubspotOverNock({ clock }).portal(portal).call(call)).resolves.toEqual({ ok: true });
  expect(clock.slept[0]).toBe(3_025);
});

test("a used-up daily limit is handed back with its time, and nothing more is sent until then", async () => {
  const clock = leapingClock();
  const client = hubspotOverNock({ clock }).portal(portal);
  nock(apiUrl).get("/thing").reply(429, { policyName: "DAILY" });
  const limited = { kind: "rateLimited", policy: "daily" };
  await expect(outcomeOf(client.call(call))).resolves.toMatchObject(limited);
  await expect(outcomeOf(client.call(call))).resolves.toMatchObject(limited);
  await clock.sleep(3_600_100);
  nock(apiUrl).get("/thing").reply(200, { ok: true });
  await expect(client.call(call)).resolves.toEqual({ ok: true });
});

test("an account that is being moved rests as long as HubSpot says", async () => {
  const clock = leapingClock();
  nock(apiUrl).get("/thing").reply(477, "", { "retry-after": "86400" });
  await expect(outcomeOf(hubspotOverNock({ clock }).portal(portal).call(call))).resolves.toEqual({
    kind: "paused",
    reason: "moving",
    retryAt: clock.now() + 86_400_000,
  });
});

test("a lock is waited out for at least two seconds", async () => {
  const clock = leapingClock();
  nock(apiUrl).get("/thing").reply(423, {});
  nock(apiUrl).get("/thing").reply(200, { ok: true });
  await hubspotOverNock({ clock }).portal(portal).call(call);
  expect(clock.slept[0]).toBeGreaterThanOrEqual(2_000);
});

test.each([500, 502, 503, 504, 521, 523, 524])(
  "a %i is repeated with doubling waits where repeating is harmless",
  async (status) => {
    const clock = leapingClock();
    nock(apiUrl).get("/thing").twice().reply(status, "<html>down</html>");
    nock(apiUrl).get("/thing").reply(200, { ok: true });
    await hubspotOverNock({ clock }).portal(portal).call(call);
    expect(clock.slept).toEqual([1_000, 2_000]);
  },
);

test("a server error on what must not be repeated is an unknown outcome, sent once", async () => {
  nock(apiUrl).get("/thing").reply(502, "");
  await expect(
    outcomeOf(
      hubspotOverNock()
        .portal(portal)
        .call({ ...call, idempotent: false }),
    ),
  ).resolves.toEqual({ kind: "unknownOutcome", reason: "server error" });
});

test.each([522, 525, 526])("a %i is tried again slowly", async (status) => {
  const clock = leapingClock();
  nock(apiUrl).get("/thing").reply(status, "");
  nock(apiUrl).get("/thing").reply(200, { ok: true });
  await hubspotOverNock({ clock }).portal(portal).call(call);
  expect(clock.slept).toEqual([60_000]);
});

test("after five failures in a row nothing is sent until the rest is over", async () => {
  const clock = leapingClock();
  const sent: Observed[] = [];
  const options = { ...hubspotOptions, attempts: { background: 1, person: 1 } };
  const observe = (one: Observed): number => sent.push(one);
  const client = hubspotOverNock({ clock, options, observe }).portal(portal);
  nock(apiUrl).get("/thing").times(5).reply(500, "");
  for (let tries = 0; tries < 8; tries += 1) {
    await expect(outcomeOf(client.call(call))).resolves.toMatchObject({ kind: "unavailable" });
  }
  expect(sent).toHaveLength(5);
  await clock.sleep(options.backoff.firstMs * 2 ** 4);
  nock(apiUrl).get("/thing").reply(200, { ok: true });
  await expect(client.call(call)).resolves.toEqual({ ok: true });
});

test.each([
  ["HTML in a 200", "<html></html>"],
  ["JSON that breaks off", '{"ok":tr'],
  ["another shape", '{"ok":"yes"}'],
])("%s is an unknown outcome", async (_name, body) => {
  nock(apiUrl).get("/thing").reply(200, body);
  await expect(
    outcomeOf(
      hubspotOverNock()
        .portal(portal)
        .call({ ...call, idempotent: false }),
    ),
  ).resolves.toEqual({ kind: "unknownOutcome", reason: "answer not understood" });
});

test("an answer above the size limit is cut off", async () => {
  nock(apiUrl)
    .get("/thing")
    .reply(200, { ok: true, filler: "x".repeat(200) });
  const options = { ...hubspotOptions, maxBodyBytes: 100 };
  await expect(
    outcomeOf(
      hubspotOverNock({ options })
        .portal(portal)
        .call({ ...call, idempotent: false }),
    ),
  ).resolves.toEqual({ kind: "unknownOutcome", reason: "answer too large" });
});

test.each([
  ["ECONNREFUSED", "unavailable"],
  ["ENOTFOUND", "unavailable"],
  ["UND_ERR_HEADERS_TIMEOUT", "unknownOutcome"],
  ["ECONNRESET", "unknownOutcome"],
])("%s is %s", async (code, kind) => {
  nock(apiUrl)
    .get("/thing")
    .replyWithError(Object.assign(new Error(code), { code }));
  const options = { ...hubspotOptions, attempts: { background: 1, person: 1 } };
  await expect(
    outcomeOf(hubspotOverNock({ options }).portal(portal).call(call)),
  ).resolves.toMatchObject({ kind });
});

test("where the account has a daily limit, the background takes a fifth of it and people go on", async () => {
  const clock = leapingClock(Date.parse("2026-11-21T08:00:00Z"));
  const hubspot = hubspotOverNock({ clock });
  const headers = {
    "x-hubspot-ratelimit-max": "100",
    "x-hubspot-ratelimit-remaining": "90",
    "x-hubspot-ratelimit-daily": "20",
    "x-hubspot-ratelimit-daily-remaining": "15",
  };
  nock(apiUrl).get("/thing").times(6).reply(200, { ok: true }, headers);
  const background = hubspot.portal(portal);
  for (let sent = 0; sent < 4; sent += 1) await background.call(call);
  await expect(outcomeOf(background.call(call))).resolves.toEqual({
    kind: "rateLimited",
    policy: "daily",
    retryAt: Date.parse("2026-11-22T00:00:00Z"),
  });
  await expect(hubspot.portal(portal, "person").call(call)).resolves.toEqual({ ok: true });
  await clock.sleep(16 * 3_600_000);
  await expect(background.call(call)).resolves.toEqual({ ok: true });
});
