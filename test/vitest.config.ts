import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { kindsOfTests } from "./kinds-of-tests.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const kinds = kindsOfTests(root);
const minute = 60_000;

/** Ten times what the slowest of its kind takes on a quiet machine, and more: a limit only ends what hangs. */
const limit = (minutes: number) => ({
  testTimeout: minutes * minute,
  hookTimeout: minutes * minute,
  expect: { poll: { timeout: (minutes * minute) / 2, interval: 20 } },
});

export default defineConfig({
  test: {
    root,
    // Left to itself it keeps one core free. One more than there are, because many tests wait for others' processes.
    maxWorkers: availableParallelism() + 1,
    pool: "forks",
    projects: [
      {
        extends: true,
        // One load of the engine and its word lists for all files of a worker.
        test: { name: "unit", include: [...kinds.unit], isolate: false, ...limit(4) },
      },
      {
        extends: true,
        test: { name: "real", include: [...kinds.real], isolate: false, ...limit(4) },
      },
      {
        extends: true,
        test: {
          name: "pages",
          include: [...kinds.pages],
          globalSetup: ["test/support/browser/prepare-pages.ts"],
          ...limit(4),
        },
      },
      {
        extends: true,
        test: {
          name: "long",
          include: [...kinds.long],
          globalSetup: ["test/support/browser/prepare-pages.ts"],
          ...limit(15),
        },
      },
      {
        extends: true,
        test: { name: "release", include: [...kinds.release], ...limit(15) },
      },
    ],
  },
});
