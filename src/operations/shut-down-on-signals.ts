/** How long a shutdown may take before the process ends all the same, milliseconds; nothing is lost by that. */
const shutdownMs = 10_000;

/**
 * Ends the process by `stop` on SIGTERM or SIGINT: exit code 0 when it went through within ten seconds. A
 * second signal ends it at once: every commit is on disk, and what is intended is sent again.
 */
export function shutDownOnSignals(stop: () => Promise<void>): void {
  let isStopping = false;
  const shutDown = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), shutdownMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", shutDown);
  process.on("SIGINT", shutDown);
}
