import { connect } from "node:net";
import type { FuzzedRequest } from "./make-request.ts";

/** One answer and what it took. */
export type Answer = {
  readonly status: number;
  /** Milliseconds from writing the request to reading the answer. */
  readonly ms: number;
  /** Milliseconds of them in which the thread of door and sender had the processor. */
  readonly cpuMs: number;
};

type Sent = {
  readonly request: FuzzedRequest;
  readonly since: number;
  readonly cpu: NodeJS.CpuUsage;
};

/** How many requests of one connection are under way at a time. */
const depth = 4;
const headEnd = Buffer.from("\r\n\r\n");

/**
 * Sends what `next` gives over one keep-alive connection, several at a time, until it gives null, and
 * reports every answer in order. Rejects when the connection ends before the last answer.
 */
export function sendPipelined(
  port: number,
  next: () => FuzzedRequest | null,
  report: (request: FuzzedRequest, answer: Answer) => void,
): Promise<void> {
  const waiting: Sent[] = [];
  let unread: Buffer = Buffer.alloc(0);
  let sending = true;
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const fill = (): void => {
      while (sending && waiting.length < depth) {
        const request = next();
        if (request === null) sending = false;
        else {
          waiting.push({ request, since: performance.now(), cpu: process.threadCpuUsage() });
          socket.write(bytesOf(request));
        }
      }
      if (!sending && waiting.length === 0) socket.end();
    };
    const read = (): void => {
      for (;;) {
        const answer = answerAt(unread);
        if (answer === null) return;
        unread = unread.subarray(answer.bytes);
        const first = waiting.shift();
        if (first === undefined) return void socket.destroy(new Error("an answer too many"));
        const { user, system } = process.threadCpuUsage(first.cpu);
        const ms = performance.now() - first.since;
        report(first.request, { status: answer.status, ms, cpuMs: (user + system) / 1_000 });
      }
    };
    socket.on("connect", fill);
    socket.on("data", (chunk) => {
      unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
      read();
      fill();
    });
    socket.on("error", reject);
    socket.on("close", () => {
      if (waiting.length === 0) resolve();
      else reject(new Error(`the door hung up on ${waiting.length} requests`));
    });
  });
}

/** The answer with which `unread` begins, and its length; null until it is whole. */
function answerAt(unread: Buffer): { readonly status: number; readonly bytes: number } | null {
  const end = unread.indexOf(headEnd);
  if (end < 0) return null;
  const head = unread.toString("latin1", 0, end);
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const bytes = end + headEnd.length + length;
  return unread.length < bytes ? null : { status: Number(head.slice(9, 12)), bytes };
}

function bytesOf({ headers, body, chunked }: FuzzedRequest): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const framing = chunked ? "transfer-encoding: chunked" : `content-length: ${body.length}`;
  const head = `POST /webhooks HTTP/1.1\r\nhost: x\r\n${lines.join("\r\n")}\r\n${framing}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), ...(chunked ? inChunks(body) : [body])]);
}

function inChunks(body: Buffer): readonly Buffer[] {
  const half = body.length >> 1;
  const parts = [body.subarray(0, half), body.subarray(half)].filter((part) => part.length > 0);
  const framed = parts.flatMap((part) => [
    Buffer.from(`${part.length.toString(16)}\r\n`),
    part,
    Buffer.from("\r\n"),
  ]);
  return [...framed, Buffer.from("0\r\n\r\n")];
}
