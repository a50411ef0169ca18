import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { RipenError } from "../../../src/base/errors.ts";
import type { World } from "../world.ts";
import { dispatch, type Outcome } from "./dispatch.ts";
import type { Reply } from "./route.ts";
import type { Router } from "./router.ts";

export type Listening = { readonly url: string; close(): Promise<void> };

/** Listens on 127.0.0.1 and answers each request by `dispatch`. */
export async function serve(world: World, router: Router, port: number): Promise<Listening> {
  const server = createServer({ maxHeaderSize: 131_072 }, (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    const answer = async (): Promise<void> => {
      const body = await readBody(request);
      leave(dispatch(world, router, { method, url, headers, body }), request, response);
    };
    answer().catch((error: unknown) => {
      // A client that hung up is no news; anything else is a fault of the simulator and must be seen.
      if (!request.destroyed) console.error(`The simulator failed on ${method} ${url}:`, error);
      response.destroy();
    });
  });
  // Clients keep connections open between calls; closing them early would look like resets.
  server.keepAliveTimeout = 60_000;
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      const message = `Port ${port} of 127.0.0.1 is taken. Choose another one, or 0 for any.`;
      reject(taken ? new RipenError("SIMULATOR_PORT", message, { cause: error }) : error);
    });
    server.listen(port, "127.0.0.1", () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function leave(
  { reply, departure }: Outcome,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  switch (departure.how) {
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "hang":
      setTimeout(() => request.socket.destroy(), departure.ms).unref();
      return;
    case "truncate":
    case "send": {
      const { headers, body } = encode(reply);
      response.writeHead(reply.status, headers);
      if (departure.how === "send") response.end(body);
      else {
        response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
          request.socket.destroy();
        });
      }
      return;
    }
    default:
      departure satisfies never;
  }
}

/** Every answer names its correlation id in a header, the one of its body where that has one (hubspot-facts 16.2). */
function correlationOf({ body }: Reply): Record<string, string> {
  const value: unknown = body.type === "json" ? body.value : null;
  const named = typeof value === "object" && value !== null && "correlationId" in value;
  return { "x-hubspot-correlation-id": named ? String(value.correlationId) : randomUUID() };
}

function encode(reply: Reply): {
  readonly headers: Record<string, string | number>;
  readonly body: Buffer;
} {
  const { body } = reply;
  const correlation = correlationOf(reply);
  switch (body.type) {
    case "none":
      return { headers: { ...correlation, ...reply.headers }, body: Buffer.alloc(0) };
    case "html":
    case "json": {
      const bytes = Buffer.from(body.type === "html" ? body.text : JSON.stringify(body.value));
      const type = body.type === "html" ? "text/html" : "application/json";
      const headers = {
        "content-type": `${type};charset=utf-8`,
        "content-length": bytes.length,
        ...correlation,
        ...reply.headers,
      };
      return { headers, body: bytes };
    }
    default:
      return body satisfies never;
  }
}
