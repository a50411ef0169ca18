import type { Logger } from "../base/log.ts";

/** How long a shutdown may take before the process ends all the same, milliseconds; nothing is lost by that. */
const shutdownMs = 10_000;

/**
 * Ends the process by `stop` on SIGTERM or SIGINT: exit code 0 when it went through within ten seconds. A
 * second signal ends it at once: every commit is on disk, and what is intended is sent again. An error that
 * nobody took is logged and ends it the same way with exit code 1 (reliability.md section 4): nobody knows
 * what state it left, and a new process begins with what is on disk.
 */
export function shutDownOnSignals(stop: () => Promise<void>, log: Logger): void {
  let isStopping = false;
  const shutDown = (code: 0 | 1): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), shutdownMs).unref();
    stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", () => shutDown(0));
  process.on("SIGINT", () => shutDown(0));
  // Promises that nobody took come here too.
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "an error that nobody took: shutting down");
    if (!isStopping) shutDown(1);
  });
}
