import { createConnection, createServer, type Socket } from "node:net";
import { chmodSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { RipenError, messageOf } from "../base/errors.ts";
import { controlAddress } from "../base/platform.ts";
import { schemaColumn } from "../store/engine/json-column.ts";
import { actionSchema, type Action } from "./operate.ts";

/** How a running server answers an operator's action. */
const answerOf = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), done: z.number() }),
  z.object({ ok: z.literal(false), text: z.object({ en: z.string(), es: z.string() }) }),
]);
type Answer = z.infer<typeof answerOf>;

export type ControlSocket = { close(): Promise<void> };

/**
 * Listens in the data folder for actions of the command line, one JSON line each: the running server owns
 * the embedded stores. Only the folder's owner can reach the socket.
 */
export function listenControl(
  dataDir: string,
  operate: (action: Action) => Promise<number>,
): Promise<ControlSocket> {
  const { address, isFile } = controlAddress(dataDir);
  // Left behind by a kill -9; the folder's lock says that nobody else listens on it.
  if (isFile) rmSync(address, { force: true });
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    createInterface({ input: socket }).once("line", (line) => {
      void answer(line, operate).then((said) => socket.end(`${JSON.stringify(said)}\n`));
    });
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => {
      if (isFile) chmodSync(address, 0o600);
      resolve({ close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });
}

async function answer(line: string, operate: (action: Action) => Promise<number>): Promise<Answer> {
  try {
    return { ok: true, done: await operate(actionSchema.parse(JSON.parse(line))) };
  } catch (error) {
    const said = messageOf(error);
    return { ok: false, text: error instanceof RipenError ? error.text : { en: said, es: said } };
  }
}

/**
 * Has the server that runs on `dataDir` do it; null when none runs. Throws RipenError CONTROL_FAILED with
 * what the server said.
 */
export async function askControl(dataDir: string, action: Action): Promise<number | null> {
  const socket = await connected(controlAddress(dataDir).address);
  if (socket === null) return null;
  socket.write(`${JSON.stringify(action)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const said = schemaColumn(answerOf).read(line);
    if (said === null) break;
    if (said.ok) return said.done;
    throw new RipenError("CONTROL_FAILED", said.text);
  }
  throw new RipenError("CONTROL_FAILED", {
    en: "The running server stopped before it answered.",
    es: "El servidor en marcha se detuvo antes de responder.",
  });
}

function connected(address: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(null));
  });
}
