import { once } from "node:events";
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../simulator/random.ts";

/** Stands between the app and the simulated HubSpot, and lets every call take as long as one over the Internet. */
export type SlowProxy = { readonly url: string; close(): Promise<void> };

/** Starts a proxy in front of `target` that holds each answer back until it took `fromMs` to `toMs`, by seed. */
export async function startSlowProxy(
  target: string,
  fromMs: number,
  toMs: number,
): Promise<SlowProxy> {
  const random = createRandom(9);
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const wait = sleep(fromMs + random.next() * (toMs - fromMs));
    const { method, url: path, headers } = incoming;
    const onward = send({ hostname, port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        void (async () => {
          await wait;
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          outgoing.end(Buffer.concat(chunks));
        })();
      });
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
