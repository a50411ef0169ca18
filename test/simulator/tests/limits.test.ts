import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRollingWindow } from "../limits/rolling-window.ts";
import { caller, openHubSpot, testClock } from "./open-hubspot.ts";

const details = "/account-info/2026-09/details";

test("the 111th call within ten seconds answers 429 with its policy, and the window rolls", async () => {
  const clock = testClock();
  const { call, portal } = await openHubSpot({ now: clock.now });
  for (let n = 0; n < 110; n += 1) {
    const { status, headers } = await call("GET", details);
    expect(status).toBe(200);
    expect(headers.get("x-hubspot-ratelimit-remaining")).toBe(String(109 - n));
  }
  const { status, headers, body } = await call("GET", details);
  expect(status).toBe(429);
  expect(headers.get("x-hubspot-ratelimit-max")).toBe("110");
  expect(headers.get("x-hubspot-ratelimit-interval-milliseconds")).toBe("10000");
  expect(body).toMatchObject({
    status: "error",
    message: "You have reached your ten_secondly_rolling limit.",
    errorType: "RATE_LIMIT",
    policyName: "TEN_SECONDLY_ROLLING",
  });
  expect(portal.calls().filter(({ policy }) => policy !== null).length).toBe(1);
  clock.move(9_999);
  expect((await call("GET", details)).status).toBe(429);
  clock.move(1);
  expect((await call("GET", details)).status).toBe(200);
});

test("the limit is each portal's own", async () => {
  const clock = testClock();
  const { call, simulator } = await openHubSpot({
    now: clock.now,
    rateLimit: { calls: 1, windowMs: 10_000 },
    portals: [{ contacts: 0 }, { contacts: 0 }],
  });
  const other = caller(simulator, simulator.portals[1]?.staticToken(["oauth"]) ?? "");
  expect((await call("GET", details)).status).toBe(200);
  expect((await call("GET", details)).status).toBe(429);
  expect((await other("GET", details)).status).toBe(200);
});

test("refused calls use up the limit as good ones do", async () => {
  const clock = testClock();
  const { call } = await openHubSpot({ now: clock.now, rateLimit: { calls: 2, windowMs: 10_000 } });
  expect((await call("GET", "/crm/objects/2026-09/contacts/1")).status).toBe(404);
  expect((await call("POST", "/crm/objects/2026-09/contacts/batch/read", {})).status).toBe(400);
  expect((await call("GET", details)).status).toBe(429);
});

test("search has five a second of its own, without headers", async () => {
  const clock = testClock();
  const { call } = await openHubSpot({ now: clock.now, rateLimit: { calls: 3, windowMs: 10_000 } });
  const search = (): ReturnType<typeof call> =>
    call("POST", "/crm/objects/2026-09/contacts/search", {
      filterGroups: [],
      properties: [],
      sorts: [],
      limit: 10,
      after: "0",
    });
  for (let n = 0; n < 5; n += 1) {
    const { status, headers } = await search();
    expect([status, headers.get("x-hubspot-ratelimit-max")]).toEqual([200, null]);
  }
  const { status, body } = await search();
  expect([status, body["category"]]).toEqual([429, "RATE_LIMITS"]);
  expect(body["message"]).toBe("You have reached your secondly limit.");
  clock.move(1_000);
  expect((await search()).status).toBe(200);
  expect((await call("GET", details)).headers.get("x-hubspot-ratelimit-remaining")).toBe("2");
});

test("a static token has its tier's limit and daily headers", async () => {
  const { simulator, portal } = await openHubSpot({ tier: "free" });
  const { headers } = await caller(simulator, portal.staticToken(["oauth"]))("GET", details);
  expect(headers.get("x-hubspot-ratelimit-max")).toBe("100");
  expect(headers.get("x-hubspot-ratelimit-daily")).toBe("250000");
});

test("calls are counted by what they do to records", async () => {
  const { call, portal, simulator } = await openHubSpot();
  const id = portal.contacts()[0]?.id ?? "";
  await call("GET", `/crm/objects/2026-09/contacts/${id}`);
  const inputs = [{ id, properties: { jobtitle: "CEO" } }];
  await call("POST", "/crm/objects/2026-09/contacts/batch/update", { inputs });
  await call("GET", details);
  expect(
    portal.calls().map(({ route, kind, inputs, status }) => [route, kind, inputs, status]),
  ).toEqual([
    ["contacts.read", "read", 1, 200],
    ["contacts.batch.update", "write", 1, 200],
    ["account.details", "other", 0, 200],
  ]);
  // The token was asked for as well.
  expect(simulator.countCalls()).toEqual({
    read: 1,
    write: 1,
    other: 2,
    rateLimited: 0,
    refused: 0,
  });
});

test("no span of the window's length ever holds more than its size", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 80 }),
      fc.integer({ min: 1, max: 6 }),
      (gaps, size) => {
        const window = createRollingWindow(size, 1_000);
        let at = 0;
        const taken = gaps.flatMap((gap) => {
          at += gap;
          return window.take(at) ? [at] : [];
        });
        const inSpan = (start: number): number =>
          taken.filter((time) => time >= start && time < start + 1_000).length;
        expect(Math.max(0, ...taken.map(inSpan))).toBeLessThanOrEqual(size);
      },
    ),
  );
});
