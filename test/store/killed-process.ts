import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * Runs a script as a process of its own, kills it (kill -9) as soon as `until` holds for the lines that it
 * has printed, or `later` milliseconds after that, and resolves with them once it is dead. Rejects when it
 * ends by itself before that. `signal` is the test's own: a test that is over leaves no process at work in
 * a folder that is gone.
 */
export async function killedProcess(
  script: URL,
  args: readonly string[],
  until: (lines: readonly string[]) => boolean,
  { later = 0, signal }: { readonly later?: number; readonly signal: AbortSignal },
): Promise<string[]> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [script.pathname, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    signal,
    killSignal: "SIGKILL",
  });
  child.on("error", () => undefined);
  const lines: string[] = [];
  let isKilled = false;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (isKilled || !until(lines)) continue;
    isKilled = true;
    setTimeout(() => child.kill("SIGKILL"), later);
  }
  await exited;
  if (!isKilled) throw new Error(`the process ended by itself after: ${lines.join(" | ")}`);
  return lines;
}
