import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/** Below the ports that Linux gives to outgoing connections. */
const listeningPorts = [10_240, 32_768] as const;

/**
 * A port that nothing listens on, for a process that is killed and started again on it: not one that the system gives
 * to somebody's outgoing connection meanwhile, as it does with those that it chooses itself.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(...listeningPorts);
    const server = createServer();
    try {
      server.listen(port);
      await once(server, "listening");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") continue;
      throw error;
    }
    server.close();
    await once(server, "close");
    return port;
  }
}
