import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { afterEach, expect, test } from "vitest";
import type { DoorOptions } from "../../webhooks/router.ts";
import { openDoor, refusal, signedHeaders, type OpenDoor } from "./open-door.ts";

const open: OpenDoor[] = [];
const body = '[{"subscriptionType":"contact.creation"}]';

async function door(options?: Partial<DoorOptions>): Promise<OpenDoor> {
  const opened = await openDoor(options);
  open.push(opened);
  return opened;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((opened) => opened.close()));
});

test("a body above the limit is refused with 413, announced or not", async () => {
  const opened = await door({ maxBodyBytes: 1_000 });
  const large = JSON.stringify([{ text: "x".repeat(2_000) }]);
  expect(await refusal(await opened.send(large))).toEqual([413, "body_too_large"]);
  const headers = { ...signedHeaders(large), "transfer-encoding": "chunked" };
  const sending = request({ port: opened.port, path: "/webhooks", method: "POST", headers });
  const answered = once(sending, "response");
  sending.end(large);
  const [response] = (await answered) as [IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(413);
  expect((await opened.send(body)).status).toBe(204);
});

test("a connection on which a body was refused goes on to serve", async () => {
  const opened = await door({ maxBodyBytes: 1_000 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const large = JSON.stringify([{ text: "x".repeat(1_100) }]);
  const statuses: unknown[] = [];
  const sockets = new Set<unknown>();
  for (const text of [large, body, large, body]) {
    const headers = { ...signedHeaders(text), "content-length": String(text.length) };
    const to = { port: opened.port, path: "/webhooks", method: "POST", headers, agent };
    const sending = request(to);
    sending.on("socket", (socket) => sockets.add(socket));
    sending.end(text);
    const [response] = (await once(sending, "response")) as [IncomingMessage];
    statuses.push(response.statusCode);
    response.resume();
    await once(response, "end");
  }
  agent.destroy();
  expect(statuses).toEqual([413, 204, 413, 204]);
  expect(sockets.size).toBe(1);
});

test("503 with Retry-After is answered while too many bytes are in flight, and room comes back", async () => {
  const waiting: (() => void)[] = [];
  const opened = await door({
    maxInFlightBytes: body.length * 2,
    storeRequest: () => new Promise((resolve) => void waiting.push(resolve)),
  });
  const [first, second] = [opened.send(body), opened.send(body)];
  await expect.poll(() => waiting.length).toBe(2);
  const third = await opened.send(body);
  expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refusal(third)).toEqual([503, "too_much_in_flight"]);
  for (const finish of waiting.splice(0)) finish();
  expect([(await first).status, (await second).status]).toEqual([204, 204]);
  const fourth = opened.send(body);
  await expect.poll(() => waiting.length).toBe(1);
  for (const finish of waiting.splice(0)) finish();
  expect((await fourth).status).toBe(204);
});

test("a sender that goes away in the middle leaves nothing in flight", async () => {
  const opened = await door({ maxInFlightBytes: body.length });
  const headers = { ...signedHeaders(body), "content-length": String(body.length) };
  const sending = request({ port: opened.port, path: "/webhooks", method: "POST", headers });
  sending.on("error", () => undefined);
  sending.write(body.slice(0, 20));
  await expect.poll(async () => (await opened.send(body)).status).toBe(503);
  sending.destroy();
  await expect.poll(() => opened.counts.get("webhook_requests_aborted")).toBe(1);
  expect((await opened.send(body)).status).toBe(204);
});

test("compressed bodies and other content types are refused with 415", async () => {
  const opened = await door();
  const gzip = { ...signedHeaders(body), "content-encoding": "gzip" };
  const text = { ...signedHeaders(body), "content-type": "text/plain" };
  const utf8 = { ...signedHeaders(body), "content-type": "application/json; charset=UTF-8" };
  expect(await refusal(await opened.send(body, gzip))).toEqual([
    415,
    "content_encoding_unsupported",
  ]);
  expect(await refusal(await opened.send(body, text))).toEqual([415, "content_type_unsupported"]);
  expect((await opened.send(body, utf8)).status).toBe(204);
});

test("only POST to exactly /webhooks is the door", async () => {
  const opened = await door();
  const got = await fetch(`http://127.0.0.1:${opened.port}/webhooks`);
  expect(got.headers.get("allow")).toBe("POST");
  expect(await refusal(got)).toEqual([405, "method_not_allowed"]);
  for (const path of ["/webhooks/", "/Webhooks", "/webhooks/x"]) {
    expect((await opened.send(body, signedHeaders(body), path)).status).toBe(404);
  }
});
