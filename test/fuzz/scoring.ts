import { parseArgs } from "node:util";
import * as fc from "fast-check";
import { fuzzDocuments } from "../scoring/generated-documents.ts";
import { laws } from "../scoring/laws.ts";

/**
 * Every law of the scoring engine with `--runs` cases each, and ten times as many generated model
 * documents. Prints what failed with its counter-example and seed; exits with 1 when anything did.
 */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const failed: string[] = [];

for (const { name, property } of laws) {
  const started = performance.now();
  const details = fc.check(property, { numRuns: runs, seed });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(
    `${details.failed ? "FAILED" : "held"}: ${name} (${details.numRuns} cases, ${seconds} s)`,
  );
  if (!details.failed) continue;
  failed.push(name);
  console.log(fc.defaultReportMessage(details));
}
const documents = fuzzDocuments(runs * 10, seed);
console.log(`documents: ${JSON.stringify(documents)}`);
if (documents.wrong > 0) failed.push("documents");
if (documents.slowestMs > 50) failed.push("slow contact");
console.log(
  JSON.stringify({ fuzz: "scoring", figures: { laws: laws.length, runs, ...documents, failed } }),
);
if (failed.length > 0) process.exitCode = 1;
