import { cases } from "./cases.ts";
import type { CaseReport, FaultCase } from "./fault-case.ts";
import { readOptions, usage, type FaultOptions } from "./options.ts";
import { publish, type CaseLine } from "./publish.ts";

/** `npm run faults`: breaks the app in every way that the suite knows and says what was lost or doubled. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(usage);
    return 0;
  }
  const chosen = cases.filter(
    ({ name, stores }) =>
      stores.includes(options.store) && (options.case === "all" || options.case === name),
  );
  if (chosen.length === 0) {
    const names = cases.map(({ name, stores }) => `${name} (${stores.join(", ")})`);
    throw new TypeError(`There is no such case for ${options.store}: ${names.join(", ")}`);
  }
  const lines: CaseLine[] = [];
  for (const one of chosen) {
    const line = await runOne(one, options);
    console.log(JSON.stringify(line));
    lines.push(line);
  }
  const total = (of: "kills" | "acked" | "lost" | "doubled"): number =>
    lines.reduce((sum, line) => sum + line[of], 0);
  const failed = lines.filter((line) => line.failed !== null).map((line) => line.case);
  if (options.publish) publish(options, cases, lines);
  const faults = {
    cases: lines.length,
    kills: total("kills"),
    acked: total("acked"),
    lost: total("lost"),
    doubled: total("doubled"),
    failed,
  };
  console.log(JSON.stringify({ faults }));
  return failed.length === 0 ? 0 : 1;
}

async function runOne(one: FaultCase, options: FaultOptions): Promise<CaseLine> {
  const { store, seed, kills } = options;
  const startedAt = performance.now();
  const nothing: CaseReport = { kills: 0, acked: 0, lost: 0, doubled: 0, findings: [] };
  let report = nothing;
  let failed: string | null = null;
  try {
    console.error(`${one.name} on ${store}, seed ${seed}: ${one.about}`);
    report = await one.run({
      store,
      seed,
      kills,
      tell: (line) => console.error(`  ${line}`),
    });
    if (report.lost + report.doubled > 0) failed = "lost or doubled";
    if (report.findings.length > 0) failed = report.findings.join("; ");
  } catch (error) {
    failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  if (failed !== null) console.error(`  FAILED: ${failed}`);
  const { findings: _, ...figures } = report;
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return { case: one.name, store, seed, ...figures, seconds, failed };
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\n${usage}` : error);
  process.exitCode = 2;
}
