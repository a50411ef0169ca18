import { defineConfig } from "vitest/config";

const minute = 60_000;

// As in test/vitest.config.ts: a limit only ends what hangs.
export default defineConfig({
  test: {
    testTimeout: 4 * minute,
    hookTimeout: 4 * minute,
    expect: { poll: { timeout: 2 * minute, interval: 20 } },
  },
});
