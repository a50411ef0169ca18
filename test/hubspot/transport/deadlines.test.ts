import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { systemClock, type Clock } from "../../../src/base/clock.ts";
import { createHubSpot } from "../../../src/hubspot/transport/create-hubspot.ts";
import type { Call } from "../../../src/hubspot/transport/client.ts";
import { installDeadlines } from "../../../src/hubspot/transport/deadlines.ts";
import { hubspotOptions } from "../../../src/hubspot/transport/options.ts";
import { portal } from "../../support/hubspot/hubspot-over-nock.ts";
import { silent } from "../../support/silent-log.ts";

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const options = { ...hubspotOptions, attempts: { background: 1, person: 1 } };

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server: Server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  undo.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function clientOf(
  apiUrl: string,
  overrides: Partial<typeof options> = {},
  deadlineClock: Clock = systemClock,
) {
  const all = { ...options, ...overrides };
  undo.push(installDeadlines(all, deadlineClock));
  return createHubSpot({
    apiUrl,
    clock: systemClock,
    log: silent,
    options: all,
    accessToken: () => Promise.resolve("token"),
  }).portal(portal);
}

const call: Call<{ ok: boolean }> = {
  kind: "read",
  method: "GET",
  path: "/thing",
  schema: z.object({ ok: z.boolean() }),
  idempotent: true,
};

test("a server that never answers is given up, and the connection is closed", async () => {
  let closed: Promise<unknown> = Promise.resolve();
  const apiUrl = await serve((request) => {
    closed = once(request.socket, "close");
  });
  await expect(clientOf(apiUrl, { headersMs: 100 }).call(call)).rejects.toMatchObject({
    outcome: { kind: "unknownOutcome", reason: "timeout" },
  });
  await closed;
});

test("a server that drips its answer is given up when the whole takes too long", async () => {
  let closed: Promise<unknown> = Promise.resolve();
  let drips = 0;
  const enough = Promise.withResolvers();
  const apiUrl = await serve((request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const drip = setInterval(() => {
      response.write(" ");
      drips += 1;
      if (drips === 20) enough.resolve(undefined);
    }, 20);
    // A reset is one way of being closed.
    request.socket.on("error", () => undefined);
    closed = new Promise((resolve) => {
      request.socket.once("close", () => resolve(clearInterval(drip)));
    });
  });
  // The whole's time is up in the middle of the drips, however slow the machine is.
  const clock: Clock = {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
      if (ms !== 1_000) return new Promise(() => 0);
      await enough.promise;
      await systemClock.sleep(0, signal);
    },
  };
  await expect(clientOf(apiUrl, { totalMs: 1_000 }, clock).call(call)).rejects.toMatchObject({
    outcome: { kind: "unknownOutcome", reason: "answer cut off" },
  });
  await closed;
});

test("a call that waits for a connection is given up too, and never sent", async () => {
  const urls: string[] = [];
  const apiUrl = await serve((request, response) => {
    urls.push(request.url ?? "");
    if (request.url === "/first") response.end('{"ok":true}');
  });
  // Only the deadline of the call that waits comes, so that no connection comes free in the same moment.
  const isOver = { waiting: false };
  const clock: Clock = {
    now: () => Date.now(),
    sleep: (_ms, signal) => (isOver.waiting ? systemClock.sleep(50, signal) : new Promise(() => 0)),
  };
  const client = clientOf(apiUrl, { connections: 1 }, clock);
  await client.call({ ...call, path: "/first" });
  const hanging = client.call(call).catch(() => "ended");
  while (!urls.includes("/thing")) await systemClock.sleep(5);
  isOver.waiting = true;
  const waiting = client.call({ ...call, path: "/waiting" });
  await expect(waiting).rejects.toMatchObject({ outcome: { kind: "unavailable", status: null } });
  await undo.pop()?.();
  await expect(hanging).resolves.toBe("ended");
  expect(urls).toEqual(["/first", "/thing"]);
});

test("a redirect is not followed", async () => {
  const urls: string[] = [];
  const apiUrl = await serve((request, response) => {
    urls.push(request.url ?? "");
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  await expect(clientOf(apiUrl).call(call)).rejects.toMatchObject({
    outcome: { kind: "refused", category: "REDIRECT" },
  });
  expect(urls).toEqual(["/thing"]);
});

test("a connection that breaks within the answer is an unknown outcome", async () => {
  const apiUrl = await serve((request, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write('{"ok":', () => request.socket.destroy());
  });
  await expect(clientOf(apiUrl).call(call)).rejects.toMatchObject({
    outcome: { kind: "unknownOutcome", reason: "answer cut off" },
  });
});

test("a port on which nobody listens is unavailable: nothing was sent", async () => {
  const apiUrl = await serve(() => undefined);
  for (const step of undo.splice(0)) await step();
  await expect(clientOf(apiUrl).call(call)).rejects.toMatchObject({
    outcome: { kind: "unavailable", status: null },
  });
});

test("answers in time pass untouched", async () => {
  const apiUrl = await serve((_request, response) => response.end('{"ok":true}'));
  const client = clientOf(apiUrl);
  await expect(client.call(call)).resolves.toEqual({ ok: true });
  await expect(client.call(call)).resolves.toEqual({ ok: true });
});
