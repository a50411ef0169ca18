import type { CommandIo } from "./command.ts";

/** A progress bar on a terminal's stderr; silent elsewhere. */
export type ProgressBar = {
  readonly update: (bytes: number, rows: number) => void;
  readonly done: () => void;
};

const WIDTH = 30;
/** Drawing more often than this only flickers, milliseconds. */
const BETWEEN = 100;

/** `total` in bytes. */
export function progressBar(io: CommandIo, total: number): ProgressBar {
  if (!io.isTerminal) return { update: () => undefined, done: () => undefined };
  const started = performance.now();
  let drawn = -Infinity;
  return {
    update: (bytes, rows) => {
      const now = performance.now();
      if (now - drawn < BETWEEN) return;
      drawn = now;
      const share = total === 0 ? 1 : Math.min(1, bytes / total);
      const filled = Math.round(share * WIDTH);
      const rate = Math.round((rows / Math.max(1, now - started)) * 1_000);
      const bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
      io.stderr.write(`\r[${bar}] ${Math.round(share * 100)} %  ${rows} (${rate}/s) `);
    },
    done: () => void io.stderr.write(`\r${" ".repeat(WIDTH + 40)}\r`),
  };
}
