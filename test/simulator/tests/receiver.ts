import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { WebhookEvent } from "../webhooks/event.ts";

export type Received = {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly events: readonly WebhookEvent[];
};

export type Receiver = {
  readonly url: string;
  /** Every request, oldest first. */
  readonly requests: readonly Received[];
  events(): readonly WebhookEvent[];
  /** Requests being answered at the same time, at most. */
  readonly mostAtOnce: () => number;
};

/** An app that only listens; `answer` gives the status of a request, 0 for never. */
export async function openReceiver(
  answer: (number: number) => number = () => 204,
  waitMs = 0,
  body = "{}",
): Promise<Receiver> {
  const requests: Received[] = [];
  let current = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const events = request.url === "/webhooks" ? (JSON.parse(text) as WebhookEvent[]) : [];
      requests.push({ url: request.url ?? "", headers: request.headers, body: text, events });
      current += 1;
      most = Math.max(most, current);
      const status = answer(requests.length);
      setTimeout(() => {
        current -= 1;
        if (status > 0) response.writeHead(status).end(body);
      }, waitMs);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    requests,
    events: () => requests.flatMap(({ events }) => events),
    mostAtOnce: () => most,
  };
}
