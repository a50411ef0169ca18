import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The laws come last: most mutants fall to a test of one fact, which takes a thousandth of the time. */
class LawsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => isLaw(a) - isLaw(b));
  }
}

/** What mutation testing of src/scoring runs: its own tests, with 100 cases a law. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["test/scoring/**/*.test.ts", "test/config/models.test.ts"],
    env: { LAW_RUNS: "100" },
    // One load of the engine and its word lists for all files: each mutant is a switch inside it.
    isolate: false,
    sequence: { sequencer: LawsLast },
    testTimeout: 20_000,
  },
});

function isLaw({ moduleId }: TestSpecification): number {
  return Number(moduleId.endsWith("laws.test.ts"));
}
