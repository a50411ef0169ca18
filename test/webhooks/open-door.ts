import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { z } from "zod";
import { createLog } from "../../src/base/log.ts";
import { webhookRouter, type DoorOptions, type StoredRequest } from "../../webhooks/router.ts";
import { signV3 } from "../../webhooks/signature.ts";

export const publicUrl = "https://ripen.example/app";
export const secret = "cfc68c0b-4b4e-4ef8-b764-95350e4ea479";
/** Where the door's clock stands, in epoch milliseconds. */
export const now = 1_790_000_000_000;

/** The real door behind a real socket. */
export type OpenDoor = {
  readonly port: number;
  readonly stored: readonly StoredRequest[];
  readonly counts: ReadonlyMap<string, number>;
  readonly logged: readonly string[];
  send(
    body: string | Uint8Array,
    headers?: Readonly<Record<string, string>>,
    path?: string,
  ): Promise<Response>;
  close(): Promise<void>;
};

/** Opens a door that stores in memory; `options` take the place of its own. */
export async function openDoor(options: Partial<DoorOptions> = {}): Promise<OpenDoor> {
  const stored: StoredRequest[] = [];
  const counts = new Map<string, number>();
  const logged: string[] = [];
  const app = express().disable("x-powered-by");
  app.use(
    webhookRouter({
      publicUrl,
      secrets: [secret],
      clock: { now: () => now, sleep: () => Promise.resolve() },
      log: createLog("debug", { write: (line: string) => void logged.push(line) }),
      storeRequest: (request) => Promise.resolve(void stored.push(request)),
      count: (name, n) => counts.set(name, (counts.get(name) ?? 0) + n),
      ...options,
    }),
  );
  const server: Server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stored,
    counts,
    logged,
    send: (body, headers = signedHeaders(body), path = "/webhooks") =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method: "POST",
        headers,
        body: Buffer.from(body),
      }),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** The headers with which HubSpot would send `body` to the door. */
export function signedHeaders(
  body: string | Uint8Array,
  timestamp = now,
  key = secret,
): Record<string, string> {
  const parts = { method: "POST", url: `${publicUrl}/webhooks`, body: Buffer.from(body) };
  return {
    "content-type": "application/json",
    "x-hubspot-request-timestamp": String(timestamp),
    "x-hubspot-signature-v3": signV3(parts, timestamp, key),
  };
}

const refusalSchema = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string().endsWith(".") }),
});

/** Status and code of a refusal; throws when the answer is not the JSON that every refusal is. */
export async function refusal(response: Response): Promise<readonly [number, string]> {
  const answer = refusalSchema.parse(await response.json());
  return [response.status, answer.error.code];
}
