import { createServer, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { systemClock } from "../../../src/base/clock.ts";
import { createHubSpot } from "../../../src/hubspot/transport/create-hubspot.ts";
import type { Observed } from "../../../src/hubspot/transport/client.ts";
import { installDeadlines } from "../../../src/hubspot/transport/deadlines.ts";
import { hubspotOptions } from "../../../src/hubspot/transport/options.ts";
import { portal } from "../../support/hubspot/hubspot-over-nock.ts";
import { silent } from "../../support/silent-log.ts";

/** Ten seconds shrunk to a quarter of one; the network takes up to a fifth of the window each way. */
const windowMs = 250;
const limit = 110;

test("a server that enforces its rolling window never has to say no, over a slow and uneven network", async () => {
  const arrivals: number[] = [];
  let refused = 0;
  const answer = async (response: ServerResponse): Promise<void> => {
    await after((arrivals.length * 7) % 50);
    const now = performance.now();
    const used = arrivals.filter((at) => at > now - windowMs).length;
    arrivals.push(now);
    response.setHeader("x-hubspot-ratelimit-max", limit);
    response.setHeader("x-hubspot-ratelimit-remaining", Math.max(0, limit - used - 1));
    if (used >= limit) refused += 1;
    await after((arrivals.length * 13) % 50);
    response.writeHead(used >= limit ? 429 : 200, { "content-type": "application/json" });
    response.end(used >= limit ? '{"policyName":"TEN_SECONDLY_ROLLING"}' : "{}");
  };
  const server = createServer((_request, response) => void answer(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const options = {
    ...hubspotOptions,
    rate: { calls: limit, windowMs },
    windowGuardMs: 2,
    // A busy machine answers late, and that is not what is asked here.
    headersMs: 120_000,
    totalMs: 240_000,
  };
  const restore = installDeadlines(options, systemClock);
  const seen: Observed[] = [];
  const hubspot = createHubSpot({
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clock: systemClock,
    log: silent,
    options,
    accessToken: () => Promise.resolve("token"),
    observe: (call) => seen.push(call),
  });
  const call = {
    kind: "read",
    method: "GET",
    path: "/thing",
    schema: z.object({}),
    idempotent: true,
  } as const;
  try {
    const background = Array.from({ length: 500 }, () => hubspot.portal(portal).call(call));
    const people = Array.from({ length: 40 }, () => hubspot.portal(portal, "person").call(call));
    await Promise.all([...background, ...people]);
  } finally {
    await restore();
    server.closeAllConnections();
    server.close();
  }
  expect(refused).toBe(0);
  expect(arrivals).toHaveLength(540);
  expect(seen.map(({ status }) => status)).toEqual(Array.from({ length: 540 }, () => 200));
});
