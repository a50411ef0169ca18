import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { aucParts } from "../../../src/evidence/statistics/auc.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";
import type { Report } from "../../../src/evidence/report/report.ts";
import { headerOf, makeLead, writeLeads, type MadeLead } from "./make-leads.ts";
import { plainLogistic } from "./plain-logistic.ts";

/**
 * `ripen calibrate` on files of three sizes, each in a process of its own, and beside it a plain logistic
 * regression from a library on the same 10,000 leads, 70 to learn from and 30 to judge on. `--largest N`
 * makes the last file smaller.
 */
const { values } = parseArgs({ options: { largest: { type: "string", default: "1000000" } } });
const COLUMNS = 100;
/** Of the largest file, which would have half a gigabyte with all of them. */
const FEW_COLUMNS = 12;
const folder = await mkdtemp(join(tmpdir(), "ripen-bench-"));
const scriptOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

try {
  const few = await calibrated(10_000, COLUMNS);
  const many = await calibrated(30_000, COLUMNS);
  const largest = await calibrated(Number(values.largest), FEW_COLUMNS);
  const beside = await besidePlainLogistic();
  const figures = {
    seconds10k: few.seconds,
    seconds30k: many.seconds,
    peakMb30k: many.peakMb,
    secondsLargest: largest.seconds,
    peakMbLargest: largest.peakMb,
    sampled: largest.sampled,
    ...beside,
  };
  console.log(JSON.stringify({ bench: "calibrate", figures }));
} finally {
  await rm(folder, { recursive: true, force: true });
}

type Run = { readonly seconds: number; readonly peakMb: number; readonly sampled: number | null };

async function calibrated(rows: number, columns: number): Promise<Run> {
  const leads = join(folder, `${rows}.csv`);
  await writeLeads(leads, rows, columns);
  const { seconds, peakMb, report } = await calibrateFile(leads);
  const sample = report.warnings.find((one) => one.code === "sampled");
  const said =
    sample === undefined ? "" : `, learned from ${sample.rows} of ${sample.of}, and said so`;
  console.log(`${rows} rows x ${columns}: ${seconds} s, peak ${peakMb} MB${said}`);
  await rm(leads);
  return { seconds, peakMb, sampled: sample?.rows ?? null };
}

async function calibrateFile(
  leads: string,
): Promise<{ readonly seconds: number; readonly peakMb: number; readonly report: Report }> {
  const report = join(folder, "report.json");
  const args = [leads, "--outcome", "Converted", "--id", "Lead Id", "--report", report];
  const { stdout } = await promisify(execFile)(process.execPath, [
    scriptOf("./calibrate-file.ts"),
    ...args,
    "--out",
    join(folder, "model.json"),
  ]);
  const { seconds, peakMb } = JSON.parse(stdout) as { seconds: number; peakMb: number };
  return {
    seconds: Math.round(seconds * 10) / 10,
    peakMb: Math.round(peakMb),
    report: JSON.parse(await readFile(report, "utf8")) as Report,
  };
}

async function besidePlainLogistic() {
  const random = randomOf(5);
  const leads = Array.from({ length: 10_000 }, () => makeLead(COLUMNS, random));
  const [train, test] = [leads.slice(0, 7_000), leads.slice(7_000)];
  const outcomes = test.map(({ converted }) => converted);
  const [trained, tested] = [join(folder, "train.csv"), join(folder, "test.csv")];
  await writeFile(trained, csvOf(train));
  await writeFile(tested, csvOf(test));
  const card = await calibrateFile(trained);
  const out = join(folder, "scored.csv");
  const script = scriptOf("../csv/score-file.ts");
  const model = join(folder, "model.json");
  await promisify(execFile)(process.execPath, [script, tested, "--model", model, "--out", out]);
  const [header = "", ...lines] = (await readFile(out, "utf8")).trim().split("\n");
  const at = header.split(",").indexOf("ripen_lead_score");
  const scores = lines.map((line) => Number(line.split(",")[at]));
  const started = performance.now();
  const plain = plainLogistic(train, test);
  const seconds = (performance.now() - started) / 1_000;
  const aucOf = (of: readonly number[]): number =>
    Math.round(aucParts(of, outcomes).value * 1e4) / 1e4;
  return {
    cardAuc: aucOf(scores),
    cardSeconds: card.seconds,
    plainLogisticAuc: aucOf(plain),
    plainLogisticSeconds: Math.round(seconds * 10) / 10,
  };
}

function csvOf(leads: readonly MadeLead[]): string {
  const lines = leads.map(({ fields, converted }, at) => `L${at},${converted},${fields.join(",")}`);
  return `Lead Id,Converted,${headerOf(COLUMNS).join(",")}\n${lines.join("\n")}\n`;
}
