import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeContacts } from "./write-contacts.ts";

/** `ripen score` on a million rows and on a tenth of them, each in a process of its own. */
const ROWS = { few: 100_000, many: 1_000_000 } as const;
const script = fileURLToPath(new URL("./score-file.ts", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "ripen-bench-"));

try {
  const few = await run(ROWS.few);
  const many = await run(ROWS.many);
  const figures = {
    rowsPerSecond: Math.round(ROWS.many / many.seconds),
    peakMemoryMb: Math.round(many.peakMb),
    memoryGrowth: Math.round((many.peakMb / few.peakMb) * 100) / 100,
  };
  console.log(JSON.stringify({ bench: "csv", figures }));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function run(rows: number): Promise<{ readonly seconds: number; readonly peakMb: number }> {
  const contacts = join(folder, `${rows}.csv`);
  await writeContacts(contacts, rows);
  const args = [script, contacts, "--model", "b2b-software", "--out", join(folder, "scored.csv")];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const figures = JSON.parse(stdout) as { seconds: number; peakMb: number };
  console.log(
    `${rows} rows: ${figures.seconds.toFixed(1)} s, peak ${figures.peakMb.toFixed(0)} MB`,
  );
  return figures;
}
