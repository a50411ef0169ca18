import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What mutation testing of src/scoring runs: its own tests, with 100 cases a law. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["test/scoring/**/*.test.ts", "test/config/models.test.ts"],
    env: { LAW_RUNS: "100" },
    testTimeout: 20_000,
  },
});
