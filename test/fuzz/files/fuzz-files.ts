import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readyMadeModels } from "../../../config/models.ts";
import { CannotRun } from "../../../src/commands/command.ts";
import { readColumns } from "../../../src/commands/column-readings.ts";
import { isColumnName, mapColumns } from "../../../src/commands/map-columns.ts";
import { openCsv } from "../../../src/commands/read-csv.ts";
import { readsOf, rowReader } from "../../../src/commands/row-facts.ts";
import { randomOf } from "../door/random.ts";
import { makeTable, type Table } from "./make-table.ts";
import { inLatin1, writeTable } from "./write-table.ts";

export type FileFigures = {
  readonly runs: number;
  /** Tables that came back as they were meant. */
  readonly equal: number;
  /** Tables of which something is lost, and it was said: a bad row, a count, a warning, a refusal. */
  readonly named: number;
  /** Tables that came back otherwise without a word. */
  readonly silent: number;
  readonly firstSilent: string | null;
};

type Back = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly isNamed: boolean;
};

const models = [readyMadeModels["b2b-software"]];
const reads = readsOf(models);

/** Writes tables in every way, reads each back as `ripen score` does, and compares. */
export async function fuzzFiles(runs: number, seed: number): Promise<FileFigures> {
  const folder = await mkdtemp(join(tmpdir(), "ripen-fuzz-"));
  const path = join(folder, "table.csv");
  const figures = { runs, equal: 0, named: 0, silent: 0 };
  let firstSilent: string | null = null;
  try {
    for (let run = 0; run < runs; run += 1) {
      const random = randomOf(seed * 1_000_003 + run);
      const table = makeTable(random);
      const { bytes, how } = writeTable(table, random);
      await writeFile(path, bytes);
      const back = await readBack(path, table);
      if (back !== null && isEqual(table, back)) figures.equal += 1;
      else if (back === null || back.isNamed) figures.named += 1;
      else {
        figures.silent += 1;
        firstSilent ??= `run ${run} of seed ${seed}: ${how}\nmeant ${JSON.stringify(table)}\nread ${JSON.stringify(back)}`;
      }
    }
    return { ...figures, firstSilent };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Null when the file is refused. */
async function readBack(path: string, table: Table): Promise<Back | null> {
  try {
    const file = await openCsv(path, (name) => isColumnName(name, reads));
    try {
      const columns = mapColumns(file.header, reads);
      const { dates, filled } = await readColumns(file, columns, models, {
        given: null,
        isWhole: true,
      });
      const reader = rowReader(columns, models, {
        decode: file.codec.decode,
        dates,
        timeZone: "UTC",
      });
      const rows: string[][] = [];
      let bad = 0;
      await file.read({
        fault: () => (bad += 1),
        record: (fields) => {
          if (fields.every((field) => field.trim() === "")) return;
          if (fields.length !== file.header.length) {
            bad += 1;
            return;
          }
          const row = fields.map((field) => file.codec.decode(field));
          const { contact } = reader.factsOf(fields, [], 0);
          row[table.date] = dayOf(contact["trial_started_at"] ?? "");
          rows.push(row);
        },
      });
      const { doubled, nul, foreign } = file.codec.met;
      const isOpen = [...dates.values()].some((date) => date.isOpen);
      const nameless = file.header.some((name, at) => name === "" && (filled[at] ?? 0) > 0);
      const isNamed =
        bad + doubled + nul + foreign + reader.unreadDates() > 0 || isOpen || nameless;
      return { header: file.header, rows, isNamed };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof CannotRun) return null;
    throw error;
  }
}

/** Of latin1 what it can carry is compared. */
function isEqual(table: Table, { header, rows }: Back): boolean {
  const width = table.header.length;
  return (
    table.header.every((name, at) => header[at] === name) &&
    rows.length === table.rows.length &&
    table.rows.every((row, line) =>
      row.every((cell, at) => at >= width || sameCell(cell, rows[line]?.[at] ?? "")),
    )
  );
}

function sameCell(meant: string, read: string): boolean {
  return meant === read || inLatin1(meant) === read;
}

/** The day of an ISO date or of epoch milliseconds. */
function dayOf(text: string): string {
  return /^\d{11,}$/.test(text)
    ? new Date(Number(text)).toISOString().slice(0, 10)
    : text.slice(0, 10);
}
